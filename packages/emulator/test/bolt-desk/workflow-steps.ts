import type { App } from '@slack/bolt';
import { showCard } from './ticket-card.js';
import type { Tickets } from './tickets.js';

/** The steps that workflows may have: a ticket at once, and one that somebody has to allow. */
export function addWorkflowSteps(app: App, tickets: Tickets, channel: string): void {
  app.function('file_ticket', async ({ inputs, complete, fail, client }) => {
    const { title, reporter } = inputs;
    if (typeof title !== 'string' || typeof reporter !== 'string') {
      await fail({ error: 'A ticket needs a title and a reporter.' });
      return;
    }
    const ticket = tickets.open({ title, priority: 'Low', reporter });
    await showCard(client, ticket, channel);
    await complete({ outputs: { id: ticket.id } });
  });

  app.function('allow', { autoAcknowledge: false }, async ({ ack, inputs, client }) => {
    await ack();
    await client.chat.postMessage({
      channel,
      text: `May ${String(inputs['what'])} be done?`,
      blocks: [
        { type: 'section', text: { type: 'mrkdwn', text: `May ${String(inputs['what'])} be done?` } },
        {
          type: 'actions',
          elements: [
            { type: 'button', action_id: 'allow', text: { type: 'plain_text', text: 'Yes' }, style: 'primary' },
            { type: 'button', action_id: 'forbid', text: { type: 'plain_text', text: 'No' } },
          ],
        },
      ],
    });
  });
  app.action('allow', async ({ ack, body, complete }) => {
    await ack();
    await complete?.({ outputs: { by: body.user.id } });
  });
  app.action('forbid', async ({ ack, body, fail }) => {
    await ack();
    await fail?.({ error: `<@${body.user.id}> said no.` });
  });
}
