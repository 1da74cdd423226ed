import type { Message } from '../../../src/workspace/messages/message.js';
import { Emoji } from '../markup/emoji-mark.js';
import { EmojiPicker } from '../markup/emoji-picker.js';
import { pageStore, usePage } from '../store/page-store.js';
import { personOf } from '../store/selectors.js';
import { Icon } from '../ui/icon.js';
import { toggleReaction } from './message-actions.js';
import { getDisplayName } from './names.js';
import css from './reactions.module.css';

export function Reactions({ message }: { readonly message: Message }) {
  const userId = usePage(({ route }) => route.userId);
  if (message.reactions.length === 0) return null;
  return (
    <ul className={css.reactions} aria-label="Reactions">
      {message.reactions.map(({ name, users }) => (
        <li key={name}>
          <button
            type="button"
            className={css.reaction}
            aria-pressed={users.includes(userId)}
            aria-label={`${name}: ${users.length}`}
            title={describeReactors(users, userId, name)}
            onClick={() => toggleReaction(message, name)}
          >
            <Emoji name={name} />
            <span>{users.length}</span>
          </button>
        </li>
      ))}
      <li>
        <EmojiPicker
          trigger={
            <button type="button" className={css.reaction} aria-label="Add a reaction" title="Add a reaction">
              <Icon name="smile" size={16} />
            </button>
          }
          onPick={name => toggleReaction(message, name)}
        />
      </li>
    </ul>
  );
}

function describeReactors(users: readonly string[], userId: string, name: string): string {
  const state = pageStore.getState();
  const names = users.map(id => (id === userId ? 'You' : getDisplayName(personOf(state, id), id)));
  return `${names.join(', ')} reacted with :${name}:`;
}
