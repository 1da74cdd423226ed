import { slackRoute } from '@nest-slack/socket-mode';
import type { KnownBlock } from '@slack/types';
import { escapeMrkdwn, mention, mrkdwn, plain } from '../block-kit/texts.js';
import type { Ticket } from './ticket.js';

/** The `action_id` of the menu that assigns a ticket. */
export const assignTicket = slackRoute('ticket/:id/assign');
/** The `action_id` of the button that closes a ticket. */
export const closeTicket = slackRoute('ticket/:id/close');

/** Renders a ticket as a message, with a menu and a button while it is open. */
export function ticketCard(ticket: Ticket): { text: string; blocks: KnownBlock[] } {
  const { id, title, service, urgency, details, reporter, closedBy, notes } = ticket;
  const headline = `Ticket ${id}: ${escapeMrkdwn(title)}`;
  return {
    text: headline,
    blocks: [
      { type: 'section', text: mrkdwn(details === '' ? `*${headline}*` : `*${headline}*\n${escapeMrkdwn(details)}`) },
      {
        type: 'context',
        elements: [
          mrkdwn(`${service}, ${urgency}, from ${mention(reporter)}`),
          mrkdwn(formatState(ticket)),
          ...(notes.length === 0 ? [] : [mrkdwn(`📝 ${notes.length}`)]),
        ],
      },
      ...(closedBy === null ? [controls(ticket)] : []),
    ],
  };
}

/** Renders a ticket as a list item. */
export const formatTicket = (ticket: Ticket): string =>
  `${ticket.id}. ${escapeMrkdwn(ticket.title)} (${ticket.service}), ${formatState(ticket)}`;

function formatState({ assignee, closedBy }: Ticket): string {
  if (closedBy !== null) return `✅ Closed by ${mention(closedBy)}`;
  return assignee === null ? 'unassigned' : `assigned to ${mention(assignee)}`;
}

const controls = ({ id }: Ticket): KnownBlock => ({
  type: 'actions',
  elements: [
    { type: 'users_select', action_id: assignTicket({ id }), placeholder: plain('Assign') },
    { type: 'button', action_id: closeTicket({ id }), text: plain('Close') },
  ],
});
