import { describe, expect, it } from '@jest/globals';
import { addContext } from '../snippets/context.bolt.js';
import { ContextBot, NightlyReport, options } from '../snippets/context.bot.js';
import { bolt, nest } from './support/bot.js';

const startNest = nest({ providers: [ContextBot, NightlyReport] }, options);

describe.each([
  ['Bolt', bolt(addContext)],
  ['nest-slack', startNest],
])('what %s knows of a payload', (_name, start) => {
  it('is who, where and as whom', async () => {
    await using bot = await start();
    const { slack, ann } = bot;

    const { message } = await ann.command('/where');

    const { botUserId, botId } = slack.app();
    expect(message?.text).toBe(
      `bot ${botUserId} (${botId}), person ${ann.id}, workspace ${slack.teamId} (local) of none`,
    );
  });
});

describe('nest-slack', () => {
  it('tells a handler that its event was delivered again', async () => {
    await using bot = await startNest();
    await bot.slack.deliverEvent({ type: 'reaction_added' });

    const { id } = await bot.slack.waitFor('the delivery', () => bot.slack.deliveries[0]);
    const delivery = await bot.slack.waitForDelivery(id);

    expect(delivery.attempts.map(({ outcome }) => outcome)).toEqual(['timeout', 'acked']);
  });

  it('speaks outside of handlers', async () => {
    await using bot = await startNest();
    const report = bot.app.get(NightlyReport);

    await report.post();
    await report.postIn(bot.slack.teamId);

    expect(bot.slack.messages.map(({ text }) => text)).toEqual(['Good night.', 'Good morning.']);
  });
});
