import { isJsonObject, type JsonValue, stringAt } from '../../../src/json.js';
import { Mrkdwn } from '../markup/mrkdwn.js';
import { PlainText } from '../markup/plain-text.js';

/** Renders a text object or a plain string. */
export function TextObject({ text }: { readonly text: JsonValue | undefined }) {
  if (typeof text === 'string') return <PlainText text={text} />;
  if (!isJsonObject(text)) return null;
  const words = stringAt(text, 'text') ?? '';
  if (text.type === 'mrkdwn') return <Mrkdwn text={words} verbatim={text.verbatim === true} />;
  return <PlainText text={words} hasEmoji={text.emoji !== false} />;
}
