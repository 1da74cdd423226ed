import type { Block, ModalView, PlainTextElement } from '@slack/types';
import { objectAt, textAt, type JsonObject } from '../../envelope/json.js';
import { type ViewErrors, findInput } from './view-errors.js';
import { blocksOf, MAX_SECTION_LENGTH, MAX_VIEW_BLOCKS } from './view-limits.js';
import type { SubmittedForm } from './pending-submission.js';
import { restoreInputValues } from './restore-input-values.js';

/** What complains in a form is told from the form itself by its block_id. */
const COMPLAINS = 'nest_slack_error_';

/** What makes a modal besides its blocks. */
const FRAME = [
  'submit',
  'close',
  'callback_id',
  'private_metadata',
  'external_id',
  'clear_on_close',
  'notify_on_close',
] as const;

/** Whether a form shows a complaint about an earlier submission. */
export const hasValidationErrors = (view: JsonObject): boolean => blocksOf(view).some(isComplaint);

/** Whether there is any place in a form for a complaint. */
export const hasSpaceForErrors = (view: JsonObject): boolean => ownBlocks(view).length < MAX_VIEW_BLOCKS;

/**
 * A submitted form with what was typed in it and what is wrong with it: all of it at the top, and a field's error beneath
 * the field. It is submitted as the first one was, with the same ids.
 */
export function renderViewWithErrors(form: SubmittedForm, complaint: ViewErrors, wordless: string): ModalView {
  const own = ownBlocks(form);
  const beneath = new Map<unknown, string>();
  for (const [field, text] of Object.entries(complaint.fields ?? {})) {
    const id = findInput(form, field)?.['block_id'];
    if (id !== undefined && text !== '') beneath.set(id, [beneath.get(id) ?? [], text].flat().join(' '));
  }
  const top = topOf(form, complaint, wordless).slice(0, MAX_VIEW_BLOCKS - own.length);
  let room = MAX_VIEW_BLOCKS - own.length - top.length;
  const blocks: Block[] = [...top];
  const values = objectAt(objectAt(form, 'state'), 'values');
  for (const block of own) {
    blocks.push({ ...block, ...restoreInputValues(block, values) });
    const text = beneath.get(block.block_id);
    if (text !== undefined && room-- > 0) blocks.push(hint(text));
  }
  const named = blocks.map((block, index) => (isComplaint(block) ? { ...block, block_id: COMPLAINS + index } : block));
  const frame = Object.fromEntries(FRAME.flatMap(key => (form[key] ? [[key, form[key]]] : [])));
  return { type: 'modal', title: form.title, ...frame, blocks: named };
}

const isComplaint = ({ block_id: id }: Block): boolean => id?.startsWith(COMPLAINS) ?? false;

const ownBlocks = (view: JsonObject) => blocksOf(view).filter(block => !isComplaint(block));

function topOf(form: JsonObject, { reply, fields }: ViewErrors, wordless: string): Block[] {
  const given = blocksOf(reply);
  if (given.length > 0) return given.map(block => ({ ...block, block_id: COMPLAINS }));
  const lines = linesOf(form, fields ?? {})
    .join('\n')
    .trim();
  return [section(lines || (textAt(reply, 'text') ?? wordless))];
}

/** Each error with the label of its field. */
const linesOf = (form: JsonObject, fields: Readonly<Record<string, string>>): string[] =>
  Object.entries(fields).map(([field, text]) => {
    const label = textAt(objectAt(findInput(form, field) ?? {}, 'label'), 'text');
    return label === null ? text : `${label}: ${text}`;
  });

const section = (text: string) => ({ type: 'section', block_id: COMPLAINS, text: warning(text, MAX_SECTION_LENGTH) });

/** Slack takes less in a context block, though it doesn't say how much. */
const hint = (text: string) => ({ type: 'context', block_id: COMPLAINS, elements: [warning(text, 2_000)] });

const warning = (text: string, longest: number): PlainTextElement => ({
  type: 'plain_text',
  text: `⚠️ ${text}`.slice(0, longest),
});
