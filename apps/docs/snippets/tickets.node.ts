// #region node
import { SlackEmulator } from '@nest-slack/emulator';
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTicketBot } from './ticket-bot.js';

let slack: SlackEmulator;
let bot: Awaited<ReturnType<typeof startTicketBot>>;

before(async () => {
  slack = await SlackEmulator.start();
  bot = await startTicketBot(slack.env);
  await slack.waitForConnections(1);
});

after(async () => {
  await bot.stop();
  await slack.close();
});

await test('a ticket is opened by a form, and closed by the button of its card', async () => {
  const ann = slack.user('ann');
  await ann.command('/ticket', 'open Printer is on fire');
  await ann.submit(await slack.waitForView(ann), { title: 'Printer', priority: 'High' });
  const message = await slack.waitForMessage(/Printer/);
  await ann.click(message, 'Close');

  const closed = await slack.waitForMessage('Closed: Printer');
  assert.equal(closed.ts, message.ts);
});
// #endregion
