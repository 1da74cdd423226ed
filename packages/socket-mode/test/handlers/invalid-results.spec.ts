import { Injectable } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  Ctx,
  SlackAction,
  SlackCommand,
  SlackContext,
  SlackEvent,
  SlackMessage,
  SlackShortcut,
  SlackViewSubmission,
} from '../../src/index.js';
import { buttons, modal } from '../support/block-kit.js';
import { Bot } from '../support/bot.js';
import { posted } from '../support/posted.js';
import { unchecked } from '../support/unchecked.js';

class Ticket {
  readonly id = 7;
  readonly secret = 'hunter2';
}

@Injectable()
class StoringBot {
  @SlackCommand('/store')
  command() {
    return unchecked<string>(new Ticket());
  }

  @SlackCommand('/bigint')
  bigint() {
    return unchecked<string>({ text: 'hunter2', blocks: [7n] });
  }

  @SlackMessage('store')
  message() {
    return unchecked<string>(new Ticket());
  }

  @SlackAction('store')
  action() {
    return unchecked<string>([new Ticket()]);
  }

  @SlackEvent('user_change')
  event() {
    return unchecked<void>('hunter2');
  }

  @SlackShortcut('open')
  async open(@Ctx() ctx: SlackContext<'shortcut'>): Promise<void> {
    await ctx.openView(modal('form'));
  }

  @SlackViewSubmission('form')
  submit() {
    return unchecked<void>(new Ticket());
  }

  @SlackCommand('/ack')
  async byHand(@Ctx() ctx: SlackContext<'command'>): Promise<void> {
    await ctx.ack(unchecked<string>(new Ticket()));
  }
}

describe('invalid handler result', () => {
  let bot: Bot;

  beforeAll(async () => {
    bot = await Bot.start({ providers: [StoringBot] });
  });
  afterAll(async () => {
    await bot[Symbol.asyncDispose]();
  });

  it.each([
    ['/store', 'StoringBot.command returned a Ticket with id, secret, which is not a result for a command'],
    ['/bigint', 'StoringBot.bigint returned an object that JSON cannot hold'],
    ['/ack', 'StoringBot.byHand returned a Ticket'],
  ])('is not sent, and is logged as a warning once: %s', async (command, warning) => {
    const { ack } = await bot.slack.user('ann').command(command);
    await bot.slack.user('ann').command(command);
    expect(ack?.status).toBe('in_time');
    expect(ack).not.toHaveProperty('payload');
    expect(bot.log.find('warn', warning)).toHaveLength(1);
  });

  it('of a message is not posted', async () => {
    await bot.slack.user('ann').say('general', 'store');
    await bot.slack.waitFor('a warning', () => bot.log.find('warn', 'StoringBot.message returned a Ticket')[0]);
    expect(bot.slack.apiCalls.map(({ method }) => method)).not.toContain('chat.postMessage');
  });

  it('of a block action is not sent to its response_url', async () => {
    const message = await posted(bot, [buttons('store')]);
    const { ack } = await bot.slack.user('ann').click(message, 'store');
    expect(ack?.status).toBe('in_time');
    expect(bot.log.find('warn', 'StoringBot.action returned an array of 1')).toHaveLength(1);
    expect(bot.slack.messages).toEqual(bot.slack.messages.filter(({ ephemeralTo }) => ephemeralTo === undefined));
  });

  it('of an event does not prevent the ack', async () => {
    const { ack } = await bot.slack.deliverEvent({ type: 'user_change' });
    expect(ack?.status).toBe('in_time');
    expect(bot.log.find('warn', 'StoringBot.event returned a string, which is not a result for an event')).toHaveLength(
      1,
    );
  });

  it('of a view submission closes the view', async () => {
    const ann = bot.slack.user('ann');
    await ann.shortcut('open');
    await ann.submit(await bot.slack.waitForView('ann'));
    expect(ann.views).toEqual([]);
    expect(bot.log.find('warn', 'which is not a result for a view submission')).toHaveLength(1);
  });

  it('is described by its type and keys, without its contents', () => {
    expect(bot.log.lines.filter(({ text }) => text.includes('hunter2'))).toEqual([]);
  });
});
