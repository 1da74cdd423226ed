import { Injectable } from '@nestjs/common';
import { describe, expect, it } from '@jest/globals';
import { Payload, SlackEvent, SlackMessage } from '../../src/index.js';
import { Bot } from '../support/bot.js';

@Injectable()
class EchoBot {
  readonly heard: string[] = [];
  readonly joined: string[] = [];

  @SlackMessage()
  echo(@Payload('text') text: string) {
    this.heard.push(text);
    return text.length < 12 ? `${text}!` : undefined;
  }

  @SlackEvent('member_joined_channel')
  join(@Payload('user') user: string): void {
    this.joined.push(user);
  }
}

describe('messages of the bot itself', () => {
  it('are acked and ignored, so that it does not respond to itself', async () => {
    await using bot = await Bot.start({ providers: [EchoBot] });
    await bot.slack.user('ann').say('general', 'hello');
    await bot.slack.waitForMessage('hello!');
    await bot.slack.waitFor('the ack of its own message', () =>
      bot.slack.deliveries.find(
        ({ status, payload }) => status === 'acked' && JSON.stringify(payload).includes('hello!'),
      ),
    );
    expect(bot.app.get(EchoBot).heard).toEqual(['hello']);
    expect(bot.log.find('warn', 'No handler')).toEqual([]);
  });

  it('are handled when the options say so', async () => {
    await using bot = await Bot.start({ providers: [EchoBot], options: { ignoreSelf: false } });
    await bot.slack.user('ann').say('general', 'hello');
    await bot.slack.waitForMessage('hello!!!!!!!');
    expect(bot.app.get(EchoBot).heard.slice(0, 3)).toEqual(['hello', 'hello!', 'hello!!']);
  });

  it('do not include messages of other bots and users', async () => {
    await using bot = await Bot.start({ providers: [EchoBot] });
    const { channel } = await bot.slack.user('ann').say('general', 'hello');
    const text = 'I am another';
    await bot.slack.deliverEvent({ type: 'message', subtype: 'bot_message', bot_id: 'BOTHER', channel, text });
    expect(bot.app.get(EchoBot).heard).toContain(text);
  });

  it('do not include messages of other bots, which have their own option', async () => {
    await using bot = await Bot.start({ providers: [EchoBot], options: { ignoreBots: true, ignoreSelf: false } });
    const { channel } = await bot.slack.user('ann').say('general', 'hello');
    const { ack } = await bot.slack.deliverEvent({ type: 'message', bot_id: 'BOTHER', channel, text: 'I am another' });
    expect(ack?.status).toBe('in_time');
    // The bot’s own messages have a separate option.
    await bot.slack.waitForMessage('hello!!');
    expect(bot.app.get(EchoBot).heard).not.toContain('I am another');
    expect(bot.log.find('warn', 'No handler')).toEqual([]);
  });

  it('do not include that it joined a channel', async () => {
    await using bot = await Bot.start({ providers: [EchoBot] });
    const { botUserId } = bot.slack.app();
    await bot.slack.deliverEvent({ type: 'member_joined_channel', user: botUserId, channel: 'C1' });
    expect(bot.app.get(EchoBot).joined).toEqual([botUserId]);
  });
});
