import css from './app.module.css';
import { MainPane } from './client/main-pane.js';
import { SideBar } from './client/side-bar.js';
import { SidePane } from './client/side-pane.js';
import { ModalStack } from './modal/modal-stack.js';
import { PanelColumn } from './panels/panel-column.js';
import { usePage } from './store/page-store.js';
import { LineBanner } from './ui/line-banner.js';
import { Notices } from './ui/notices.js';
import { TopBar } from './client/top-bar.js';

/** The whole page: the Slack, and beside it the exchange with the apps. */
export function App() {
  const isThere = usePage(({ seen }) => seen !== null);
  return (
    <div className={css.page}>
      <LineBanner />
      {isThere && (
        <>
          <TopBar />
          <div className={css.columns}>
            <SideBar />
            <MainPane />
            <SidePane />
            <PanelColumn />
          </div>
          <ModalStack />
        </>
      )}
      <Notices />
    </div>
  );
}
