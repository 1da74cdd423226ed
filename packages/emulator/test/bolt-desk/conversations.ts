import type { App } from '@slack/bolt';
import { showCard } from './ticket-card.js';
import type { Tickets } from './tickets.js';

const DEVICES = /\b(?:printer|projector)\b/i;

/** What the desk hears in channels, and its Home tab. */
export function addConversations(app: App, tickets: Tickets, channel: string): void {
  app.event('app_mention', async ({ event, say }) => {
    const count = tickets.pending().length;
    await say({ thread_ts: event.ts, text: count === 1 ? 'One ticket is open.' : `${count} tickets are open.` });
  });

  app.message(DEVICES, async ({ message, client }) => {
    if (message.subtype !== undefined || message.bot_id !== undefined) return;
    const [device = ''] = DEVICES.exec(message.text ?? '') ?? [];
    await client.chat.postEphemeral({
      channel: message.channel,
      user: message.user,
      text: `Trouble with the ${device.toLowerCase()}? Write \`/ticket open\`.`,
    });
  });

  app.event('reaction_added', async ({ event, client }) => {
    if (event.reaction !== 'ticket') return;
    const { channel: place, ts } = event.item;
    const { messages = [] } = await client.conversations.history({
      channel: place,
      latest: ts,
      inclusive: true,
      limit: 1,
    });
    const ticket = tickets.open({ title: messages[0]?.text ?? '', priority: 'Normal', reporter: event.user });
    await showCard(client, ticket, channel);
    await client.reactions.add({ channel: place, timestamp: ts, name: 'white_check_mark' });
  });

  app.event('member_joined_channel', async ({ event, client }) => {
    const text = `Welcome, <@${event.user}>.`;
    await client.chat.postEphemeral({ channel: event.channel, user: event.user, text });
  });

  app.event<'app_home_opened', { visits: number }>('app_home_opened', async ({ event, client, context }) => {
    const { user } = await client.users.info({ user: event.user });
    const mine = tickets.pending().filter(({ reporter, owner }) => [reporter, owner].includes(event.user));
    await client.views.publish({
      user_id: event.user,
      view: {
        type: 'home',
        blocks: [
          { type: 'header', text: { type: 'plain_text', text: `Tickets of ${user?.real_name ?? 'yours'}` } },
          { type: 'context', elements: [{ type: 'mrkdwn', text: `Visit ${context.visits}` }] },
          ...mine.map(
            ({ id, title }) => ({ type: 'section', text: { type: 'mrkdwn', text: `${id}. ${title}` } }) as const,
          ),
        ],
      },
    });
  });
}
