import type { KnownBlock } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { Ticket } from './tickets.js';

const said = ({ id, title, closedBy }: Ticket): string =>
  closedBy === undefined ? `Ticket ${id}: ${title}` : `Ticket ${id}, closed: ${title}`;

export function cardOf(ticket: Ticket): { text: string; blocks: KnownBlock[] } {
  const { id, title, priority, reporter, owner, closedBy, due, reason } = ticket;
  const facts = [`*Priority*\n${priority}`, `*Owner*\n${owner === undefined ? 'nobody' : `<@${owner}>`}`];
  if (due !== undefined) facts.push(`*Due*\n${due}`);
  if (reason !== undefined) facts.push(`*Why now*\n${reason}`);
  const blocks: KnownBlock[] = [
    { type: 'section', text: { type: 'mrkdwn', text: `*${title}*, from <@${reporter}>` } },
    { type: 'section', fields: facts.map(text => ({ type: 'mrkdwn', text })) },
  ];
  if (closedBy !== undefined) {
    blocks.push({ type: 'context', elements: [{ type: 'mrkdwn', text: `Closed by <@${closedBy}>` }] });
  } else {
    blocks.push({
      type: 'actions',
      block_id: `ticket:${id}`,
      elements: [
        { type: 'button', action_id: 'close', value: `${id}`, text: { type: 'plain_text', text: 'Close' } },
        { type: 'users_select', action_id: 'assign', placeholder: { type: 'plain_text', text: 'Assign to' } },
        {
          type: 'overflow',
          action_id: 'more',
          options: [
            { value: 'details', text: { type: 'plain_text', text: 'Details' } },
            { value: 'remind', text: { type: 'plain_text', text: 'Remind the owner' } },
          ],
        },
      ],
    });
  }
  return { text: said(ticket), blocks };
}

/** Posts the card of a new ticket, or shows on it what has become of the ticket. */
export async function showCard(client: WebClient, ticket: Ticket, channel: string): Promise<void> {
  if (ticket.card) {
    await client.chat.update({ ...ticket.card, ...cardOf(ticket) });
    return;
  }
  const posted = await client.chat.postMessage({ channel, ...cardOf(ticket) });
  if (posted.channel !== undefined && posted.ts !== undefined) {
    ticket.card = { channel: posted.channel, ts: posted.ts };
  }
}
