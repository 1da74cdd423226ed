import { currentWorkspace } from '../store/current.js';
import { pageStore, usePage } from '../store/page-store.js';
import { PageDialog } from '../ui/dialog.js';
import { Finder } from '../ui/finder.js';
import { ChannelMark } from './channel-mark.js';
import { goAndWrite } from './focus.js';

/** All channels that one may know of, to be looked at and joined; those that are put away as well. */
export function BrowseChannels() {
  const channels = usePage(state => currentWorkspace(state)?.channels) ?? [];
  const userId = usePage(({ look }) => look.userId);
  const { setOverlay } = pageStore.getState();
  const items = channels
    .filter(({ kind, members }) => kind === 'channel' || (kind === 'group' && members.includes(userId)))
    .map(channel => ({
      key: channel.id,
      words: `${channel.name} ${channel.topic} ${channel.purpose}`,
      picture: <ChannelMark channel={channel} />,
      label: channel.name,
      detail: [
        channel.isArchived ? 'archived' : channel.members.includes(userId) ? 'joined' : '',
        `${channel.members.length} ${channel.members.length === 1 ? 'member' : 'members'}`,
      ]
        .filter(Boolean)
        .join(' · '),
      choose: () => goAndWrite({ kind: 'channel', id: channel.id }),
    }));
  return (
    <PageDialog title="Channels" onClose={() => setOverlay(null)}>
      <Finder label="Channels" placeholder="Find a channel" items={items} none="No channel has these words." />
    </PageDialog>
  );
}
