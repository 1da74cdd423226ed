import { type JsonObject, textAt } from '../../envelope/json.js';
import {
  findInput,
  getBlocks,
  getInputs,
  isModal,
  isStackFull,
  MAX_SECTION_LENGTH,
  MAX_TITLE_LENGTH,
} from './view-limits.js';
import { SlackView } from '../slack-view.js';
import { hasValidationErrors, renderViewWithErrors, type ViewErrors } from './rerender-view.js';

/** Lists the field names that match no input of the view. The key `''` (an error of the whole view) is not one. */
export const findUnknownFields = (view: JsonObject, fields: Readonly<Record<string, string>>): string[] =>
  Object.keys(fields).filter(field => field !== '' && textAt(findInput(view, field) ?? {}, 'block_id') === null);

/**
 * Builds the response action that shows validation errors. By default this is `errors`, which shows texts below inputs.
 * A reply with blocks, or a view that already shows rendered errors, is rendered again with the errors at its top. A
 * view without inputs gets an error view pushed onto it.
 */
export function toAckErrors(view: JsonObject, viewErrors: ViewErrors, defaultText: string): JsonObject {
  const text = textAt(viewErrors.reply, 'text') ?? '';
  const rerenderView = () =>
    isModal(view) ? { ...SlackView.update(renderViewWithErrors(view, viewErrors, defaultText)) } : null;
  if (getBlocks(viewErrors.reply).length > 0 || hasValidationErrors(view)) {
    const updated = rerenderView();
    if (updated !== null) return updated;
  }
  const fields = viewErrors.fields ?? {};
  const errors = truncateFieldErrors(view, Object.keys(fields).length > 0 ? fields : { '': text }, defaultText);
  return errors ?? (isStackFull(view) ? rerenderView() : null) ?? { ...createErrorView(text, defaultText) };
}

const createErrorView = (text: string, defaultText: string) =>
  SlackView.push({
    type: 'modal',
    title: { type: 'plain_text', text: defaultText.slice(0, MAX_TITLE_LENGTH) },
    blocks: [{ type: 'section', text: { type: 'plain_text', text: text.slice(0, MAX_SECTION_LENGTH) || defaultText } }],
  });

/** The longest error text that Slack shows below an input. */
const MAX_FIELD_ERROR_LENGTH = 2_000;

/**
 * Builds the response action `errors`. An error whose field matches no input is shown below the first input.
 *
 * @param defaultText replaces an empty error text, which Slack rejects
 * @returns null when the view has no inputs
 */
export function truncateFieldErrors(
  view: JsonObject,
  errors: Readonly<Record<string, string>>,
  defaultText: string,
): JsonObject | null {
  const first = textAt(getInputs(view)[0] ?? {}, 'block_id');
  if (first === null) return null;
  const texts = new Map<string, string[]>();
  for (const [field, text] of Object.entries(errors)) {
    const block = textAt(findInput(view, field) ?? {}, 'block_id') ?? first;
    texts.set(block, [...(texts.get(block) ?? []), text]);
  }
  if (texts.size === 0) texts.set(first, []);
  const errorTexts = [...texts].map(
    ([block, fieldTexts]) => [block, fieldTexts.join(' ').slice(0, MAX_FIELD_ERROR_LENGTH) || defaultText] as const,
  );
  return { ...SlackView.errors(Object.fromEntries(errorTexts)) };
}
