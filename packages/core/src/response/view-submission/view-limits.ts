import type { Block, ModalView } from '@slack/types';
import { arrayAt, isJsonObject, type JsonObject, objectAt, textAt } from '../../envelope/json.js';

/** Whether a value has the fields of a modal that are needed to show it again. */
export const isModal = (view: unknown): view is ModalView =>
  isJsonObject(view) && view['type'] === 'modal' && isJsonObject(view['title']) && Array.isArray(view['blocks']);

/** https://docs.slack.dev/reference/views/modal-views */
export const MAX_VIEW_BLOCKS = 100;

export const MAX_TITLE_LENGTH = 24;

export const MAX_SECTION_LENGTH = 3_000;

const isBlock = (value: unknown): value is Block & JsonObject =>
  isJsonObject(value) && typeof value['type'] === 'string';

export const getBlocks = (view: JsonObject): (Block & JsonObject)[] => arrayAt(view, 'blocks').filter(isBlock);

export const getInputs = (view: JsonObject): JsonObject[] => getBlocks(view).filter(({ type }) => type === 'input');

/** Finds an input by its `block_id`, or else by the `action_id` of its element. */
export const findInput = (view: JsonObject, field: string): JsonObject | undefined => {
  const inputs = getInputs(view);
  return (
    inputs.find(input => input['block_id'] === field) ??
    inputs.find(input => objectAt(input, 'element')['action_id'] === field)
  );
};

/** Whether the view is the third of its stack: Slack allows three. */
export const isStackFull = (view: JsonObject): boolean => {
  const below = textAt(view, 'previous_view_id');
  return below !== null && below !== textAt(view, 'root_view_id');
};

/** Creates a view with the title of `view` that contains only a text. */
export const createTextView = ({ title, clear_on_close = false }: ModalView, text: string): ModalView => ({
  type: 'modal',
  title,
  clear_on_close,
  blocks: [{ type: 'section', text: { type: 'plain_text', text } }],
});

const MAX_VIEW_ID_LENGTH = 255;
const MAX_VIEW_METADATA_LENGTH = 3_000;

/**
 * Describes why Slack would reject the view of a response action, or returns null. Slack reports no error for an invalid
 * ack: the user sees a generic error and the app is not informed. So the view is checked before it is sent.
 *
 * @param below the submitted view
 * @see https://docs.slack.dev/reference/views/modal-views
 */
export function describeViewProblem(response: JsonObject, below: JsonObject): string | null {
  const view = objectAt(response, 'view');
  if (!isModal(view)) return "it is no modal: one has the type 'modal', a title and blocks";
  const long = [
    describeExcessLength('title', textAt(objectAt(view, 'title'), 'text'), MAX_TITLE_LENGTH),
    describeExcessLength('callback_id', view.callback_id, MAX_VIEW_ID_LENGTH),
    describeExcessLength('external_id', view.external_id, MAX_VIEW_ID_LENGTH),
    describeExcessLength('private_metadata', view.private_metadata, MAX_VIEW_METADATA_LENGTH),
  ].find(problem => problem !== null);
  if (long !== undefined) return long;
  const blocks = getBlocks(view).length;
  if (blocks > MAX_VIEW_BLOCKS) return `it has ${blocks} blocks, and ${MAX_VIEW_BLOCKS} are the most`;
  if (getInputs(view).length > 0 && !view.submit) return 'it has inputs, but no submit';
  if (response['response_action'] === 'push' && isStackFull(below)) {
    return 'three views are open already, which are the most: use SlackView.update';
  }
  return null;
}

function describeExcessLength(what: string, text: string | null | undefined, maxLength: number): string | null {
  const length = text?.length ?? 0;
  return length > maxLength ? `its ${what} has ${length} characters, and ${maxLength} are the most` : null;
}
