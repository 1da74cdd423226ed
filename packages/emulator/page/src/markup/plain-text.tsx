import css from './markup.module.css';
import { Emoji } from './emoji-mark.js';

const NAMED = /:([\w+'-]*[a-z+-][\w+'-]*(?:::skin-tone-[2-6])?):/g;

/** `hasEmoji`: whether `:wave:` is rendered as an emoji. */
export function PlainText({ text, hasEmoji = true }: { readonly text: string; readonly hasEmoji?: boolean }) {
  return <span className={css.words}>{hasEmoji ? withEmoji(text) : text}</span>;
}

function withEmoji(text: string) {
  // Every second segment is an emoji name.
  return text.split(NAMED).map((segment, index) => (index % 2 === 1 ? <Emoji key={index} name={segment} /> : segment));
}
