import { Injectable } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SlackAction, SlackUserException } from '../../src/index.js';
import { Bot } from '../support/bot.js';

@Injectable()
class RefusingBot {
  @SlackAction('refuse')
  refuse(): never {
    throw new SlackUserException({ text: 'Not today.', thread_ts: '1.2' });
  }
}

const waysOf = (bot: Bot): string[] =>
  bot.slack.apiCalls.map(({ method }) => method).filter(method => method.startsWith('chat.'));

describe('user notification', () => {
  let bot: Bot;
  let channel: string;

  beforeAll(async () => {
    bot = await Bot.start({ providers: [RefusingBot] });
    channel = bot.slack.channel('general').id;
  });
  afterAll(async () => {
    await bot[Symbol.asyncDispose]();
  });

  const click = async (parts: object): Promise<void> => {
    const actions = [{ type: 'button', action_id: 'refuse', block_id: 'b' }];
    const payload = { type: 'block_actions', user: { id: bot.slack.user('ann').id }, actions, ...parts };
    await bot.slack.deliver({ type: 'interactive', payload });
  };
  const deadUrl = () => new URL('/nowhere', bot.slack.apiUrl).href;

  it('is sent to the channel when the response_url is refused', async () => {
    await click({ response_url: deadUrl(), channel: { id: channel } });
    await expect(bot.slack.waitForMessage('Not today.')).resolves.toMatchObject({
      channel,
      ephemeralTo: bot.slack.user('ann').id,
    });
    expect(waysOf(bot)).toEqual(['chat.postEphemeral']);
  });

  it('is sent as a direct message when the channel is refused as well', async () => {
    bot.slack.faults.refuseNextCalls('chat.postEphemeral', 1, { error: 'user_not_in_channel' });
    await click({ response_url: deadUrl(), channel: { id: channel } });
    const { ephemeralTo } = await bot.slack.waitForMessage(
      message => message.text === 'Not today.' && message.channel !== channel,
    );
    expect(ephemeralTo).toBeUndefined();
    expect(waysOf(bot).slice(1)).toEqual(['chat.postEphemeral', 'chat.postMessage']);
  });

  it('is sent as a direct message without a channel, and rejects when that is refused, after one attempt', async () => {
    bot.slack.faults.refuseNextCalls('chat.postMessage', 1, { error: 'cannot_dm_bot' });
    await click({ response_url: deadUrl() });
    const line = await bot.slack.waitFor('a line about it', () =>
      bot.log.lines.find(({ text }) => text.includes('cannot_dm_bot')),
    );
    expect(line.text).toContain('RefusingBot.refuse');
    expect(waysOf(bot).at(-1)).toBe('chat.postMessage');
  });
});
