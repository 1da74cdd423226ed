import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { SlackEmulator, type Person } from '@nest-slack/emulator';
import { SLACK_ENV, SlackSocketModeModule } from '@nest-slack/socket-mode';
import { Module } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { DeployBot } from '../snippets/commands.bot.js';
import { Releases } from '../snippets/releases.js';
import { startTicketBot } from '../snippets/ticket-bot.js';

describe('a bot on Bolt', () => {
  let slack: SlackEmulator;
  let bot: Awaited<ReturnType<typeof startTicketBot>>;
  let ann: Person;

  beforeEach(async () => {
    slack = await SlackEmulator.start();
    bot = await startTicketBot(slack.env);
    await slack.waitForConnections(1);
    ann = slack.user('ann');
  });

  afterEach(async () => {
    jest.useRealTimers();
    await bot.stop();
    await slack.close();
  });

  // #region forms
  test('keeps a form with a short title open and shows the error at its field', async () => {
    await ann.command('/ticket', 'open It');
    const form = await ann.modal('New ticket');

    await form.fill({ Priority: 'High' }).submit();
    expect(form.errors).toEqual({ Title: 'Say more.' });
    await form.fill({ Title: 'It burns' }).submit();

    expect(form.isOpen).toBe(false);
    await slack.channel('support').message('It burns');
  });
  // #endregion

  // #region clicks
  test('removes the button of a closed ticket', async () => {
    await ann.command('/ticket', 'open Printer');
    const form = await ann.modal();
    await form.fill({ Priority: 'Normal' }).submit();
    const card = await slack.channel('support').message('Printer');

    await ann.click(card, { kind: 'button', text: 'Close' });

    const closed = await ann.channel('support').message('Closed: Printer');
    await expect(ann.click(closed, 'Close')).rejects.toThrow('There is no "Close" to act on.');
  });
  // #endregion

  // #region calls
  test('opens the form with the trigger of the command after the ack', async () => {
    const { ack } = await ann.command('/ticket', 'open Printer');
    const opened = await slack.waitForApiCall('views.open');

    expect(ack?.status).toBe('in_time');
    expect(opened).toMatchObject({ ok: true, args: { trigger_id: expect.any(String) } });
  });
  // #endregion

  // #region time
  test('shows a timeout to the user when no ack arrives within three seconds', async () => {
    slack.faults.loseAcks(1);

    const exchange = ann.command('/ticket');
    await ann.modal();
    await slack.time.advance('3s');

    expect((await exchange).ack).toBeNull();
    expect((await exchange).problem).toContain('operation_timeout');
  });
  // #endregion

  // #region fake-timers
  test('posts a reminder after ten minutes', async () => {
    bot.command('/remind', async ({ ack, command, say }) => {
      setTimeout(() => void say(`Reminder: ${command.text}`), 600_000);
      await ack();
    });
    jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate'] });

    await ann.command('/remind', 'tea');
    await jest.advanceTimersByTimeAsync(600_000);

    const reminder = await slack.channel('general').message('Reminder: tea');
    expect(reminder.text).toBe('Reminder: tea');
  });
  // #endregion

  // #region faults
  test('repeats a call that Slack rate-limits', async () => {
    slack.faults.refuseNextCalls('views.open', 1, { error: 'ratelimited', status: 429, retryAfterSeconds: 0 });

    await ann.command('/ticket', 'open Printer');
    await ann.modal();

    expect(slack.apiCalls.filter(({ method }) => method === 'views.open')).toHaveLength(2);
  });
  // #endregion

  // #region timeline
  test('records everything from the first action to the last call', async () => {
    await ann.command('/ticket', 'open Printer');
    await ann.modal();

    expect(slack.timeline.toString()).toMatch(
      /ann writes \/ticket open Printer in #general[^]*app acks slash_commands[^]*views\.open/,
    );
  });
  // #endregion

  // #region lint
  test("follows Slack's rules", async () => {
    await ann.command('/ticket', 'open Printer');
    await ann.modal();

    expect(slack.lint.findings).toEqual([]);
    slack.failures.verify();
  });
  // #endregion
});

// #region run
test('reports a lost ack', () =>
  SlackEmulator.run({}, async slack => {
    const bot = await startTicketBot(slack.env);
    await slack.waitForConnections(1);
    slack.faults.loseAcks(1);
    slack.failures.expect('was not acked in time');

    const exchange = slack.user('ann').command('/ticket');
    await slack.user('ann').modal();
    await slack.time.advance('3s');

    expect((await exchange).problem).toContain('operation_timeout');
    await bot.stop();
  }));
// #endregion

@Module({ imports: [SlackSocketModeModule.forRoot()], providers: [DeployBot, Releases] })
class AppModule {}

// #region nest
test('responds to /deploy in the channel', async () => {
  await using slack = await SlackEmulator.start();
  const bot = await Test.createTestingModule({ imports: [AppModule] })
    .overrideProvider(SLACK_ENV)
    .useValue(slack.env)
    .overrideProvider(Releases)
    .useValue({ deploy: async () => 'https://localhost' })
    .compile();
  await bot.init(); // connects

  await slack.user('ann').command('/deploy', 'web');

  const response = await slack.channel('general').message('web is live');
  expect(response.text).toBe('web is live at https://localhost');
  await bot.close();
});
// #endregion
