import { useEffect } from 'react';
import { ConfirmDialog } from '../composition/confirm-dialog.js';
import { pageStore, usePage } from '../store/page-store.js';
import { currentWorkspace } from '../store/selectors.js';
import { PageDialog } from '../ui/dialog.js';
import { Finder } from '../ui/finder.js';
import { ChannelMark } from './channel-mark.js';
import { openAndFocus } from './focus.js';
import { DELETE_CONFIRMATION } from './message-actions.js';
import { NewChannel, NewDirect } from './new-conversation.js';
import { QuickSwitcher } from './quick-switcher.js';

/** Renders the open overlay, and handles its keyboard shortcuts. */
export function Overlays() {
  const overlay = usePage(state => state.overlay);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const { overlay: open, setOverlay } = pageStore.getState();
      if (event.key === 'Escape' && open === 'drawer') {
        setOverlay(null);
        document.querySelector<HTMLElement>('[aria-controls="conversations"]')?.focus();
      }
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.shiftKey) return;
      event.preventDefault();
      setOverlay(open === 'switcher' ? null : 'switcher');
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
  if (overlay === 'switcher') return <QuickSwitcher />;
  if (overlay === 'browse') return <BrowseChannels />;
  if (overlay === 'new-channel') return <NewChannel />;
  if (overlay === 'new-direct') return <NewDirect />;
  return null;
}

/** Lists all channels that the user can see, archived ones included. */
export function BrowseChannels() {
  const channels = usePage(state => currentWorkspace(state)?.channels) ?? [];
  const userId = usePage(({ route }) => route.userId);
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
      choose: () => openAndFocus({ kind: 'channel', id: channel.id }),
    }));
  return (
    <PageDialog title="Channels" onClose={() => setOverlay(null)}>
      <Finder label="Channels" placeholder="Find a channel" items={items} emptyText="No matching channels." />
    </PageDialog>
  );
}

const CONFIRM = {
  title: 'Delete message',
  text: 'Are you sure you want to delete this message? This cannot be undone.',
  confirm: 'Delete',
  deny: 'Cancel',
  style: 'danger',
};

export function DeleteConfirmation() {
  return <ConfirmDialog requesterId={DELETE_CONFIRMATION} confirm={CONFIRM} />;
}
