import { Fragment, useMemo, type KeyboardEvent } from 'react';
import { channelOf, currentWorkspace } from '../store/current.js';
import { pageStore, usePage } from '../store/page-store.js';
import { Icon } from '../ui/icon.js';
import { MessageItem } from './message-item.js';
import { messageKeys } from './message-keys.js';
import { MessageStop } from './message-row.js';
import { channelWords } from './names.js';
import { rowsOf } from './rows.js';
import { threadsOf, type OwnThread } from './threads.js';
import css from './threads-view.module.css';

/** So many of the newest replies of a thread are shown. */
const REPLIES = 3;

/** The threads that whoever one acts as takes part in. */
export function ThreadsView() {
  const messages = usePage(({ seen }) => seen?.messages);
  const channels = usePage(state => currentWorkspace(state)?.channels);
  const userId = usePage(({ look }) => look.userId);
  const threads = useMemo(() => {
    const mine = channels?.filter(({ members }) => members.includes(userId)) ?? [];
    const ids = mine.map(({ id }) => id);
    return threadsOf(messages ?? {}, ids, userId);
  }, [messages, channels, userId]);
  return (
    <div className={css.view}>
      <header className={css.header}>
        <h1>
          <Icon name="threads" /> Threads
        </h1>
      </header>
      {threads.length === 0 ? (
        <p className={css.empty}>
          The threads that you write in, or are mentioned in, stand here. Begin one: point at a message and choose
          “Reply in thread”, or press T on it.
        </p>
      ) : (
        <ul className={css.threads}>
          {threads.map(thread => (
            <li key={`${thread.root.channel}/${thread.root.ts}`}>
              <ThreadCard thread={thread} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function ThreadCard({ thread: { root, replies } }: { readonly thread: OwnThread }) {
  const channel = usePage(state => channelOf(state, root.channel));
  const people = usePage(state => currentWorkspace(state)?.people) ?? [];
  const userId = usePage(({ look }) => look.userId);
  const hidden = replies.length - REPLIES;
  const open = (): void =>
    pageStore
      .getState()
      .goTo({ kind: 'channel', id: root.channel }, { kind: 'thread', channel: root.channel, ts: root.ts });
  return (
    <section className={css.card}>
      <h2 className={css.place}>{channel && channelWords(channel, people, userId)}</h2>
      <ThreadMessages root={root} replies={replies.slice(-REPLIES)} hidden={hidden} />
      <button type="button" className={css.open} onClick={open}>
        Open thread
      </button>
    </section>
  );
}

/** The keyboard goes through them as through a conversation. */
function ThreadMessages({ root, replies, hidden }: OwnThread & { readonly hidden: number }) {
  const list = `threads/${root.channel}/${root.ts}`;
  const cursor = usePage(state => (state.cursor?.list === list ? state.cursor.key : null));
  const messages = [root, ...replies];
  const at = messages.findIndex(({ ts }) => ts === cursor);
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    const moveTo = (index: number): void => {
      const to = messages[index];
      if (to) pageStore.getState().setCursor({ list, key: to.ts });
    };
    messageKeys(event, { rows: rowsOf({ messages, notes: [], firstNew: null }), at, moveTo });
  };
  return (
    <div role="group" aria-label={`Thread: ${root.text.slice(0, 80)}`} onKeyDown={onKeyDown}>
      {messages.map((message, index) => (
        <Fragment key={message.ts}>
          <MessageStop
            message={message}
            rowKey={message.ts}
            list={list}
            hasCursor={index === at}
            isFirstStop={at === -1 && index === 0}
          >
            <MessageItem message={message} isInThread={index > 0} />
          </MessageStop>
          {index === 0 && hidden > 0 && <p className={css.more}>{hidden} more before these</p>}
        </Fragment>
      ))}
    </div>
  );
}
