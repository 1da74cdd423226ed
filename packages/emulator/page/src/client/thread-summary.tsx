import type { Message } from '../../../src/workspace/messages/message.js';
import { openThread } from './message-actions.js';
import { UserAvatar } from './user-avatar.js';
import css from './thread-summary.module.css';
import { formatDay, formatTime } from './timestamp.js';

const MAX_REPLY_AVATARS = 4;

/** Summarizes a thread's replies; a click opens the thread. */
export function ThreadSummary({
  message,
  replies,
}: {
  readonly message: Message;
  readonly replies: readonly Message[];
}) {
  const last = replies.at(-1);
  if (!last) return null;
  const authors = [...new Set(replies.map(({ user }) => user))].slice(0, MAX_REPLY_AVATARS);
  const count = replies.length === 1 ? '1 reply' : `${replies.length} replies`;
  return (
    <button type="button" className={css.summary} onClick={() => openThread(message)}>
      {authors.map(id => (
        <UserAvatar key={id} id={id} />
      ))}
      <strong>{count}</strong>
      <span className={css.last}>
        Last reply {formatDay(last.ts).toLowerCase() === 'today' ? '' : `${formatDay(last.ts)} `}at{' '}
        {formatTime(last.ts)}
      </span>
    </button>
  );
}
