import { memo, type ReactNode, useMemo } from 'react';
import type { LiveApp, LiveChannel } from '../../../src/live/live-state.js';
import type { Message } from '../../../src/workspace/messages/message.js';
import { usePage } from '../store/page-store.js';
import type { MainContent } from '../store/route.slice.js';
import { currentWorkspace } from '../store/selectors.js';
import { Avatar } from '../ui/avatar.js';
import { Icon } from '../ui/icon.js';
import { getAppLocation, findAppDirectMessage } from './app-location.js';
import { ChannelMark } from './channel-mark.js';
import { openAndFocus } from './focus.js';
import { getChannelTitle } from './names.js';
import css from './side-bar.module.css';
import { type Unread, countUnread } from './unread.js';

const NO_UNREAD_MESSAGES: readonly Message[] = [];
const NO_UNREAD: Unread = { count: 0, mentions: 0 };

export function ThreadsEntry() {
  const isHere = usePage(({ route }) => route.main.kind === 'threads');
  return (
    <SideBarLink
      isHere={isHere}
      to={{ kind: 'threads' }}
      unread={NO_UNREAD}
      mark={<Icon name="threads" size={16} />}
      name="Threads"
    />
  );
}

/** Memoized: a new message renders only its own conversation's entry. */
export const ConversationEntry = memo(function ConversationEntry({ channel }: { readonly channel: LiveChannel }) {
  const people = usePage(state => currentWorkspace(state)?.people) ?? [];
  const userId = usePage(({ route }) => route.userId);
  const isHere = usePage(({ route }) => route.main.kind === 'channel' && route.main.id === channel.id);
  const unread = useUnread(channel);
  return (
    <li>
      <SideBarLink
        isHere={isHere}
        to={{ kind: 'channel', id: channel.id }}
        unread={unread}
        mark={<ChannelMark channel={channel} />}
        name={getChannelTitle(channel, people, userId)}
      />
    </li>
  );
});

export function AppEntry({ app }: { readonly app: LiveApp }) {
  const { appId, name, botUserId } = app;
  const userId = usePage(({ route }) => route.userId);
  const isHere = usePage(({ route }) => route.main.kind === 'home' && route.main.appId === appId);
  const isConnected = usePage(({ snapshot }) => snapshot?.connections.some(each => each.app === name) === true);
  const directMessage = usePage(state => findAppDirectMessage(app, currentWorkspace(state)?.channels, userId));
  const unread = useUnread(directMessage);
  return (
    <li>
      <SideBarLink
        isHere={isHere}
        to={getAppLocation(app, unread)}
        unread={unread}
        mark={
          <span className={css.app} title={isConnected ? 'Connected' : 'Not connected'}>
            <Avatar id={botUserId} name={name} isApp size="small" />
            <span className={css.connected} data-connected={isConnected ? '' : undefined} />
          </span>
        }
        name={name}
      />
    </li>
  );
}

function useUnread(channel: LiveChannel | undefined): Unread {
  const messages = usePage(({ snapshot }) => channel && snapshot?.messages[channel.id]) ?? NO_UNREAD_MESSAGES;
  const userId = usePage(({ route }) => route.userId);
  return useMemo(() => (channel ? countUnread(channel, messages, userId) : NO_UNREAD), [channel, messages, userId]);
}

function SideBarLink({
  isHere,
  to,
  unread,
  mark,
  name,
}: {
  readonly isHere: boolean;
  readonly to: MainContent;
  readonly unread: Unread;
  readonly mark: ReactNode;
  readonly name: string;
}) {
  return (
    <button
      type="button"
      className={css.entry}
      aria-label={[name, ...describeUnread(unread)].join(', ')}
      aria-current={isHere ? 'page' : undefined}
      data-unread={unread.count > 0 ? '' : undefined}
      onClick={() => openAndFocus(to)}
    >
      {mark}
      <span className={css.name}>{name}</span>
      {unread.mentions > 0 && <span className={css.badge} data-count={unread.mentions} />}
    </button>
  );
}

function describeUnread({ count, mentions }: Unread): readonly string[] {
  if (mentions > 0) return [`${mentions} unread for you`];
  return count > 0 ? [`${count} unread`] : [];
}
