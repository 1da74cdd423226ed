import { Injectable } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  ParseSlackChannelPipe,
  ParseSlackLinkPipe,
  ParseSlackUserPipe,
  SlackCommand,
  SlackParam,
} from '../../src/index.js';
import { Bot } from '../support/bot.js';
import { said } from '../support/said.js';

@Injectable()
class WatchBot {
  @SlackCommand('/watch :page [channel] --silent')
  watch(
    @SlackParam('page', ParseSlackLinkPipe) page: URL,
    @SlackParam('[channel]', new ParseSlackChannelPipe({ optional: true })) channel: string | undefined,
    @SlackParam('--silent') isSilent: boolean,
  ) {
    return `${page.host} in ${channel}, ${isSilent ? 'silent' : 'aloud'}`;
  }

  @SlackCommand('/assign :user :words...')
  assign(@SlackParam('user', ParseSlackUserPipe) user: string, @SlackParam('words') words: string) {
    return `${user}: ${words}`;
  }
}

describe('references in a command', () => {
  let bot: Bot;

  beforeAll(async () => {
    bot = await Bot.start({ providers: [WatchBot] });
  });
  afterAll(async () => {
    await bot[Symbol.asyncDispose]();
  });

  it('are passed to the handler as values', async () => {
    const general = bot.slack.channel('general').id;
    await expect(said(bot, '/watch', 'https://example.com/a?b=1&c=2 #general')).resolves.toBe(
      `example.com in ${general}, aloud`,
    );
    await expect(said(bot, '/watch', '--silent example.com')).resolves.toBe('example.com in undefined, silent');
  });

  it('stay in Slack’s format in the rest of the text, so that it can be sent again', async () => {
    const bob = bot.slack.user('bob').id;
    await expect(said(bot, '/assign', '@bob "ask  @bob" & go')).resolves.toBe(`${bob}: "ask  <@${bob}|bob>" &amp; go`);
  });

  it.each([
    [
      '/assign',
      'everybody to work',
      '“everybody” is no user. Mention a user, such as @ann.\nWrite `/assign &lt;user&gt; &lt;words...&gt;`',
    ],
    [
      '/watch',
      'example.com general',
      '“general” is no channel. Name one, such as #general.\nWrite `/watch &lt;page&gt; [channel] [--silent]`',
    ],
  ])('are rejected with a message when they have another type: %s %s', async (command, text, answer) => {
    await expect(said(bot, command, text)).resolves.toBe(answer);
    expect(bot.log.find('error', /./)).toEqual([]);
  });
});
