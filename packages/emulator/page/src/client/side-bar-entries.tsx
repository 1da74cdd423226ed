import { memo, useMemo, type ReactNode } from 'react';
import type { LiveApp, LiveChannel } from '../../../src/live/live-state.js';
import type { Message } from '../../../src/workspace/messages/message.js';
import { currentWorkspace } from '../store/current.js';
import type { Place } from '../store/look.js';
import { usePage } from '../store/page-store.js';
import { Avatar } from '../ui/avatar.js';
import { Icon } from '../ui/icon.js';
import { appPlace, directWith } from './app-place.js';
import { ChannelMark } from './channel-mark.js';
import { goAndWrite } from './focus.js';
import { channelTitle } from './names.js';
import css from './side-bar.module.css';
import { unreadOf, type Unread } from './unread.js';

const NONE: readonly Message[] = [];
const NOTHING: Unread = { count: 0, mentions: 0 };

/** The threads that one takes part in. */
export function ThreadsEntry() {
  const isHere = usePage(({ look }) => look.place.kind === 'threads');
  return (
    <Entry
      isHere={isHere}
      to={{ kind: 'threads' }}
      unread={NOTHING}
      mark={<Icon name="threads" size={16} />}
      name="Threads"
    />
  );
}

/** A conversation, and what is unread in it. There may be hundreds: what is said in one draws that one anew. */
export const ConversationEntry = memo(function ConversationEntry({ channel }: { readonly channel: LiveChannel }) {
  const people = usePage(state => currentWorkspace(state)?.people) ?? [];
  const userId = usePage(({ look }) => look.userId);
  const isHere = usePage(({ look }) => look.place.kind === 'channel' && look.place.id === channel.id);
  const unread = useUnread(channel);
  return (
    <li>
      <Entry
        isHere={isHere}
        to={{ kind: 'channel', id: channel.id }}
        unread={unread}
        mark={<ChannelMark channel={channel} />}
        name={channelTitle(channel, people, userId)}
      />
    </li>
  );
});

/** An app: its Home, and what was said between it and whoever one acts as. */
export function AppEntry({ app }: { readonly app: LiveApp }) {
  const { appId, name, botUserId } = app;
  const userId = usePage(({ look }) => look.userId);
  const isHere = usePage(({ look }) => look.place.kind === 'home' && look.place.appId === appId);
  const isConnected = usePage(({ seen }) => seen?.connections.some(each => each.app === name) === true);
  const direct = usePage(state => directWith(app, currentWorkspace(state)?.channels, userId));
  const unread = useUnread(direct);
  return (
    <li>
      <Entry
        isHere={isHere}
        to={appPlace(app, unread)}
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
  const messages = usePage(({ seen }) => channel && seen?.messages[channel.id]) ?? NONE;
  const userId = usePage(({ look }) => look.userId);
  return useMemo(() => (channel ? unreadOf(channel, messages, userId) : NOTHING), [channel, messages, userId]);
}

function Entry({
  isHere,
  to,
  unread,
  mark,
  name,
}: {
  readonly isHere: boolean;
  readonly to: Place;
  readonly unread: Unread;
  readonly mark: ReactNode;
  readonly name: string;
}) {
  return (
    <button
      type="button"
      className={css.entry}
      aria-label={[name, ...unreadWords(unread)].join(', ')}
      aria-current={isHere ? 'page' : undefined}
      data-unread={unread.count > 0 ? '' : undefined}
      onClick={() => goAndWrite(to)}
    >
      {mark}
      <span className={css.name}>{name}</span>
      {unread.mentions > 0 && <span className={css.badge} data-count={unread.mentions} />}
    </button>
  );
}

function unreadWords({ count, mentions }: Unread): readonly string[] {
  if (mentions > 0) return [`${mentions} unread for you`];
  return count > 0 ? [`${count} unread`] : [];
}
