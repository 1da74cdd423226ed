import { slackRoute } from '@nest-slack/socket-mode';
import type { InputBlock, ModalView } from '@slack/types';
import { option, plain } from '../block-kit/texts.js';
import { type TicketForm, urgencies } from './ticket-form.js';

/** The form's `callback_id`. It carries where the ticket is to be announced: a channel, or a person. */
export const ticketForm = slackRoute('ticket/new/:place');

/** The `action_id` of a button that opens the form. */
export const NEW_TICKET_BUTTON = 'ticket/new';

/** The menu whose options the bot supplies. */
export const SERVICE_MENU = 'service';

/** The whole form has to fit into the 3000 characters of another view's metadata, where a quote takes two. */
const MOST_DETAILS = 1300;

/**
 * The form that opens a ticket. Its fields bear the names of `TicketForm`, which their errors are named by as well.
 *
 * @param place - where to announce the ticket
 * @param details - text to begin with
 */
export function ticketFormView(place: string, details = ''): ModalView {
  return {
    type: 'modal',
    callback_id: ticketForm({ place }),
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
          max_length: MOST_DETAILS,
          ...(details === '' ? {} : { initial_value: details.slice(0, MOST_DETAILS) }),
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
