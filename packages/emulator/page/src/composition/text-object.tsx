import { isJsonObject, stringAt, type JsonValue } from '../../../src/json.js';
import { Mrkdwn } from '../markup/mrkdwn.js';
import { PlainText } from '../markup/plain-text.js';

/** A text object, or a text that stands alone. Nothing where there is none. */
export function TextObject({ text }: { readonly text: JsonValue | undefined }) {
  if (typeof text === 'string') return <PlainText text={text} />;
  if (!isJsonObject(text)) return null;
  const words = stringAt(text, 'text') ?? '';
  if (text.type === 'mrkdwn') return <Mrkdwn text={words} verbatim={text.verbatim === true} />;
  return <PlainText text={words} hasEmoji={text.emoji !== false} />;
}
