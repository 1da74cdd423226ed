import { Activity } from 'react';
import css from './app.module.css';
import { focusMain } from './client/focus.js';
import { DeleteConfirmation, Overlays } from './client/overlays.js';
import { SideBar } from './client/side-bar.js';
import { MainPane, SidePane } from './frame/panes.js';
import { TopBar } from './frame/top-bar.js';
import { ModalStack } from './modal/modal-stack.js';
import { PanelColumn } from './panels/panel-column.js';
import { getVisiblePanes } from './store/layout.slice.js';
import { pageStore, usePage } from './store/page-store.js';
import { ConnectionBanner } from './ui/connection-banner.js';
import { ErrorBoundary, BrokenPart } from './ui/error-boundary.js';
import { Notices } from './ui/notices.js';

/** The whole page: the Slack client and the inspector. */
export function App() {
  const isLoaded = usePage(({ snapshot }) => snapshot !== null);
  return (
    <div className={css.page}>
      <ConnectionBanner />
      {isLoaded && (
        <ErrorBoundary fallback={<BrokenPart />}>
          <Slack />
        </ErrorBoundary>
      )}
      <Notices />
    </div>
  );
}

function Slack() {
  const hasMain = usePage(state => getVisiblePanes(state).main);
  const hasSide = usePage(state => getVisiblePanes(state).side);
  const hasPanel = usePage(state => getVisiblePanes(state).panel);
  const hasModal = usePage(({ snapshot, route }) => (snapshot?.views[route.userId]?.length ?? 0) > 0);
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
        data-side={hasSide && hasMain ? '' : undefined}
        data-panel={hasPanel && (hasMain || hasSide) ? '' : undefined}
        data-modal={hasModal ? '' : undefined}
        data-drawn={isDrawn ? '' : undefined}
      >
        <div className={css.slack} inert={hasModal}>
          <ErrorBoundary fallback={<BrokenPart />}>
            <SideBar />
            {/* A hidden pane keeps its state, but does not mark messages as read. */}
            <Activity mode={hasMain ? 'visible' : 'hidden'}>
              <MainPane />
            </Activity>
            {hasSide && <SidePane />}
          </ErrorBoundary>
        </div>
        <ErrorBoundary fallback={<BrokenPart />}>{hasPanel && <PanelColumn />}</ErrorBoundary>
        {isDrawn && (
          <button
            type="button"
            className={css.shade}
            aria-label="Close the side bar"
            onClick={() => pageStore.getState().setOverlay(null)}
          />
        )}
      </div>
      <ModalStack />
      <Overlays />
      <DeleteConfirmation />
    </>
  );
}
