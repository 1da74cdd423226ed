import { describe, expect, it, jest } from '@jest/globals';
import { addContext } from '../snippets/context.bolt.js';
import { ArchiveBot, ContextBot, NightlyReport, options } from '../snippets/context.bot.js';
import { Journal } from '../snippets/journal.js';
import { bolt, nest } from './support/bot.js';

const startNest = nest({ providers: [ContextBot, NightlyReport] }, options);

describe.each([
  ['Bolt', bolt(addContext)],
  ['nest-slack', startNest],
])('the context of a payload on %s', (_name, start) => {
  it('has the user, the place and the bot', async () => {
    await using bot = await start();
    const { slack, ann } = bot;

    const { message } = await ann.command('/where');

    const { botUserId, botId } = slack.app();
    const where = `${slack.teamId}, of no organisation, local`;
    expect(message?.text).toBe(`I am ${botUserId} (${botId}), you are ${ann.id}, in ${where}.`);
  });
});

describe('nest-slack', () => {
  it('passes the redelivery to the handler', async () => {
    const journal = new Journal();
    const note = jest.fn(journal.note.bind(journal)).mockRejectedValueOnce(new Error('The disk is full.'));
    await using bot = await nest({ providers: [ArchiveBot, { provide: Journal, useValue: { note } }] })();
    await bot.slack.deliverEvent({ type: 'channel_archive', channel: 'C1' });

    const { id } = await bot.slack.waitFor('the delivery', () => bot.slack.deliveries[0]);
    const delivery = await bot.slack.waitForDelivery(id);

    expect(delivery.attempts.map(({ outcome }) => outcome)).toEqual(['timeout', 'acked']);
    expect(journal.notes).toEqual(['C1 is archived.']);
  });

  it('posts messages outside handlers', async () => {
    await using bot = await startNest();
    const report = bot.app.get(NightlyReport);

    await report.post();
    await report.postIn(bot.slack.teamId);

    expect(bot.slack.messages.map(({ text }) => text)).toEqual(['Good night.', 'Good morning.']);
  });
});
