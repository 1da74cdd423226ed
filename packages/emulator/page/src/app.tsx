import css from './app.module.css';
import { DeleteQuestion } from './client/delete-question.js';
import { focusMain } from './client/focus.js';
import { MainPane } from './client/main-pane.js';
import { Overlays } from './client/overlays.js';
import { SideBar } from './client/side-bar.js';
import { SidePane } from './client/side-pane.js';
import { TopBar } from './client/top-bar.js';
import { ModalStack } from './modal/modal-stack.js';
import { PanelColumn } from './panels/panel-column.js';
import { pageStore, usePage } from './store/page-store.js';
import { LineBanner } from './ui/line-banner.js';
import { Notices } from './ui/notices.js';

/** The whole page: the Slack, and beside it the exchange with the apps. */
export function App() {
  const isThere = usePage(({ seen }) => seen !== null);
  return (
    <div className={css.page}>
      <LineBanner />
      {isThere && <Slack />}
      <Notices />
    </div>
  );
}

function Slack() {
  const hasSide = usePage(({ look }) => look.side !== null);
  const hasPanel = usePage(({ look }) => look.panel !== null);
  const isDrawn = usePage(({ overlay }) => overlay === 'drawer');
  return (
    <>
      <div className={css.skip}>
        <button type="button" onClick={focusMain}>
          Skip to the message field
        </button>
      </div>
      <TopBar />
      <div
        className={css.columns}
        data-side={hasSide ? '' : undefined}
        data-panel={hasPanel ? '' : undefined}
        data-drawn={isDrawn ? '' : undefined}
      >
        <SideBar />
        <MainPane />
        <SidePane />
        <PanelColumn />
        {isDrawn && (
          <button
            type="button"
            className={css.shade}
            aria-label="Close the conversations"
            onClick={() => pageStore.getState().setOverlay(null)}
          />
        )}
      </div>
      <ModalStack />
      <Overlays />
      <DeleteQuestion />
    </>
  );
}
