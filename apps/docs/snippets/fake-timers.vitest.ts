import { SlackEmulator } from '@nest-slack/emulator';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startTicketBot } from './ticket-bot.js';

let slack: SlackEmulator;
let bot: Awaited<ReturnType<typeof startTicketBot>>;

beforeEach(async () => {
  slack = await SlackEmulator.start();
  bot = await startTicketBot(slack.env);
  await slack.waitForConnections(1);
  vi.useFakeTimers();
});

afterEach(async () => {
  vi.useRealTimers();
  await bot.stop();
  await slack.close();
});

test('posts a reminder after ten minutes', async () => {
  bot.command('/remind', async ({ ack, command, say }) => {
    setTimeout(() => void say(`Reminder: ${command.text}`), 600_000);
    await ack();
  });

  const { ack } = await slack.user('ann').command('/remind', 'tea');
  await vi.advanceTimersByTimeAsync(600_000);

  const reminder = await slack.channel('general').message('Reminder: tea');
  expect(ack?.status).toBe('in_time');
  expect(reminder.text).toBe('Reminder: tea');
});
