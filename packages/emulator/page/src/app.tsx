import { Activity } from 'react';
import css from './app.module.css';
import { DeleteQuestion } from './client/delete-question.js';
import { focusMain } from './client/focus.js';
import { MainPane } from './frame/main-pane.js';
import { Overlays } from './client/overlays.js';
import { SideBar } from './client/side-bar.js';
import { SidePane } from './frame/side-pane.js';
import { TopBar } from './frame/top-bar.js';
import { ModalStack } from './modal/modal-stack.js';
import { PanelColumn } from './panels/panel-column.js';
import { pageStore, usePage } from './store/page-store.js';
import { shownOf } from './store/shown.js';
import { Boundary } from './ui/boundary.js';
import { BrokenPart } from './ui/broken-part.js';
import { LineBanner } from './ui/line-banner.js';
import { Notices } from './ui/notices.js';

/** The whole page: the Slack, and beside it the exchange with the apps. */
export function App() {
  const isThere = usePage(({ seen }) => seen !== null);
  return (
    <div className={css.page}>
      <LineBanner />
      {isThere && (
        <Boundary instead={<BrokenPart />}>
          <Slack />
        </Boundary>
      )}
      <Notices />
    </div>
  );
}

function Slack() {
  const hasPlace = usePage(state => shownOf(state).place);
  const hasSide = usePage(state => shownOf(state).side);
  const hasPanel = usePage(state => shownOf(state).panel);
  const hasModal = usePage(({ seen, look }) => (seen?.views[look.userId]?.length ?? 0) > 0);
  const isDrawn = usePage(({ overlay }) => overlay === 'drawer');
  return (
    <>
      <div className={css.slack} inert={hasModal}>
        <div className={css.skip}>
          <button type="button" onClick={focusMain}>
            Skip to the message field
          </button>
        </div>
        <TopBar />
      </div>
      <div
        className={css.columns}
        data-side={hasSide && hasPlace ? '' : undefined}
        data-panel={hasPanel && (hasPlace || hasSide) ? '' : undefined}
        data-modal={hasModal ? '' : undefined}
        data-drawn={isDrawn ? '' : undefined}
      >
        <div className={css.slack} inert={hasModal}>
          <Boundary instead={<BrokenPart />}>
            <SideBar />
            {/* Who comes back to it is where they were, and what isn't seen isn't read. */}
            <Activity mode={hasPlace ? 'visible' : 'hidden'}>
              <MainPane />
            </Activity>
            {hasSide && <SidePane />}
          </Boundary>
        </div>
        <Boundary instead={<BrokenPart />}>{hasPanel && <PanelColumn />}</Boundary>
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
