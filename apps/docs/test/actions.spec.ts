import { describe, expect, it } from '@jest/globals';
import type { KnownBlock } from '@slack/types';
import { addActions } from '../snippets/actions.bolt.js';
import { reopenTicket, TicketBot } from '../snippets/actions.bot.js';
import { bolt, nest } from './support/bot.js';
import { post } from './support/post.js';

const button = (actionId: string, value: string, blockId = 'ticket'): KnownBlock => ({
  type: 'actions',
  block_id: blockId,
  elements: [{ type: 'button', action_id: actionId, value, text: { type: 'plain_text', text: `Button ${value}` } }],
});

describe.each([
  ['Bolt', bolt(addActions)],
  ['nest-slack', nest({ providers: [TicketBot] })],
])('a click handled by %s', (_name, start) => {
  it('changes the message for the id of the button', async () => {
    await using bot = await start();
    const message = await post(bot.slack, [button('close_ticket', '7')]);

    await bot.ann.click(message, 'close_ticket');

    const changed = await bot.slack.waitForMessage(`<@${bot.ann.id}> closed ticket 7.`);
    expect(changed.ts).toBe(message.ts);
  });

  it('responds to the user for a part of the id', async () => {
    await using bot = await start();
    const id = reopenTicket({ id: 7 });

    await bot.ann.click(await post(bot.slack, [button(id, 'x')]), id);

    const response = await bot.slack.waitForMessage('Ticket 7 is open again.');
    expect(response.ephemeralTo).toBe(bot.ann.id);
  });

  it('is matched by its block when other buttons have the same id', async () => {
    await using bot = await start();
    const message = await post(bot.slack, [button('stars', '5', 'other'), button('stars', '4', 'rating')]);

    await bot.ann.click(message, 'Button 4');

    expect((await bot.slack.waitForMessage('Thank you.')).ephemeralTo).toBe(bot.ann.id);
  });
});
