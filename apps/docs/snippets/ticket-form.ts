import type { ModalView } from '@slack/types';

/** A form with a text input and a menu whose options come from the bot. */
export const ticketForm: ModalView = {
  type: 'modal',
  callback_id: 'ticket',
  notify_on_close: true,
  title: { type: 'plain_text', text: 'New ticket' },
  submit: { type: 'plain_text', text: 'Create' },
  blocks: [
    {
      type: 'input',
      block_id: 'title',
      label: { type: 'plain_text', text: 'Title' },
      element: { type: 'plain_text_input', action_id: 'text' },
    },
    {
      type: 'input',
      block_id: 'owner',
      optional: true,
      label: { type: 'plain_text', text: 'Owner' },
      element: { type: 'external_select', action_id: 'owner', min_query_length: 1 },
    },
  ],
};
