import type { HomeView, KnownBlock } from '@slack/types';
import { mrkdwn, plain } from '../block-kit/texts.js';
import { formatDeploy } from '../deploys/deploy.card.js';
import type { Deploy } from '../deploys/deploy.js';
import type { Ticket } from '../tickets/ticket.js';
import { formatTicket } from '../tickets/ticket.card.js';
import { NEW_TICKET_BUTTON } from '../tickets/ticket-form.view.js';

/** Keeps the view below Slack's limit of 100 blocks. */
const MAX_ITEMS_PER_LIST = 20;

/** Renders the Home tab: pending deploys, open tickets, and a button for a new ticket. */
export const homeView = (deploys: readonly Deploy[], tickets: readonly Ticket[]): HomeView => ({
  type: 'home',
  blocks: [
    { type: 'header', text: plain('The desk today') },
    ...list('Pending deploys', deploys.map(formatDeploy)),
    ...list('Open tickets', tickets.map(formatTicket)),
    {
      type: 'actions',
      elements: [{ type: 'button', action_id: NEW_TICKET_BUTTON, style: 'primary', text: plain('New ticket') }],
    },
  ],
});

const list = (title: string, items: readonly string[]): KnownBlock[] => [
  { type: 'section', text: mrkdwn(`*${title}*`) },
  ...(items.length === 0 ? ['None.'] : items.slice(0, MAX_ITEMS_PER_LIST)).map((item): KnownBlock => ({
    type: 'section',
    text: mrkdwn(item),
  })),
];
