import type { Block, ModalView, PlainTextElement } from '@slack/types';
import { arrayAt, isJsonObject, type JsonObject, objectAt, textAt } from '../../envelope/json.js';
import { findInput, getBlocks, MAX_SECTION_LENGTH, MAX_VIEW_BLOCKS } from './view-limits.js';
import type { SubmittedForm } from './late-submissions.js';

/** The validation errors of a submitted view. */
export interface ViewErrors {
  /** All errors as one message, for a user who has already closed the view. */
  readonly reply: JsonObject;
  /** Error texts by the `block_id` of an input or the `action_id` of its element. The key `''` is an error of the whole view. */
  readonly fields?: Readonly<Record<string, string>>;
}

/** Marks the blocks that show errors, to tell them apart from the blocks of the submitted view. */
const ERROR_BLOCK_ID_PREFIX = 'nest_slack_error_';

/** The fields of the submitted view that the rendered view keeps, besides its blocks. */
const KEPT_VIEW_FIELDS = [
  'submit',
  'close',
  'callback_id',
  'private_metadata',
  'external_id',
  'clear_on_close',
  'notify_on_close',
] as const;

/** Whether a view already shows the errors of an earlier submission. */
export const hasValidationErrors = (view: JsonObject): boolean => getBlocks(view).some(isErrorBlock);

/** Whether an error block can be added without exceeding Slack's limit of blocks. */
export const hasSpaceForErrors = (view: JsonObject): boolean => getFormBlocks(view).length < MAX_VIEW_BLOCKS;

/**
 * Renders a submitted view again, with the values that the user entered, a summary of all errors at the top and each
 * field's error below its input. The view keeps its ids, so the same handlers receive the next submission.
 */
export function renderViewWithErrors(form: SubmittedForm, errors: ViewErrors, defaultText: string): ModalView {
  const formBlocks = getFormBlocks(form);
  const errorsByBlockId = new Map<unknown, string>();
  for (const [field, text] of Object.entries(errors.fields ?? {})) {
    const id = findInput(form, field)?.['block_id'];
    if (id !== undefined && text !== '')
      errorsByBlockId.set(id, [errorsByBlockId.get(id) ?? [], text].flat().join(' '));
  }
  const summaryBlocks = createErrorSummary(form, errors, defaultText).slice(0, MAX_VIEW_BLOCKS - formBlocks.length);
  let remainingBlocks = MAX_VIEW_BLOCKS - formBlocks.length - summaryBlocks.length;
  const blocks: Block[] = [...summaryBlocks];
  const values = objectAt(objectAt(form, 'state'), 'values');
  for (const block of formBlocks) {
    blocks.push({ ...block, ...restoreInputValues(block, values) });
    const text = errorsByBlockId.get(block.block_id);
    if (text !== undefined && remainingBlocks-- > 0) blocks.push(createFieldError(text));
  }
  const blocksWithIds = blocks.map((block, index) =>
    isErrorBlock(block) ? { ...block, block_id: ERROR_BLOCK_ID_PREFIX + index } : block,
  );
  const keptFields = Object.fromEntries(KEPT_VIEW_FIELDS.flatMap(key => (form[key] ? [[key, form[key]]] : [])));
  return { type: 'modal', title: form.title, ...keptFields, blocks: blocksWithIds };
}

const isErrorBlock = ({ block_id: id }: Block): boolean => id?.startsWith(ERROR_BLOCK_ID_PREFIX) ?? false;

const getFormBlocks = (view: JsonObject) => getBlocks(view).filter(block => !isErrorBlock(block));

function createErrorSummary(form: JsonObject, { reply, fields }: ViewErrors, defaultText: string): Block[] {
  const replyBlocks = getBlocks(reply);
  if (replyBlocks.length > 0) return replyBlocks.map(block => ({ ...block, block_id: ERROR_BLOCK_ID_PREFIX }));
  const errorText = listLabelledErrors(form, fields ?? {})
    .join('\n')
    .trim();
  return [createErrorSection(errorText || (textAt(reply, 'text') ?? defaultText))];
}

/** Lists the errors, each with the label of its input. */
const listLabelledErrors = (form: JsonObject, fields: Readonly<Record<string, string>>): string[] =>
  Object.entries(fields).map(([field, text]) => {
    const label = textAt(objectAt(findInput(form, field) ?? {}, 'label'), 'text');
    return label === null ? text : `${label}: ${text}`;
  });

const createErrorSection = (text: string) => ({
  type: 'section',
  block_id: ERROR_BLOCK_ID_PREFIX,
  text: createWarningText(text, MAX_SECTION_LENGTH),
});

/** Context blocks have a lower, undocumented limit than sections; 2,000 characters are accepted. */
const createFieldError = (text: string) => ({
  type: 'context',
  block_id: ERROR_BLOCK_ID_PREFIX,
  elements: [createWarningText(text, 2_000)],
});

const createWarningText = (text: string, maxLength: number): PlainTextElement => ({
  type: 'plain_text',
  text: `⚠️ ${text}`.slice(0, maxLength),
});

/** By element type: the field of `state.values` that holds the value, and the field of the element that presets it. */
const STATE_FIELDS_BY_ELEMENT_TYPE: Readonly<Record<string, readonly [state: string, initial: string]>> = {
  plain_text_input: ['value', 'initial_value'],
  email_text_input: ['value', 'initial_value'],
  url_text_input: ['value', 'initial_value'],
  number_input: ['value', 'initial_value'],
  rich_text_input: ['rich_text_value', 'initial_value'],
  static_select: ['selected_option', 'initial_option'],
  external_select: ['selected_option', 'initial_option'],
  radio_buttons: ['selected_option', 'initial_option'],
  checkboxes: ['selected_options', 'initial_options'],
  multi_static_select: ['selected_options', 'initial_options'],
  multi_external_select: ['selected_options', 'initial_options'],
  users_select: ['selected_user', 'initial_user'],
  multi_users_select: ['selected_users', 'initial_users'],
  conversations_select: ['selected_conversation', 'initial_conversation'],
  multi_conversations_select: ['selected_conversations', 'initial_conversations'],
  channels_select: ['selected_channel', 'initial_channel'],
  multi_channels_select: ['selected_channels', 'initial_channels'],
  datepicker: ['selected_date', 'initial_date'],
  timepicker: ['selected_time', 'initial_time'],
  datetimepicker: ['selected_date_time', 'initial_date_time'],
};

/**
 * Returns the block with the user's values as the initial values of its elements. Uploaded files are not restored: Slack
 * has no initial value for a file input.
 *
 * @param values the `state.values` of the view that contains the block
 */
export function restoreInputValues(block: JsonObject, values: JsonObject): JsonObject {
  const state = objectAt(values, textAt(block, 'block_id') ?? '');
  const restore = (element: unknown) => (isJsonObject(element) ? restoreElement(element, state) : element);
  return {
    ...block,
    ...('element' in block ? { element: restore(block['element']) } : {}),
    ...('accessory' in block ? { accessory: restore(block['accessory']) } : {}),
    ...('elements' in block ? { elements: arrayAt(block, 'elements').map(restore) } : {}),
  };
}

function restoreElement(element: JsonObject, state: JsonObject): JsonObject {
  const [slot, initial] = STATE_FIELDS_BY_ELEMENT_TYPE[textAt(element, 'type') ?? ''] ?? [];
  const entry = state[textAt(element, 'action_id') ?? ''];
  if (slot === undefined || initial === undefined || !isJsonObject(entry)) return element;
  const { [initial]: _, ...rest } = element;
  const value = entry[slot];
  // A value that the user cleared stays cleared. Slack rejects an empty initial value.
  const isEmpty = value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
  return isEmpty ? rest : { ...rest, [initial]: value };
}
