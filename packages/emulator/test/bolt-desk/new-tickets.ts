import type { App } from '@slack/bolt';
import { showCard } from './ticket-card.js';
import { faultsIn, priorityOf, readForm, ticketForm } from './ticket-form.js';
import { SYSTEMS, type Tickets } from './tickets.js';

/** How tickets come to be: a command, two shortcuts and the form. */
export function addNewTickets(app: App, tickets: Tickets, channel: string): void {
  app.command('/ticket', async ({ ack, command, client, respond }) => {
    const [verb = '', ...words] = command.text.split(/\s+/);
    switch (verb) {
      case 'open':
        await ack();
        await client.views.open({ trigger_id: command.trigger_id, view: ticketForm({ title: words.join(' ') }) });
        return;
      case 'list': {
        await ack();
        const lines = tickets.pending().map(({ id, title, priority }) => `${id}. ${title} (${priority})`);
        await respond(lines.join('\n') || 'Nothing is open.');
        return;
      }
      case 'close': {
        await ack();
        const ticket = tickets.get(words[0]);
        ticket.closedBy = command.user_id;
        await showCard(client, ticket, channel);
        return;
      }
      default:
        await ack('Write `/ticket open` and what is wrong, or `/ticket list` or `/ticket close` and a number.');
    }
  });

  app.shortcut({ type: 'shortcut', callback_id: 'new_ticket' }, async ({ ack, shortcut, client }) => {
    await ack();
    await client.views.open({ trigger_id: shortcut.trigger_id, view: ticketForm() });
  });

  app.shortcut({ type: 'message_action', callback_id: 'ticket_of_message' }, async ({ ack, shortcut, client }) => {
    await ack();
    const { text: title = '' } = shortcut.message;
    await client.views.open({ trigger_id: shortcut.trigger_id, view: ticketForm({ title }) });
  });

  app.action({ type: 'block_actions', action_id: 'priority' }, async ({ ack, action, body, client }) => {
    await ack();
    if (action.type !== 'static_select' || !body.view) return;
    const { id, hash } = body.view;
    await client.views.update({
      view_id: id,
      hash,
      view: ticketForm({ priority: priorityOf(action.selected_option.text.text) }),
    });
  });

  app.options('system', async ({ ack, options }) => {
    const fitting = SYSTEMS.filter(each => each.toLowerCase().includes(options.value.toLowerCase()));
    await ack({ options: fitting.map(value => ({ value, text: { type: 'plain_text', text: value } })) });
  });

  app.view('new_ticket', async ({ ack, view, body, client }) => {
    const wanted = readForm(view, body.user.id);
    const errors = faultsIn(wanted);
    if (Object.keys(errors).length > 0) {
      await ack({ response_action: 'errors', errors });
      return;
    }
    await ack();
    const ticket = tickets.open(wanted);
    await showCard(client, ticket, channel);
    for (const watcher of wanted.watchers ?? []) {
      await client.chat.postMessage({ channel: watcher, text: `You watch ticket ${ticket.id}: ${ticket.title}` });
    }
  });

  app.view({ type: 'view_closed', callback_id: 'new_ticket' }, async ({ ack, body, client }) => {
    await ack();
    await client.chat.postMessage({ channel: body.user.id, text: 'No ticket, then. I kept nothing of it.' });
  });
}
