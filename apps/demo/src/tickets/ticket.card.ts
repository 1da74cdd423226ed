import { slackRoute } from '@nest-slack/socket-mode';
import type { KnownBlock } from '@slack/types';
import { escaped, mention, mrkdwn, plain } from '../block-kit/texts.js';
import type { Ticket } from './ticket.js';

/** The id of the menu that gives a ticket to somebody. */
export const assignTicket = slackRoute('ticket/:id/assign');
/** The id of the button that closes a ticket. */
export const closeTicket = slackRoute('ticket/:id/close');

/** A ticket as its channel sees it: with a menu and a button while it is open. */
export function ticketCard(ticket: Ticket): { text: string; blocks: KnownBlock[] } {
  const { id, title, service, urgency, details, reporter, closedBy, notes } = ticket;
  const headline = `Ticket ${id}: ${escaped(title)}`;
  return {
    text: headline,
    blocks: [
      { type: 'section', text: mrkdwn(details === '' ? `*${headline}*` : `*${headline}*\n${escaped(details)}`) },
      {
        type: 'context',
        elements: [
          mrkdwn(`${service}, ${urgency}, from ${mention(reporter)}`),
          mrkdwn(stateOf(ticket)),
          ...(notes.length === 0 ? [] : [mrkdwn(`📝 ${notes.length}`)]),
        ],
      },
      ...(closedBy === null ? [controls(ticket)] : []),
    ],
  };
}

/** A ticket in a line of a list. */
export const ticketLine = (ticket: Ticket): string =>
  `${ticket.id}. ${escaped(ticket.title)} (${ticket.service}), ${stateOf(ticket)}`;

/** How a ticket stands, in a few words. */
function stateOf({ assignee, closedBy }: Ticket): string {
  if (closedBy !== null) return `✅ Closed by ${mention(closedBy)}`;
  return assignee === null ? 'nobody has it yet' : `${mention(assignee)} has it`;
}

const controls = ({ id }: Ticket): KnownBlock => ({
  type: 'actions',
  elements: [
    { type: 'users_select', action_id: assignTicket({ id }), placeholder: plain('Assign') },
    { type: 'button', action_id: closeTicket({ id }), text: plain('Close') },
  ],
});
