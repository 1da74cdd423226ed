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
  test('a form that says too little stays open, with the reason under its field', async () => {
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
  test('whoever closes a ticket has nothing more to click', async () => {
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
  test('the form is opened by the trigger of the command, after the ack', async () => {
    const { ack } = await ann.command('/ticket', 'open Printer');
    const opened = await slack.waitForApiCall('views.open');

    expect(ack?.status).toBe('in_time');
    expect(opened).toMatchObject({ ok: true, args: { trigger_id: expect.any(String) } });
  });
  // #endregion

  // #region time
  test('whoever gets no answer is told so when the three seconds are over', async () => {
    slack.faults.loseAcks(1);

    const acting = ann.command('/ticket');
    await ann.modal();
    await slack.time.advance('3s');

    expect((await acting).ack).toBeNull();
    expect((await acting).problem).toContain('operation_timeout');
  });
  // #endregion

  // #region fake-timers
  test('a reminder comes when the bot has waited for ten minutes', async () => {
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
  test('a call that Slack puts off is made again', async () => {
    slack.faults.refuseNextCalls('views.open', 1, { error: 'ratelimited', status: 429, retryAfterSeconds: 0 });

    await ann.command('/ticket', 'open Printer');
    await ann.modal();

    expect(slack.apiCalls.filter(({ method }) => method === 'views.open')).toHaveLength(2);
  });
  // #endregion

  // #region timeline
  test('what happened can be read from the first act to the last answer', async () => {
    await ann.command('/ticket', 'open Printer');
    await ann.modal();

    expect(slack.timeline.toString()).toMatch(
      /ann writes \/ticket open Printer in #general[^]*app acks slash_commands[^]*views\.open/,
    );
  });
  // #endregion

  // #region lint
  test('Slack would find no fault with it', async () => {
    await ann.command('/ticket', 'open Printer');
    await ann.modal();

    expect(slack.lint.findings).toEqual([]);
    slack.failures.verify();
  });
  // #endregion
});

// #region run
test('an ack that gets lost', () =>
  SlackEmulator.run({}, async slack => {
    const bot = await startTicketBot(slack.env);
    await slack.waitForConnections(1);
    slack.faults.loseAcks(1);
    slack.failures.expect('was not acked in time');

    const acting = slack.user('ann').command('/ticket');
    await slack.user('ann').modal();
    await slack.time.advance('3s');

    expect((await acting).problem).toContain('operation_timeout');
    await bot.stop();
  }));
// #endregion

@Module({ imports: [SlackSocketModeModule.forRoot()], providers: [DeployBot, Releases] })
class AppModule {}

// #region nest
test('/deploy is answered in the channel', async () => {
  await using slack = await SlackEmulator.start();
  const bot = await Test.createTestingModule({ imports: [AppModule] })
    .overrideProvider(SLACK_ENV)
    .useValue(slack.env)
    .overrideProvider(Releases)
    .useValue({ deploy: async () => 'https://localhost' })
    .compile();
  await bot.init(); // connects

  await slack.user('ann').command('/deploy', 'web');

  const answer = await slack.channel('general').message('web is live');
  expect(answer.text).toBe('web is live at https://localhost');
  await bot.close();
});
// #endregion
