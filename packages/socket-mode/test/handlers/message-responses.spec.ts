import { Injectable } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Ctx, SlackContext, SlackEvent, SlackMessage, type SlackReply } from '../../src/index.js';
import { Bot } from '../support/bot.js';

@Injectable()
class TalkingBot {
  @SlackMessage('say text')
  text() {
    return 'A text.';
  }

  @SlackMessage('say reply')
  reply(): SlackReply {
    return { text: 'A reply.', blocks: [{ type: 'divider' }] };
  }

  @SlackMessage('say elsewhere')
  elsewhere(): SlackReply {
    return { text: 'Elsewhere.', channel: 'support' };
  }

  @SlackMessage('say nothing')
  nothing(): void {}

  @SlackMessage('say pieces')
  async *pieces() {
    yield 'In ';
    yield 'pieces.';
  }

  @SlackEvent('app_mention')
  mention() {
    return 'Hello.';
  }

  @SlackEvent({ type: 'message', subtype: 'message_changed' })
  edit() {
    return 'I saw that.';
  }

  @SlackMessage('where can I answer')
  answerable(@Ctx() ctx: SlackContext<'message'>) {
    return `By ${ctx.answerable}.`;
  }
}

describe('response to a message', () => {
  let bot: Bot;

  beforeAll(async () => {
    bot = await Bot.start({ providers: [TalkingBot] });
  });
  afterAll(async () => {
    await bot[Symbol.asyncDispose]();
  });

  it('is a text posted in its channel, after an empty ack', async () => {
    const { channel } = await bot.slack.user('ann').say('general', 'say text');
    const answer = await bot.slack.waitForMessage('A text.');
    expect(answer).toMatchObject({ channel, user: bot.slack.app().botUserId });
    expect(answer.threadTs).toBeUndefined();
    const ack = await bot.slack.waitForAck('events_api');
    expect(ack).not.toHaveProperty('payload');
  });

  it('is a message', async () => {
    await bot.slack.user('ann').say('general', 'say reply');
    const answer = await bot.slack.waitForMessage('A reply.');
    expect(answer.blocks).toMatchObject([{ type: 'divider' }]);
  });

  it('is posted in the thread of the message', async () => {
    const ann = bot.slack.user('ann');
    const root = await ann.say('support', 'a thread');
    await ann.say('support', 'say text', { threadTs: root.ts });
    const answer = await bot.slack.waitForMessage(
      ({ text, channelName }) => text === 'A text.' && channelName === 'support',
    );
    expect(answer.threadTs).toBe(root.ts);
  });

  it('is posted in the channel of a mention', async () => {
    const { channel } = await bot.slack.user('ann').say('general', '@app hi');
    await expect(bot.slack.waitForMessage('Hello.')).resolves.toMatchObject({ channel });
  });

  it('is posted in the direct message', async () => {
    const { channel } = await bot.slack.user('ann').say('@app', 'say pieces');
    await expect(bot.slack.waitForMessage('In pieces.')).resolves.toMatchObject({ channel });
  });

  it('is posted in the channel that it names, outside the current thread', async () => {
    const ann = bot.slack.user('ann');
    const root = await ann.say('general', 'another thread');
    await ann.say('general', 'say elsewhere', { threadTs: root.ts });
    const answer = await bot.slack.waitForMessage('Elsewhere.');
    expect(answer).toMatchObject({ channelName: 'support' });
    expect(answer.threadTs).toBeUndefined();
  });

  it('is posted in the thread of an edited message', async () => {
    const ann = bot.slack.user('ann');
    const root = await ann.say('general', 'third thread');
    const message = await ann.say('general', 'wrnog', { threadTs: root.ts });
    await ann.edit(message, 'wrong');
    await expect(bot.slack.waitForMessage('I saw that.')).resolves.toMatchObject({ threadTs: root.ts });
  });

  it('can be posted to the channel at any time', async () => {
    await bot.slack.user('ann').say('general', 'where can I answer');
    await expect(bot.slack.waitForMessage('By channel.')).resolves.toBeDefined();
  });

  it('is not posted when it is empty', async () => {
    const before = bot.slack.apiCalls.length;
    const { ts } = await bot.slack.user('ann').say('general', 'say nothing');
    await bot.slack.waitFor('its ack', () =>
      bot.slack.deliveries.find(({ status, payload }) => status === 'acked' && JSON.stringify(payload).includes(ts)),
    );
    expect(bot.slack.apiCalls).toHaveLength(before);
  });

  it('is logged when Slack refuses it, and the message is acked', async () => {
    bot.slack.faults.refuseNextCalls('chat.postMessage', 1, { error: 'is_archived' });
    await bot.slack.user('ann').say('general', 'say text again');
    const line = await bot.slack.waitFor('an error in the log', () => bot.log.find('error', 'TalkingBot.text')[0]);
    expect(line).toMatch(/The result of TalkingBot\.text could not be posted: .*is_archived/);
  });
});
