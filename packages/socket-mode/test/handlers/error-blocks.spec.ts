import { Injectable } from '@nestjs/common';
import type { Person } from '@nest-slack/emulator';
import type { KnownBlock } from '@slack/types';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  Ctx,
  SlackAction,
  SlackCommand,
  SlackContext,
  SlackMessage,
  SlackMessageShortcut,
  SlackShortcut,
  SlackUserException,
} from '../../src/index.js';
import { buttons, plain } from '../support/block-kit.js';
import { Bot } from '../support/bot.js';
import { posted } from '../support/posted.js';

const blocks: KnownBlock[] = [{ type: 'section', text: plain('There is no ticket 7.') }, { type: 'divider' }];

@Injectable()
class RefusingBot {
  @SlackCommand('/refuse')
  @SlackAction('refuse')
  @SlackShortcut('refuse')
  @SlackMessageShortcut('refuse')
  @SlackMessage('refuse')
  refuse(@Ctx() { kind }: SlackContext): void {
    throw new SlackUserException({ text: `Refused by ${kind}.`, blocks });
  }

  @SlackMessage('tell')
  async *tell() {
    yield 'Half a ';
    throw new SlackUserException({ blocks });
  }
}

describe('SlackUserException with blocks', () => {
  let bot: Bot;

  beforeAll(async () => {
    bot = await Bot.start({ providers: [RefusingBot] });
  });
  afterAll(async () => {
    await bot[Symbol.asyncDispose]();
  });

  const acts: Record<string, (ann: Person) => Promise<unknown>> = {
    command: ann => ann.command('/refuse'),
    action: async ann => ann.click(await posted(bot, [buttons('refuse')]), 'refuse'),
    message_shortcut: async ann => ann.messageShortcut('refuse', await ann.say('general', 'A message.')),
    message: ann => ann.say('general', 'refuse'),
  };

  it.each(Object.keys(acts))('shows the blocks to the user only: %s', async kind => {
    const ann = bot.slack.user('ann');
    await acts[kind]?.(ann);
    const message = await bot.slack.waitForMessage(`Refused by ${kind}.`);
    expect(message).toMatchObject({ ephemeralTo: ann.id, channelName: 'general', blocks });
  });

  it('shows the blocks in the direct message of the bot when a shortcut has no channel', async () => {
    await bot.slack.user('ann').shortcut('refuse');
    const message = await bot.slack.waitForMessage('Refused by shortcut.');
    expect(message).toMatchObject({ channel: expect.stringMatching(/^D/), blocks });
  });

  it.each([
    ['in a thread, where it is streamed', '@app'],
    ['in a channel, where a message is updated', 'general'],
  ])('is posted after the stream that it ends: %s', async (_name, where) => {
    await bot.slack.user('ann').say(where, 'tell');
    const said = await bot.slack.waitForMessage(
      ({ text, blocks: shown }) => text.startsWith('Half a ') && shown.some(({ type }) => type === 'section'),
    );
    expect(said.blocks.slice(-2)).toMatchObject(blocks);
  });

  it('is not logged as an error', () => {
    expect(bot.log.find('error', '')).toEqual([]);
  });
});
