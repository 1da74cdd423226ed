import { SlackView } from '../../answers/slack-view.js';
import { textAt, type JsonObject } from '../../envelope/json.js';
import { inputOf } from './complaint.js';
import { inputsOf } from './modal.js';

/** Slack shows no longer text under an input. */
const LONGEST_TEXT = 2_000;

/**
 * Keeps a submitted form open with errors on its inputs; what names none stands on the first one. Null when the view has
 * no input to show them.
 *
 * @param wordless what is said where there is no text: Slack refuses an empty one
 */
export function formErrors(
  view: JsonObject,
  errors: Readonly<Record<string, string>>,
  wordless: string,
): JsonObject | null {
  const first = textAt(inputsOf(view)[0] ?? {}, 'block_id');
  if (first === null) return null;
  const texts = new Map<string, string[]>();
  for (const [field, text] of Object.entries(errors)) {
    const block = textAt(inputOf(view, field) ?? {}, 'block_id') ?? first;
    texts.set(block, [...(texts.get(block) ?? []), text]);
  }
  if (texts.size === 0) texts.set(first, []);
  const shown = [...texts].map(([block, said]) => [block, said.join(' ').slice(0, LONGEST_TEXT) || wordless] as const);
  return { ...SlackView.errors(Object.fromEntries(shown)) };
}
