import { pageStore, usePage } from '../store/page-store.js';
import { currentWorkspace } from '../store/selectors.js';
import { Avatar } from '../ui/avatar.js';
import { PageDialog } from '../ui/dialog.js';
import { Finder, type FinderItem } from '../ui/finder.js';
import { Icon } from '../ui/icon.js';
import { getAppLocation, findAppDirectMessage } from './app-location.js';
import { openDirect } from './channel-actions.js';
import { ChannelMark } from './channel-mark.js';
import { actAsAndFocus, openAndFocus } from './focus.js';
import { getChannelTitle, getDisplayName } from './names.js';
import { countUnread } from './unread.js';

/** Opens a conversation, user or app by name, or switches to another user. */
export function QuickSwitcher() {
  const workspace = usePage(currentWorkspace);
  const userId = usePage(({ route }) => route.userId);
  const { setOverlay } = pageStore.getState();
  const close = (): void => setOverlay(null);
  if (!workspace) return null;
  const { channels, people, apps } = workspace;
  const items: readonly FinderItem[] = [
    ...channels
      .filter(
        ({ kind, members, isArchived }) =>
          !isArchived && kind !== 'im' && (kind === 'channel' || members.includes(userId)),
      )
      .map(channel => ({
        key: channel.id,
        words: getChannelTitle(channel, people, userId),
        picture: <ChannelMark channel={channel} />,
        label: getChannelTitle(channel, people, userId),
        detail: channel.members.includes(userId) ? channel.topic : 'not joined',
        choose: () => openAndFocus({ kind: 'channel', id: channel.id }),
      })),
    ...people
      .filter(({ appId, isDeleted }) => appId === null && !isDeleted)
      .map(person => ({
        key: person.id,
        words: `${getDisplayName(person)} ${person.name}`,
        picture: <Avatar id={person.id} name={getDisplayName(person)} size="small" />,
        label: getDisplayName(person),
        detail: `@${person.name}`,
        choose: () => {
          void openDirect([person.id]);
          close();
        },
      })),
    ...apps.map(app => ({
      key: app.appId,
      words: app.name,
      picture: <Avatar id={app.botUserId} name={app.name} isApp size="small" />,
      label: app.name,
      detail: 'app',
      choose: () => {
        const directMessage = findAppDirectMessage(app, channels, userId);
        const messages = (directMessage && pageStore.getState().snapshot?.messages[directMessage.id]) ?? [];
        openAndFocus(getAppLocation(app, directMessage ? countUnread(directMessage, messages, userId) : { count: 0 }));
      },
    })),
    {
      key: 'threads',
      words: 'Threads',
      picture: <Icon name="threads" size={16} />,
      label: 'Threads',
      choose: () => openAndFocus({ kind: 'threads' }),
    },
    ...people
      .filter(({ id, appId, isDeleted }) => appId === null && !isDeleted && id !== userId)
      .map(person => ({
        key: `as ${person.id}`,
        words: `Act as ${getDisplayName(person)}`,
        picture: <Avatar id={person.id} name={getDisplayName(person)} size="small" />,
        label: `Act as ${getDisplayName(person)}`,
        choose: () => actAsAndFocus(person.id),
      })),
  ];
  return (
    <PageDialog title="Go to" isBare onClose={close}>
      <Finder
        label="Go to"
        placeholder="A channel, a person, an app; “Act as …”"
        items={items}
        emptyText="No results."
      />
    </PageDialog>
  );
}
