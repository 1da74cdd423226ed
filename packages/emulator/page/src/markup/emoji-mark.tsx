import { currentWorkspace } from '../store/current.js';
import { usePage } from '../store/page-store.js';
import { customEmoji } from './custom-emoji.js';
import { characterOf } from './emoji.js';
import css from './markup.module.css';
import { imageAddress } from './safe-address.js';

/** An emoji by its name, those of the workspace among them. What nobody knows is shown by its name. */
export function Emoji({ name, tone }: { readonly name: string; readonly tone?: number | undefined }) {
  const own = usePage(state => currentWorkspace(state)?.emoji);
  const table = usePage(({ emojiTable }) => emojiTable);
  const label = `:${name}:`;
  const is = customEmoji(own ?? {}, name);
  if ('url' in is) {
    const address = imageAddress(is.url);
    return address === undefined ? label : <img className={css.emoji} src={address} alt={label} title={label} />;
  }
  const character = characterOf(table, is.name, tone);
  if (character === undefined) return label;
  return (
    <span className={css.emoji} title={label}>
      {character}
    </span>
  );
}
