import { usePage } from '../store/page-store.js';
import { ChannelPane } from './channel-pane.js';
import { currentChannel } from '../store/current.js';

/** What stands in the middle. */
export function MainPane() {
  const channel = usePage(currentChannel);
  return <main>{channel && <ChannelPane channel={channel} />}</main>;
}
