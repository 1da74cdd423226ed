import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { SlackEmulator } from '@nest-slack/emulator';
import { startTicketBot } from '../snippets/ticket-bot.js';

// #region jest
let slack: SlackEmulator;
let bot: Awaited<ReturnType<typeof startTicketBot>>;

beforeAll(async () => {
  slack = await SlackEmulator.start();
  bot = await startTicketBot(slack.env);
  await slack.waitForConnections(1);
});

afterAll(async () => {
  await bot.stop();
  await slack.close();
});

test('a ticket is opened by a form, and closed by the button of its card', async () => {
  const ann = slack.user('ann');
  await ann.command('/ticket', 'open Printer is on fire');
  await ann.submit(await slack.waitForView(ann), { title: 'Printer', priority: 'High' });
  const message = await slack.waitForMessage(/Printer/);
  await ann.click(message, 'Close');

  const closed = await slack.waitForMessage('Closed: Printer');
  expect(closed.ts).toBe(message.ts);
});
// #endregion
