import { AssistantPane } from '../assistant/assistant-pane.js';
import { ChannelPane } from '../client/channel-pane.js';
import { ThreadPane } from '../client/thread-pane.js';
import { ThreadsView } from '../client/threads-view.js';
import { AppPane } from '../home/app-pane.js';
import { usePage } from '../store/page-store.js';
import { currentApp, currentChannel, currentWorkspace } from '../store/selectors.js';
import css from './main-pane.module.css';
import sidePaneCss from './side-pane.module.css';

export function MainPane() {
  const channel = usePage(currentChannel);
  const app = usePage(currentApp);
  const main = usePage(({ route }) => route.main);
  return (
    <main className={css.main} id="main" tabIndex={-1}>
      {channel && <ChannelPane key={channel.id} channel={channel} />}
      {app && <AppPane app={app} tab={main.kind === 'home' ? main.tab : undefined} />}
      {main.kind === 'threads' && <ThreadsView />}
      {main.kind === 'channel' && !channel && <p className={css.nowhere}>Choose a conversation in the side bar.</p>}
    </main>
  );
}

export function SidePane() {
  const side = usePage(({ route }) => route.side);
  const apps = usePage(currentWorkspace)?.apps;
  if (side === null) return null;
  if (side.kind === 'thread') {
    return (
      <aside className={sidePaneCss.side} aria-label="Thread">
        <ThreadPane key={`${side.channel}/${side.ts}`} channel={side.channel} ts={side.ts} />
      </aside>
    );
  }
  const assistant = apps?.find(({ appId }) => appId === side.appId);
  return (
    <aside className={sidePaneCss.side} aria-label="Assistant">
      {assistant && <AssistantPane key={assistant.appId} app={assistant} ts={side.ts} />}
    </aside>
  );
}
