import { Injectable } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  Ctx,
  SlackAction,
  SlackContext,
  SlackMessageShortcut,
  type SlackReply,
  SlackShortcut,
} from '../../src/index.js';
import { buttons, modal } from '../support/block-kit.js';
import { Bot } from '../support/bot.js';
import { posted } from '../support/posted.js';

@Injectable()
class ClickBot {
  answerables: unknown[] = [];

  @SlackAction('text')
  text(@Ctx() ctx: SlackContext<'action'>) {
    this.answerables.push(ctx.answerable);
    return 'Clicked.';
  }

  @SlackAction('public')
  inChannel(): SlackReply {
    return { text: 'For all to see.', response_type: 'in_channel' };
  }

  @SlackAction('replace')
  replace(): SlackReply {
    return { text: 'Replaced.', replace_original: true };
  }

  @SlackAction('delete')
  delete(): SlackReply {
    return { delete_original: true };
  }

  @SlackMessageShortcut('remind')
  remind() {
    return 'I will.';
  }

  @SlackShortcut('open')
  async open(@Ctx() ctx: SlackContext<'shortcut'>): Promise<void> {
    await ctx.openView(modal('form', [buttons('in_modal')]));
  }

  @SlackAction('in_modal')
  inModal(@Ctx() ctx: SlackContext<'action'>) {
    this.answerables.push(ctx.answerable);
    return 'Nobody will see this.';
  }
}

describe('response to a block action', () => {
  let bot: Bot;
  const click = async (actionId: string) => {
    const message = await posted(bot, [buttons(actionId)]);
    return { message, exchange: await bot.slack.user('ann').click(message, actionId) };
  };

  beforeAll(async () => {
    bot = await Bot.start({ providers: [ClickBot] });
  });
  afterAll(async () => {
    await bot[Symbol.asyncDispose]();
  });

  it('is sent through response_url to the user only, with an empty ack', async () => {
    const { exchange, message } = await click('text');
    expect(exchange.ack).not.toHaveProperty('payload');
    const answer = await bot.slack.waitForMessage('Clicked.');
    expect(answer).toMatchObject({ ephemeralTo: bot.slack.user('ann').id, channel: message.channel });
    expect(bot.app.get(ClickBot).answerables).toContain('response_url');
  });

  it('keeps the original message by default', async () => {
    const { message } = await click('text');
    await bot.slack.waitFor('two answers', () => bot.slack.messages.filter(({ text }) => text === 'Clicked.')[1]);
    expect(bot.slack.messages).toContainEqual(message);
  });

  it('is visible in the channel when the response says so', async () => {
    await click('public');
    await expect(bot.slack.waitForMessage('For all to see.')).resolves.not.toHaveProperty('ephemeralTo');
  });

  it('can replace the original message', async () => {
    const { message } = await click('replace');
    await expect(bot.slack.waitForMessage('Replaced.')).resolves.toMatchObject({ ts: message.ts });
  });

  it('can delete the original message', async () => {
    const { message } = await click('delete');
    const isGone = () => (bot.slack.messages.some(({ ts }) => ts === message.ts) ? undefined : true);
    await expect(bot.slack.waitFor('the message to go', isGone)).resolves.toBe(true);
  });

  it('is posted in the thread of the original message', async () => {
    const root = await bot.slack.user('ann').say('support', 'a thread');
    const message = await posted(bot, [buttons('text')], { channel: 'support', threadTs: root.ts });
    await bot.slack.user('ann').click(message, 'text');
    const answer = await bot.slack.waitForMessage(each => each.text === 'Clicked.' && each.channelName === 'support');
    expect(answer.threadTs).toBe(root.ts);
  });

  it('is dropped in a modal, with a warning each time', async () => {
    const ann = bot.slack.user('ann');
    await ann.shortcut('open');
    const { ack } = await ann.click(await bot.slack.waitForView('ann'), 'in_modal');
    expect(ack?.status).toBe('in_time');
    expect(bot.app.get(ClickBot).answerables).toContain(null);
    const [line, ...others] = bot.log.find('warn', 'ClickBot.inModal');
    expect(line).toMatch(
      /returned a result for action 'in_modal', but no response_url accepts it .* client\.views\.update/,
    );
    expect(line).not.toContain('sooner');
    expect(others).toEqual([]);
  });

  it('is sent through response_url for a message shortcut', async () => {
    const ann = bot.slack.user('ann');
    const { ack } = await ann.messageShortcut('remind', await ann.say('general', 'Buy milk.'));
    expect(ack).not.toHaveProperty('payload');
    await expect(bot.slack.waitForMessage('I will.')).resolves.toMatchObject({ ephemeralTo: ann.id });
  });
});
