import type { ActionsBlock, InputBlock, KnownBlock, ModalView, PlainTextElement } from '@slack/types';

export const plain = (text: string): PlainTextElement => ({ type: 'plain_text', text });

/** An optional text input; its element is called `NAME_text`. */
export const textInput = (blockId: string): InputBlock => ({
  type: 'input',
  block_id: blockId,
  optional: true,
  label: plain(blockId),
  element: { type: 'plain_text_input', action_id: `${blockId}_text` },
});

/** A modal with these blocks. Default: one input, `title`. */
export const modal = (callbackId: string, blocks: KnownBlock[] = [textInput('title')]): ModalView => ({
  type: 'modal',
  callback_id: callbackId,
  title: plain('Ticket'),
  submit: plain('Save'),
  notify_on_close: true,
  blocks,
});

/** A row with one button for each action id. */
export const buttons = (...actionIds: readonly string[]): ActionsBlock => ({
  type: 'actions',
  block_id: 'row',
  elements: actionIds.map(id => ({ type: 'button', action_id: id, text: plain(id), value: `value of ${id}` })),
});

/** A select with external options from the bot. */
export const externalMenu = (actionId: string): ActionsBlock => ({
  type: 'actions',
  elements: [{ type: 'external_select', action_id: actionId, placeholder: plain('Choose'), min_query_length: 0 }],
});
