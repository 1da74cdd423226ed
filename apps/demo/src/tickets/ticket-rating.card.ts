import { slackRoute } from '@nest-slack/socket-mode';
import type { KnownBlock } from '@slack/types';
import { mention, mrkdwn, plain } from '../block-kit/texts.js';
import type { Ticket } from './ticket.js';

/** The id of the block with the buttons: which ticket is rated. The value of the button says how. */
export const rateTicket = slackRoute('ticket/:id/rating');

/** Asks whoever opened a ticket whether it is solved. */
export function ratingCard({ id, closedBy }: Ticket): { text: string; blocks: KnownBlock[] } {
  const question = `${closedBy === null ? 'Somebody' : mention(closedBy)} closed your ticket ${id}. Is it solved?`;
  return {
    text: question,
    blocks: [
      { type: 'section', text: mrkdwn(question) },
      {
        type: 'actions',
        block_id: rateTicket({ id }),
        elements: [
          { type: 'button', action_id: 'solved', value: 'solved', text: plain('Solved') },
          { type: 'button', action_id: 'solved_somehow', value: 'solved somehow', text: plain('Somehow') },
          { type: 'button', action_id: 'unsolved', value: 'unsolved', style: 'danger', text: plain('Not solved') },
        ],
      },
    ],
  };
}
