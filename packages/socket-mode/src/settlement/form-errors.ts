import { SlackView } from '../answers/slack-view.js';
import { arrayAt, isJsonObject, objectAt, textAt, type JsonObject } from '../envelope/json.js';

/** Slack shows no longer text under an input, and no longer one in a section. */
const LONGEST_TEXT = 2_000;

/**
 * Keeps a submitted form open with errors on its inputs. A field is named by the block_id of its input, or by the
 * action_id of the element in it; what names neither stands on the first input. A view without inputs can show no
 * errors, so another view is put on top of it.
 */
export function formErrors(view: JsonObject, errors: Readonly<Record<string, string>>): JsonObject {
  const inputs = inputsOf(view);
  const first = textAt(inputs[0] ?? {}, 'block_id');
  if (first === null) return { ...errorView(Object.values(errors).join('\n')) };

  const texts = new Map<string, string[]>();
  for (const [field, text] of Object.entries(errors)) {
    const block = blockOf(inputs, field) ?? first;
    texts.set(block, [...(texts.get(block) ?? []), text]);
  }
  if (texts.size === 0) texts.set(first, []);
  const shown = [...texts].map(([block, said]) => [block, shownText(said.join(' '))] as const);
  return { ...SlackView.errors(Object.fromEntries(shown)) };
}

/** Which of these errors name no input of the view: misspelt, most likely. Those of the whole form have no name. */
export function unknownFields(view: JsonObject, errors: Readonly<Record<string, string>>): string[] {
  const inputs = inputsOf(view);
  return Object.keys(errors).filter(field => field !== '' && blockOf(inputs, field) === null);
}

/** Slack refuses an empty text. */
const shownText = (text: string) => text.slice(0, LONGEST_TEXT) || 'Not done.';

/** Says something on a form as a whole. */
export const formError = (view: JsonObject, text: string): JsonObject => formErrors(view, { '': text });

const inputsOf = (view: JsonObject): JsonObject[] =>
  arrayAt(view, 'blocks')
    .filter(isJsonObject)
    .filter(block => block['type'] === 'input');

function blockOf(inputs: readonly JsonObject[], field: string): string | null {
  const byBlock = inputs.find(block => block['block_id'] === field);
  const found = byBlock ?? inputs.find(block => objectAt(block, 'element')['action_id'] === field);
  return found ? textAt(found, 'block_id') : null;
}

const errorView = (text: string) =>
  SlackView.push({
    type: 'modal',
    title: { type: 'plain_text', text: 'Not done' },
    close: { type: 'plain_text', text: 'Back' },
    blocks: [{ type: 'section', text: { type: 'plain_text', text: shownText(text) } }],
  });
