import { AppPane } from '../home/app-pane.js';
import { currentApp, currentChannel } from '../store/current.js';
import { usePage } from '../store/page-store.js';
import { ChannelPane } from '../client/channel-pane.js';
import css from './main-pane.module.css';
import { ThreadsView } from '../client/threads-view.js';

/** What stands in the middle. */
export function MainPane() {
  const channel = usePage(currentChannel);
  const app = usePage(currentApp);
  const place = usePage(({ look }) => look.place);
  return (
    <main className={css.main} id="main" tabIndex={-1}>
      {channel && <ChannelPane key={channel.id} channel={channel} />}
      {app && <AppPane app={app} tab={place.kind === 'home' ? place.tab : undefined} />}
      {place.kind === 'threads' && <ThreadsView />}
      {place.kind === 'channel' && !channel && <p className={css.nowhere}>Choose a conversation in the side bar.</p>}
    </main>
  );
}
