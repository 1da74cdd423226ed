import { AppPane } from '../home/app-pane.js';
import { usePage } from '../store/page-store.js';
import { ChannelPane } from './channel-pane.js';
import { currentApp, currentChannel } from '../store/current.js';

/** What stands in the middle. */
export function MainPane() {
  const channel = usePage(currentChannel);
  const app = usePage(currentApp);
  const tab = usePage(({ look }) => (look.place.kind === 'home' ? look.place.tab : undefined));
  return (
    <main>
      {channel && <ChannelPane channel={channel} />}
      {app && <AppPane app={app} tab={tab} />}
    </main>
  );
}
