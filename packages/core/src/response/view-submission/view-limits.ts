import type { Block, ModalView } from '@slack/types';
import { arrayAt, isJsonObject, textAt, type JsonObject } from '../../envelope/json.js';

/** Whether a view is a modal, as far as one has to be known to be shown again. */
export const isModal = (view: unknown): view is ModalView =>
  isJsonObject(view) && view['type'] === 'modal' && isJsonObject(view['title']) && Array.isArray(view['blocks']);

/** Slack takes no more blocks in a view. */
export const MAX_VIEW_BLOCKS = 100;

/** Slack takes no longer title. */
export const MAX_TITLE_LENGTH = 24;

/** Slack takes no longer text in a section. */
export const MAX_SECTION_LENGTH = 3_000;

const isBlock = (value: unknown): value is Block & JsonObject =>
  isJsonObject(value) && typeof value['type'] === 'string';

export const blocksOf = (view: JsonObject): (Block & JsonObject)[] => arrayAt(view, 'blocks').filter(isBlock);

export const inputsOf = (view: JsonObject): JsonObject[] => blocksOf(view).filter(({ type }) => type === 'input');

/** Whether as many views are open as Slack puts on top of each other: three. */
export const isStackFull = (view: JsonObject): boolean => {
  const below = textAt(view, 'previous_view_id');
  return below !== null && below !== textAt(view, 'root_view_id');
};

/** Says something in place of a form, under its title. It can only be closed. */
export const smallView = ({ title, clear_on_close = false }: ModalView, text: string): ModalView => ({
  type: 'modal',
  title,
  clear_on_close,
  blocks: [{ type: 'section', text: { type: 'plain_text', text } }],
});
