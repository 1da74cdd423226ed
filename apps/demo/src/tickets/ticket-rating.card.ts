import { slackRoute } from '@nest-slack/socket-mode';
import type { KnownBlock } from '@slack/types';
import { mention, mrkdwn, plain } from '../block-kit/texts.js';
import type { Ticket } from './ticket.js';

/** The `block_id` of the buttons, with the id of the ticket. */
export const rateTicket = slackRoute('ticket/:id/rating');

/** Renders the message that asks a reporter whether the ticket is solved. */
export function ratingCard({ id, closedBy }: Ticket): { text: string; blocks: KnownBlock[] } {
  const question = `${closedBy === null ? 'A teammate' : mention(closedBy)} closed your ticket ${id}. Is it solved?`;
  return {
    text: question,
    blocks: [
      { type: 'section', text: mrkdwn(question) },
      {
        type: 'actions',
        block_id: rateTicket({ id }),
        elements: [
          { type: 'button', action_id: 'solved', value: 'solved', text: plain('Solved') },
          { type: 'button', action_id: 'partly_solved', value: 'partly solved', text: plain('Partly') },
          { type: 'button', action_id: 'unsolved', value: 'unsolved', style: 'danger', text: plain('Not solved') },
        ],
      },
    ],
  };
}
