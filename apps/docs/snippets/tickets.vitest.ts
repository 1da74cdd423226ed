// #region vitest
import { SlackEmulator } from '@nest-slack/emulator';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTicketBot } from './ticket-bot.js';

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

test('opens a ticket with a form and closes it with the button of its card', async () => {
  const ann = slack.user('ann');
  await ann.command('/ticket', 'open Printer is on fire');
  const form = await ann.modal();
  await form.fill({ Title: 'Printer', Priority: 'High' }).submit();
  const message = await slack.channel('support').message(/Printer/);
  await ann.click(message, 'Close');

  const closed = await slack.channel('support').message('Closed: Printer');
  expect(closed.ts).toBe(message.ts);
});
// #endregion
