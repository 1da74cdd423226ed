import { type CanActivate, Injectable, NotFoundException, UseGuards } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  Ctx,
  Payload,
  SlackAction,
  SlackCommand,
  SlackContext,
  SlackEvent,
  SlackException,
  SlackMessage,
  SlackMessageShortcut,
  SlackOptions,
  SlackShortcut,
  SlackUserException,
  SlackViewClosed,
} from '../../src/index.js';
import { buttons, modal, plain } from '../support/block-kit.js';
import { Bot } from '../support/bot.js';
import { posted } from '../support/posted.js';
import { unchecked } from '../support/unchecked.js';

class NoEntry implements CanActivate {
  canActivate(): boolean {
    return false;
  }
}

const refuse = {
  transform(): never {
    throw new Error('That is no number.');
  },
};

/** One error of each kind, by name. */
function fail(kind: string): never {
  switch (kind) {
    case 'user':
      throw new SlackUserException('There is no ticket 7.');
    case 'slack':
      throw new SlackException('closed', 'The desk is closed.');
    case 'not found':
      throw new NotFoundException('No such ticket.');
    case 'nothing':
      return unchecked(Promise.reject(undefined));
    case 'odd':
      throw unchecked<Error>(Object.create(null));
    default:
      throw new Error('The database is gone.');
  }
}

@Injectable()
class FailingBot {
  @SlackCommand('/fail')
  async command(@Payload('text') kind: string): Promise<void> {
    return fail(kind);
  }

  @SlackCommand('/guarded')
  @UseGuards(NoEntry)
  guarded(): void {}

  @SlackCommand('/piped')
  piped(@Payload('text', refuse) _number: number): void {}

  @SlackAction('fail')
  action(): void {
    fail('error');
  }

  @SlackAction('fail_user')
  actionUser(): void {
    fail('user');
  }

  @SlackMessageShortcut('fail')
  messageShortcut(): void {
    fail('error');
  }

  @SlackShortcut('fail')
  shortcut(): void {
    fail('error');
  }

  @SlackOptions('fail')
  options(): string[] {
    return fail('error');
  }

  @SlackShortcut('open')
  async open(@Ctx() ctx: SlackContext<'shortcut'>): Promise<void> {
    await ctx.openView(modal('form', [buttons('fail')]));
  }

  @SlackViewClosed('form')
  closed(): void {
    fail('error');
  }

  @SlackMessage('complain')
  message(): void {
    fail('user');
  }

  @SlackEvent('user_change')
  event(@Payload('kind') kind: string): void {
    fail(kind);
  }

  @SlackEvent('team_join')
  @UseGuards(NoEntry)
  guardedEvent(): void {}

  @SlackEvent('emoji_changed')
  pipedEvent(@Payload('name', refuse) _name: number): void {}
}

const errorIdIn = (text: string | undefined) => /error ([0-9a-f]{8})/.exec(text ?? '')?.[1] ?? 'no error id';

describe('unhandled error', () => {
  let bot: Bot;
  /** The log line about the error whose id a message contains. */
  const lineOf = (text: string | undefined) => bot.log.find('error', errorIdIn(text));

  beforeAll(async () => {
    bot = await Bot.start({ providers: [FailingBot], slack: { ackTimeoutMs: 1_000, redeliveryDelaysMs: [] } });
  });
  afterAll(async () => {
    await bot[Symbol.asyncDispose]();
  });

  it.each(['error', 'slack', 'nothing', 'odd'])(
    'of a command is an ephemeral text whose id the log contains: %s',
    async kind => {
      const ann = bot.slack.user('ann');
      const { message } = await ann.command('/fail', kind);
      expect(message).toMatchObject({ text: expect.stringMatching(/^Sorry/), ephemeralTo: ann.id });
      expect(lineOf(message?.text)).toHaveLength(1);
      expect(lineOf(message?.text)[0]).toContain('FailingBot.command failed on command /fail');
    },
  );

  it('is logged with its message and stack', async () => {
    const { message } = await bot.slack.user('ann').command('/fail', 'error');
    expect(lineOf(message?.text)[0]).toMatch(/The database is gone\.[\S\s]+unhandled-errors\.spec/);
  });

  it('is not a retry request when a handler throws undefined', async () => {
    const { message } = await bot.slack.user('ann').command('/fail', 'nothing');
    expect(lineOf(message?.text)[0]).not.toContain('retry');
  });

  it.each([
    ['user', 'There is no ticket 7.'],
    ['not found', 'No such ticket.'],
  ])('shows the message that is meant for the user: %s', async (kind, text) => {
    const { message } = await bot.slack.user('ann').command('/fail', kind);
    expect(message?.text).toBe(text);
  });

  it('of a guard shows the forbidden text', async () => {
    const { message } = await bot.slack.user('ann').command('/guarded');
    expect(message?.text).toBe('You are not allowed to do that.');
  });

  it('of a pipe shows a text', async () => {
    const { message } = await bot.slack.user('ann').command('/piped');
    expect(lineOf(message?.text)[0]).toContain('That is no number.');
  });

  it('of a block action is sent through response_url', async () => {
    const ann = bot.slack.user('ann');
    const { ack } = await ann.click(await posted(bot, [buttons('fail')]), 'fail');
    expect(ack).not.toHaveProperty('payload');
    const line = await bot.slack.waitFor('an error', () => bot.log.find('error', 'FailingBot.action failed')[0]);
    await expect(bot.slack.waitForMessage(errorIdIn(line))).resolves.toMatchObject({ ephemeralTo: ann.id });
  });

  it('of a block action shows the message that is meant for the user', async () => {
    await bot.slack.user('ann').click(await posted(bot, [buttons('fail_user')], { channel: 'support' }), 'fail_user');
    await expect(
      bot.slack.waitForMessage(each => each.text === 'There is no ticket 7.' && each.channelName === 'support'),
    ).resolves.toHaveProperty('ephemeralTo');
  });

  it('of a block action in a modal is sent as a direct message', async () => {
    const ann = bot.slack.user('ann');
    await ann.shortcut('open');
    await ann.click(await bot.slack.waitForView('ann'), 'fail');
    const call = await bot.slack.waitForApiCall('chat.postMessage', { where: ({ args }) => args.channel === ann.id });
    expect(call.args.text).toMatch(/^Sorry/);
  });

  it('of a message shortcut is sent through response_url', async () => {
    const ann = bot.slack.user('ann');
    await ann.messageShortcut('fail', await ann.say('support', 'a message'));
    const line = await bot.slack.waitFor('an error', () => bot.log.find('error', 'FailingBot.messageShortcut')[0]);
    await expect(bot.slack.waitForMessage(errorIdIn(line))).resolves.toMatchObject({ ephemeralTo: ann.id });
  });

  it('of a global shortcut is sent as a direct message', async () => {
    const bob = bot.slack.user('bob');
    const { ack } = await bob.shortcut('fail');
    expect(ack?.status).toBe('in_time');
    const call = await bot.slack.waitForApiCall('chat.postMessage', { where: ({ args }) => args.channel === bob.id });
    expect(lineOf(JSON.stringify(call.args))[0]).toContain('FailingBot.shortcut');
  });

  it('of an options request returns no options', async () => {
    const select = { type: 'external_select' as const, action_id: 'fail', placeholder: plain('Which?') };
    const message = await posted(bot, [{ type: 'actions', elements: [select] }]);
    const { options } = await bot.slack.user('ann').suggest(message, 'fail', 'la');
    expect(options).toEqual([]);
  });

  it('of a closed view sends an ack', async () => {
    const carol = bot.slack.user('carol');
    await carol.shortcut('open');
    const exchange = await carol.closeView(await bot.slack.waitForView('carol'));
    expect(exchange?.ack?.status).toBe('in_time');
  });

  it('of a message is shown to its author only, in the same channel, when it is meant for the user', async () => {
    const ann = bot.slack.user('ann');
    const { channel } = await ann.say('general', 'complain');
    await expect(bot.slack.waitForMessage('There is no ticket 7.')).resolves.toMatchObject({ channel });
    const call = await bot.slack.waitForApiCall('chat.postEphemeral');
    expect(call.args).toMatchObject({ channel, user: ann.id });
  });

  it.each(['error', 'odd'])('of an event leaves it unacked when a retry can succeed: %s', async kind => {
    const { ack } = await bot.slack.deliverEvent({ type: 'user_change', kind });
    expect(ack).toBeNull();
  });

  it.each(['user', 'slack', 'not found'])('of an event acks it when a retry would fail again: %s', async kind => {
    const { ack } = await bot.slack.deliverEvent({ type: 'user_change', kind });
    expect(ack?.status).toBe('in_time');
  });

  it.each(['team_join', 'emoji_changed'])('of an event acks it when a guard or a pipe threw it: %s', async type => {
    const { ack } = await bot.slack.deliverEvent({ type, name: 'tea' });
    expect(ack?.status).toBe('in_time');
  });
});
