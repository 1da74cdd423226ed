import css from './markup.module.css';
import { Emoji } from './emoji-mark.js';

const NAMED = /:([\w+'-]*[a-z+-][\w+'-]*(?:::skin-tone-[2-6])?):/g;

/** A text without markup. `hasEmoji`: `:wave:` is an emoji. */
export function PlainText({ text, hasEmoji = true }: { readonly text: string; readonly hasEmoji?: boolean }) {
  return <span className={css.words}>{hasEmoji ? withEmoji(text) : text}</span>;
}

function withEmoji(text: string) {
  // Every other piece is the name of an emoji.
  return text.split(NAMED).map((piece, index) => (index % 2 === 1 ? <Emoji key={index} name={piece} /> : piece));
}
