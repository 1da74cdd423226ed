import { currentWorkspace } from '../store/current.js';
import { pageStore, usePage } from '../store/page-store.js';
import { Avatar } from '../ui/avatar.js';
import { PageDialog } from '../ui/dialog.js';
import { Finder, type FinderItem } from '../ui/finder.js';
import { Icon } from '../ui/icon.js';
import { openDirect } from './channel-acts.js';
import { ChannelMark } from './channel-mark.js';
import { goAndWrite } from './focus.js';
import { channelTitle, personName } from './names.js';

/** Goes to a conversation, a person or an app by a part of its name. */
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
    ...apps.map(({ appId, name, botUserId }) => ({
      key: appId,
      words: name,
      picture: <Avatar id={botUserId} name={name} isApp size="small" />,
      label: name,
      detail: 'app',
      choose: () => goAndWrite({ kind: 'home', appId }),
    })),
    {
      key: 'threads',
      words: 'Threads',
      picture: <Icon name="threads" size={16} />,
      label: 'Threads',
      choose: () => goAndWrite({ kind: 'threads' }),
    },
  ];
  return (
    <PageDialog title="Go to" isBare onClose={close}>
      <Finder
        label="Go to"
        placeholder="A channel, a person, an app"
        items={items}
        none="Nothing here is called that."
      />
    </PageDialog>
  );
}
