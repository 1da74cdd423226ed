import { slackRoute } from '@nest-slack/socket-mode';
import type { InputBlock, ModalView } from '@slack/types';
import { option, plain } from '../block-kit/texts.js';
import { type TicketForm, urgencies } from './ticket-form.js';

/** The form's `callback_id`, with the id of the channel or user that the ticket is posted to. */
export const ticketForm = slackRoute('ticket/new/:target');

/** The `action_id` of a button that opens the form. */
export const NEW_TICKET_BUTTON = 'ticket/new';

/** The menu whose options the bot supplies. */
export const SERVICE_MENU = 'service';

/** Keeps the form below the 3000 characters of `private_metadata`, where a quote takes two. */
const MAX_DETAILS_LENGTH = 1300;

/**
 * Renders the form that opens a ticket. Its fields have the names of `TicketForm`.
 *
 * @param target - the channel or user id that the ticket is posted to
 * @param details - the initial text
 */
export function ticketFormView(target: string, details = ''): ModalView {
  return {
    type: 'modal',
    callback_id: ticketForm({ target }),
    title: plain('New ticket'),
    submit: plain('Open ticket'),
    close: plain('Cancel'),
    blocks: [
      field('title', 'What is wrong?', { type: 'plain_text_input', action_id: 'title', max_length: 80 }),
      field('service', 'Which service?', { type: 'external_select', action_id: SERVICE_MENU, min_query_length: 1 }),
      field('urgency', 'How urgent is it?', {
        type: 'static_select',
        action_id: 'urgency',
        options: urgencies.map(option),
        initial_option: option('normal'),
      }),
      {
        ...field('details', 'Anything else?', {
          type: 'plain_text_input',
          action_id: 'details',
          multiline: true,
          max_length: MAX_DETAILS_LENGTH,
          ...(details === '' ? {} : { initial_value: details.slice(0, MAX_DETAILS_LENGTH) }),
        }),
        optional: true,
      },
    ],
  };
}

const field = (name: keyof TicketForm, label: string, element: InputBlock['element']): InputBlock => ({
  type: 'input',
  block_id: name,
  label: plain(label),
  element,
});
