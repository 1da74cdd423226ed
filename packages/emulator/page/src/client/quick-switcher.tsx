import { currentWorkspace } from '../store/current.js';
import { pageStore, usePage } from '../store/page-store.js';
import { Avatar } from '../ui/avatar.js';
import { PageDialog } from '../ui/dialog.js';
import { Finder, type FinderItem } from '../ui/finder.js';
import { Icon } from '../ui/icon.js';
import { appPlace, directWith } from './app-place.js';
import { openDirect } from './channel-acts.js';
import { ChannelMark } from './channel-mark.js';
import { actAndWrite, goAndWrite } from './focus.js';
import { channelTitle, personName } from './names.js';
import { unreadOf } from './unread.js';

/** Goes to a conversation, a person or an app by a part of its name; or acts as somebody else from now on. */
export function QuickSwitcher() {
  const workspace = usePage(currentWorkspace);
  const userId = usePage(({ look }) => look.userId);
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
        words: channelTitle(channel, people, userId),
        picture: <ChannelMark channel={channel} />,
        label: channelTitle(channel, people, userId),
        detail: channel.members.includes(userId) ? channel.topic : 'not joined',
        choose: () => goAndWrite({ kind: 'channel', id: channel.id }),
      })),
    ...people
      .filter(({ appId, isDeleted }) => appId === null && !isDeleted)
      .map(person => ({
        key: person.id,
        words: `${personName(person)} ${person.name}`,
        picture: <Avatar id={person.id} name={personName(person)} size="small" />,
        label: personName(person),
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
        const direct = directWith(app, channels, userId);
        const messages = (direct && pageStore.getState().seen?.messages[direct.id]) ?? [];
        goAndWrite(appPlace(app, direct ? unreadOf(direct, messages, userId) : { count: 0 }));
      },
    })),
    {
      key: 'threads',
      words: 'Threads',
      picture: <Icon name="threads" size={16} />,
      label: 'Threads',
      choose: () => goAndWrite({ kind: 'threads' }),
    },
    ...people
      .filter(({ id, appId, isDeleted }) => appId === null && !isDeleted && id !== userId)
      .map(person => ({
        key: `as ${person.id}`,
        words: `Act as ${personName(person)}`,
        picture: <Avatar id={person.id} name={personName(person)} size="small" />,
        label: `Act as ${personName(person)}`,
        choose: () => actAndWrite(person.id),
      })),
  ];
  return (
    <PageDialog title="Go to" isBare onClose={close}>
      <Finder
        label="Go to"
        placeholder="A channel, a person, an app; “Act as …”"
        items={items}
        none="Nothing here is called that."
      />
    </PageDialog>
  );
}
