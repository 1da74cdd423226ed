import type { App, BlockAction, Middleware, SlackActionMiddlewareArgs } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { showCard } from './ticket-card.js';
import type { Ticket, Tickets } from './tickets.js';

const plain = (text: string) => ({ type: 'plain_text', text }) as const;

const details = ({ id, title, system = 'no system' }: Ticket): ModalView => ({
  type: 'modal',
  callback_id: 'details',
  private_metadata: `${id}`,
  title: plain(`Ticket ${id}`),
  blocks: [
    { type: 'section', text: { type: 'mrkdwn', text: `${title}\n_${system}_` } },
    { type: 'actions', elements: [{ type: 'button', action_id: 'comment', text: plain('Comment') }] },
  ],
});

const comment = (id: string): ModalView => ({
  type: 'modal',
  callback_id: 'comment',
  private_metadata: id,
  title: plain('Comment'),
  submit: plain('Send'),
  blocks: [
    {
      type: 'input',
      block_id: 'comment',
      label: plain('Comment'),
      element: { type: 'plain_text_input', action_id: 'value' },
    },
  ],
});

/** The ticket whose card somebody acts on. */
function ticketOf(tickets: Tickets, { actions, channel, message }: BlockAction): Ticket {
  const ticket = tickets.get(actions[0]?.block_id.split(':')[1]);
  if (channel && message) ticket.card = { channel: channel.id, ts: message.ts };
  return ticket;
}

/** What is done with tickets that are there: the controls of their cards, and what these open. */
export function addOpenTickets(app: App, tickets: Tickets, channel: string): void {
  const onlyConcerned: Middleware<SlackActionMiddlewareArgs<BlockAction>> = async ({ ack, body, client, next }) => {
    await ack();
    const ticket = ticketOf(tickets, body);
    if ([ticket.reporter, ticket.owner].includes(body.user.id)) return next();
    const text = `Only <@${ticket.reporter}> or the owner may close it.`;
    await client.chat.postEphemeral({ channel: body.channel?.id ?? channel, user: body.user.id, text });
  };

  app.action<BlockAction>({ type: 'block_actions', action_id: 'close' }, onlyConcerned, async ({ body, client }) => {
    const ticket = ticketOf(tickets, body);
    ticket.closedBy = body.user.id;
    await showCard(client, ticket, channel);
    if (ticket.card) {
      const { channel: place, ts } = ticket.card;
      await client.chat.postMessage({ channel: place, thread_ts: ts, text: `Closed by <@${body.user.id}>.` });
    }
  });

  app.action({ type: 'block_actions', action_id: 'assign' }, async ({ ack, action, body, client }) => {
    await ack();
    if (action.type !== 'users_select') return;
    const ticket = ticketOf(tickets, body);
    ticket.owner = action.selected_user ?? undefined;
    await showCard(client, ticket, channel);
    if (ticket.owner !== undefined) {
      await client.chat.postMessage({ channel: ticket.owner, text: `Ticket ${ticket.id} is yours: ${ticket.title}` });
    }
  });

  app.action({ type: 'block_actions', action_id: 'more' }, async ({ ack, action, body, client, respond }) => {
    await ack();
    if (action.type !== 'overflow') return;
    const ticket = ticketOf(tickets, body);
    if (action.selected_option.value === 'details') {
      await client.views.open({ trigger_id: body.trigger_id, view: details(ticket) });
    } else {
      const whom = ticket.owner === undefined ? 'Nobody owns it yet.' : `<@${ticket.owner}>, it still waits.`;
      await respond({ response_type: 'in_channel', replace_original: false, text: whom });
    }
  });

  app.action({ type: 'block_actions', action_id: 'comment' }, async ({ ack, body, client }) => {
    await ack();
    await client.views.push({ trigger_id: body.trigger_id, view: comment(body.view?.private_metadata ?? '') });
  });

  app.view('comment', async ({ ack, view, body, client }) => {
    await ack({ response_action: 'clear' });
    const { card } = tickets.get(view.private_metadata);
    const text = `<@${body.user.id}>: ${view.state.values['comment']?.['value']?.value ?? ''}`;
    if (card) await client.chat.postMessage({ channel: card.channel, thread_ts: card.ts, text });
  });
}
