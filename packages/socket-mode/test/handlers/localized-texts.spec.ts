import type { SlackEmulatorOptions } from '@nest-slack/emulator';
import { Injectable, NotFoundException } from '@nestjs/common';
import { describe, expect, it } from '@jest/globals';
import {
  Ctx,
  SlackClients,
  SlackCommand,
  SlackContext,
  SlackEvent,
  SlackShortcut,
  type SlackSocketModeOptions,
  SlackViewSubmission,
} from '../../src/index.js';
import { modal } from '../support/block-kit.js';
import { Bot } from '../support/bot.js';
import { Gate } from '../support/gate.js';
import { textsIn } from '../support/late-form-bot.js';
import { said } from '../support/said.js';

const GERMAN = {
  failed: (id: string) => `Das ging schief (${id}).`,
  unknownCommand: (command: string) => `${command} gibt es nicht.`,
  usage: (_: string, lines: readonly string[]) => `So geht es: ${lines.join()}`,
  busy: () => 'Zu viel zu tun.',
  pending: () => 'Einen Moment …',
  done: () => 'Fertig.',
};
const texts = (locale: string | null) => (locale?.startsWith('de') ? GERMAN : {});
const failing = (locale: string | null) => {
  if (locale !== null) throw new Error(`There is no ${locale}.`);
  return GERMAN;
};

@Injectable()
class LocalBot {
  gate = new Gate();

  @SlackCommand('/fail')
  fail(): void {
    throw new Error('The database is gone.');
  }

  @SlackEvent('team_join')
  join(): void {
    throw new NotFoundException('The list is gone.');
  }

  @SlackCommand('/hold')
  async hold(): Promise<void> {
    await this.gate.pass();
  }

  @SlackCommand('/fine')
  fine(): string {
    return 'Fine.';
  }

  @SlackCommand('/ticket close :id')
  close(): void {}

  @SlackShortcut('open')
  async open(@Ctx() ctx: SlackContext<'shortcut'>): Promise<void> {
    await ctx.openView(modal('form'));
  }

  @SlackViewSubmission('form')
  async submit(): Promise<void> {
    await this.gate.pass();
  }
}

const start = async (options: SlackSocketModeOptions = {}, slack: SlackEmulatorOptions = {}): Promise<Bot> => {
  const bot = await Bot.start({ providers: [LocalBot], options: { texts, ...options }, slack });
  bot.slack.user('ann').chooseLanguage('de-DE');
  return bot;
};
/** The first call of a process loads the HTTP client, which can take longer than the deadline for a text. */
const load = async (bot: Bot): Promise<void> => void (await bot.app.get(SlackClients).get().auth.test());
const asked = (bot: Bot) => bot.slack.apiCalls.filter(({ method }) => method === 'users.info');

describe('texts that are a function of the locale', () => {
  it('use the locale of the user, which is requested once', async () => {
    await using bot = await start();
    await load(bot);
    expect(await said(bot, '/fail')).toMatch(/^Das ging schief \([0-9a-f]{8}\)\.$/);
    expect(await said(bot, '/fail')).toMatch(/^Das ging schief/);
    expect(asked(bot)).toHaveLength(1);
    expect(await said(bot, '/fail', '', 'bob')).toMatch(/^Sorry, that didn't work\./);
    expect(asked(bot)).toHaveLength(2);
  });

  it.each([
    ['/unknown', '/unknown gibt es nicht.'],
    ['/ticket', 'So geht es: /ticket close &lt;id&gt;'],
  ])('also use it when no handler is involved: %s', async (command, text) => {
    await using bot = await start();
    expect(await said(bot, command)).toBe(text);
  });

  it('request no locale when no text is needed', async () => {
    await using bot = await start();
    expect(await said(bot, '/fine')).toBe('Fine.');
    expect(asked(bot)).toEqual([]);
  });

  it('request no locale when an event fails, because no user is notified', async () => {
    await using bot = await start();
    const { ack } = await bot.slack.deliverEvent({ type: 'team_join', user: bot.slack.user('ann').id });
    expect(ack?.status).toBe('in_time');
    expect(bot.log.find('error', 'LocalBot.join failed')).toHaveLength(1);
    expect(asked(bot)).toEqual([]);
  });

  it('request no locale under overload and use the locale that is already known', async () => {
    await using bot = await start({ concurrency: { max: 1, maxQueued: 1 } });
    const { gate } = bot.app.get(LocalBot);
    expect(await said(bot, '/fail')).toMatch(/^Das ging schief/);
    const held = [said(bot, '/hold'), said(bot, '/hold')];
    await gate.reached;
    expect(await said(bot, '/hold', '', 'bob')).toMatch(/^There is a lot to do just now/);
    expect(await said(bot, '/hold')).toBe('Zu viel zu tun.');
    expect(asked(bot)).toHaveLength(1);
    gate.open();
    await Promise.all(held);
  });

  it('request no locale during shutdown', async () => {
    await using bot = await start({ drainTimeoutMs: 50 });
    const held = said(bot, '/hold');
    await bot.app.get(LocalBot).gate.reached;
    await bot.app.close();
    expect(await held).toMatch(/^I am just being restarted/);
    expect(asked(bot)).toEqual([]);
  });

  it('are used at the ack deadline of a view submission', async () => {
    await using bot = await start({ ackDeadlineMs: 300 });
    const ann = bot.slack.user('ann');
    await ann.shortcut('open');
    await ann.submit(await bot.slack.waitForView(ann));
    expect(textsIn(ann.views[0])).toEqual(['Einen Moment …']);
    bot.app.get(LocalBot).gate.open();
    await bot.slack.waitForView(ann, { where: view => textsIn(view).includes('Fertig.') });
  });

  it('fall back to the default texts when the function throws, also at the ack deadline of a view', async () => {
    await using bot = await start({ ackDeadlineMs: 300, texts: failing });
    const ann = bot.slack.user('ann');
    await ann.shortcut('open');
    await ann.submit(await bot.slack.waitForView(ann));
    expect(textsIn(ann.views[0])).toEqual(['One moment…']);
    expect(bot.log.find('error', /^A text of the option texts failed.*There is no de-DE\./)).toHaveLength(1);
    bot.app.get(LocalBot).gate.open();
  });

  it('use the texts without a locale when Slack returns none, with one warning and no second request', async () => {
    await using bot = await start();
    bot.slack.faults.refuseNextCalls('users.info', 1, { error: 'missing_scope' });
    expect(await said(bot, '/fail')).toMatch(/^Sorry, that didn't work\./);
    expect(await said(bot, '/fail')).toMatch(/^Sorry, that didn't work\./);
    expect(asked(bot)).toHaveLength(1);
    expect(bot.log.find('warn', /users\.info did not return.*missing_scope.*scope users:read/)).toHaveLength(1);
  });

  it('request the locale again after a server error of Slack', async () => {
    await using bot = await start();
    bot.slack.faults.refuseNextCalls('users.info', 1, { error: 'internal_error' });
    expect(await said(bot, '/fail')).toMatch(/^Sorry, that didn't work\./);
    expect(await said(bot, '/fail')).toMatch(/^Das ging schief/);
  });

  it.each([
    ['a second', 2_500],
    ['the deadline', 400],
  ])('wait for the locale at most %s', async (_, ackDeadlineMs) => {
    const gate = new Gate();
    const slowly: typeof fetch = async (input, init) => {
      const response = await fetch(input, init);
      if (response.url.endsWith('users.info')) await gate.pass();
      return response;
    };
    // A longer wait would miss this deadline.
    await using bot = await start({ ackDeadlineMs, webClient: { fetch: slowly } }, { ackTimeoutMs: 2_000 });
    const { ack, message } = await bot.slack.user('ann').command('/fail');
    expect(message?.text).toMatch(/^Sorry, that didn't work\./);
    expect(ack?.payload).toBeDefined();
    gate.open();
    // Two turns on the socket are more than this ack needs.
    await said(bot, '/fine');
    await said(bot, '/fine');
    expect(await said(bot, '/fail')).toMatch(/^Das ging schief/);
    expect(asked(bot)).toHaveLength(1);
  });
});
