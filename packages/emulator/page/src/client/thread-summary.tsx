import type { Message } from '../../../src/workspace/messages/message.js';
import { personOf } from '../store/current.js';
import { usePage } from '../store/page-store.js';
import { Avatar } from '../ui/avatar.js';
import { dayWords, timeWords } from './clock.js';
import { openThread } from './message-acts.js';
import { personName } from './names.js';
import css from './thread-summary.module.css';

/** So many faces are shown. */
const FACES = 4;

/** What is said under a message: who, how much, and when last. Opens the thread. */
export function ThreadSummary({
  message,
  replies,
}: {
  readonly message: Message;
  readonly replies: readonly Message[];
}) {
  const last = replies.at(-1);
  if (!last) return null;
  const authors = [...new Set(replies.map(({ user }) => user))].slice(0, FACES);
  const count = replies.length === 1 ? '1 reply' : `${replies.length} replies`;
  return (
    <button type="button" className={css.summary} onClick={() => openThread(message)}>
      {authors.map(id => (
        <Face key={id} id={id} />
      ))}
      <strong>{count}</strong>
      <span className={css.last}>
        Last reply {dayWords(last.ts).toLowerCase() === 'today' ? '' : `${dayWords(last.ts)} `}at {timeWords(last.ts)}
      </span>
    </button>
  );
}

function Face({ id }: { readonly id: string }) {
  const person = usePage(state => personOf(state, id));
  return <Avatar id={id} name={personName(person, id)} isApp={(person?.appId ?? null) !== null} size="line" />;
}
