import { type JsonObject, objectAt, textAt } from '../../envelope/json.js';
import { blocksOf, inputsOf, isModal, isStackFull, MAX_SECTION_LENGTH, MAX_TITLE_LENGTH } from './view-limits.js';
import { SlackView } from '../slack-view.js';
import { hasValidationErrors, renderViewWithErrors } from './rerender-view.js';

/** What is wrong with a submitted form. */
export interface ViewErrors {
  /** All of it, as a message: for whoever has closed the form. */
  readonly reply: JsonObject;
  /** Texts by field: the block_id of an input, or the action_id of the element in it. What is about all has no name. */
  readonly fields?: Readonly<Record<string, string>>;
}

/** The input that a field is: by its block_id, or by the action_id of its element. */
export const findInput = (view: JsonObject, field: string): JsonObject | undefined => {
  const inputs = inputsOf(view);
  return (
    inputs.find(input => input['block_id'] === field) ??
    inputs.find(input => objectAt(input, 'element')['action_id'] === field)
  );
};

/** Which of these name no input of the view: misspelt, most likely. Those of the whole form have no name. */
export const unknownFields = (view: JsonObject, fields: Readonly<Record<string, string>>): string[] =>
  Object.keys(fields).filter(field => field !== '' && textAt(findInput(view, field) ?? {}, 'block_id') === null);

/**
 * What an ack says to a form that something is wrong with: errors on its inputs. Blocks have no place there, so they
 * come at the top of the form, as does what follows a complaint that is at its top already. What has no inputs gets a
 * view on top of it.
 */
export function toAckErrors(view: JsonObject, complaint: ViewErrors, wordless: string): JsonObject {
  const text = textAt(complaint.reply, 'text') ?? '';
  const again = () => (isModal(view) ? { ...SlackView.update(renderViewWithErrors(view, complaint, wordless)) } : null);
  if (blocksOf(complaint.reply).length > 0 || hasValidationErrors(view)) {
    const updated = again();
    if (updated !== null) return updated;
  }
  const fields = complaint.fields ?? {};
  const errors = truncateFieldErrors(view, Object.keys(fields).length > 0 ? fields : { '': text }, wordless);
  return errors ?? (isStackFull(view) ? again() : null) ?? { ...errorView(text, wordless) };
}

const errorView = (text: string, wordless: string) =>
  SlackView.push({
    type: 'modal',
    title: { type: 'plain_text', text: wordless.slice(0, MAX_TITLE_LENGTH) },
    blocks: [{ type: 'section', text: { type: 'plain_text', text: text.slice(0, MAX_SECTION_LENGTH) || wordless } }],
  });

/** Slack shows no longer text under an input. */
const LONGEST_TEXT = 2_000;

/**
 * Keeps a submitted form open with errors on its inputs; what names none stands on the first one. Null when the view has
 * no input to show them.
 *
 * @param wordless what is said where there is no text: Slack refuses an empty one
 */
export function truncateFieldErrors(
  view: JsonObject,
  errors: Readonly<Record<string, string>>,
  wordless: string,
): JsonObject | null {
  const first = textAt(inputsOf(view)[0] ?? {}, 'block_id');
  if (first === null) return null;
  const texts = new Map<string, string[]>();
  for (const [field, text] of Object.entries(errors)) {
    const block = textAt(findInput(view, field) ?? {}, 'block_id') ?? first;
    texts.set(block, [...(texts.get(block) ?? []), text]);
  }
  if (texts.size === 0) texts.set(first, []);
  const shown = [...texts].map(([block, said]) => [block, said.join(' ').slice(0, LONGEST_TEXT) || wordless] as const);
  return { ...SlackView.errors(Object.fromEntries(shown)) };
}
