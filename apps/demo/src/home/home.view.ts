import type { HomeView, KnownBlock } from '@slack/types';
import { mrkdwn, plain } from '../block-kit/texts.js';
import { deployLine } from '../deploys/deploy.card.js';
import type { Deploy } from '../deploys/deploy.js';
import type { Ticket } from '../tickets/ticket.js';
import { ticketLine } from '../tickets/ticket.card.js';
import { NEW_TICKET_BUTTON } from '../tickets/ticket-form.view.js';

/** A Home with more lines than this would pass Slack's limit of 100 blocks sooner or later. */
const MOST_LINES = 20;

/** What the Home tab shows: the work that waits, and a button to bring more. */
export const homeView = (deploys: readonly Deploy[], tickets: readonly Ticket[]): HomeView => ({
  type: 'home',
  blocks: [
    { type: 'header', text: plain('The desk today') },
    ...list('Deploys that wait', deploys.map(deployLine)),
    ...list('Open tickets', tickets.map(ticketLine)),
    {
      type: 'actions',
      elements: [{ type: 'button', action_id: NEW_TICKET_BUTTON, style: 'primary', text: plain('New ticket') }],
    },
  ],
});

const list = (title: string, lines: readonly string[]): KnownBlock[] => [
  { type: 'section', text: mrkdwn(`*${title}*`) },
  ...(lines.length === 0 ? ['None.'] : lines.slice(0, MOST_LINES)).map((line): KnownBlock => ({
    type: 'section',
    text: mrkdwn(line),
  })),
];
