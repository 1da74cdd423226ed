import { Fragment, type KeyboardEvent, useMemo } from 'react';
import { pageStore, usePage } from '../store/page-store.js';
import { channelOf, currentWorkspace } from '../store/selectors.js';
import { Icon } from '../ui/icon.js';
import { MessageItem } from './message-item.js';
import { handleMessageKeys } from './message-keys.js';
import { FocusableMessage } from './message-row.js';
import { buildMessageRows } from './message-rows.js';
import { formatChannelName } from './names.js';
import css from './threads-view.module.css';
import { type UserThread, findUserThreads } from './threads.js';

const REPLIES = 3;

/** Lists the threads that the current user takes part in. */
export function ThreadsView() {
  const messages = usePage(({ snapshot }) => snapshot?.messages);
  const channels = usePage(state => currentWorkspace(state)?.channels);
  const userId = usePage(({ route }) => route.userId);
  const threads = useMemo(() => {
    const mine = channels?.filter(({ members }) => members.includes(userId)) ?? [];
    const ids = mine.map(({ id }) => id);
    return findUserThreads(messages ?? {}, ids, userId);
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
          Threads that you take part in or are mentioned in appear here. To start one, hover over a message and choose
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

function ThreadCard({ thread: { root, replies } }: { readonly thread: UserThread }) {
  const channel = usePage(state => channelOf(state, root.channel));
  const people = usePage(state => currentWorkspace(state)?.people) ?? [];
  const userId = usePage(({ route }) => route.userId);
  const hidden = replies.length - REPLIES;
  const open = (): void =>
    pageStore
      .getState()
      .openMain({ kind: 'channel', id: root.channel }, { kind: 'thread', channel: root.channel, ts: root.ts });
  return (
    <section className={css.card}>
      <h2 className={css.place}>{channel && formatChannelName(channel, people, userId)}</h2>
      <ThreadMessages root={root} replies={replies.slice(-REPLIES)} hidden={hidden} />
      <button type="button" className={css.open} onClick={open}>
        Open thread
      </button>
    </section>
  );
}

function ThreadMessages({ root, replies, hidden }: UserThread & { readonly hidden: number }) {
  const list = `threads/${root.channel}/${root.ts}`;
  const cursor = usePage(state => (state.cursor?.list === list ? state.cursor.key : null));
  const messages = [root, ...replies];
  const at = messages.findIndex(({ ts }) => ts === cursor);
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    const moveTo = (index: number): void => {
      const to = messages[index];
      if (to) pageStore.getState().setCursor({ list, key: to.ts });
    };
    handleMessageKeys(event, { rows: buildMessageRows({ messages, notes: [], firstNew: null }), at, moveTo });
  };
  return (
    <div role="group" aria-label={`Thread: ${root.text.slice(0, 80)}`} onKeyDown={onKeyDown}>
      {messages.map((message, index) => (
        <Fragment key={message.ts}>
          <FocusableMessage
            message={message}
            rowKey={message.ts}
            list={list}
            hasCursor={index === at}
            isFirstStop={at === -1 && index === 0}
          >
            <MessageItem message={message} isInThread={index > 0} />
          </FocusableMessage>
          {index === 0 && hidden > 0 && <p className={css.more}>{hidden} earlier replies</p>}
        </Fragment>
      ))}
    </div>
  );
}
