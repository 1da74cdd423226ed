import { Injectable } from '@nestjs/common';
import type { Person } from '@nest-slack/emulator';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SlackAction, SlackAssistant, SlackCommand, SlackEvent, SlackMessageShortcut } from '../../src/index.js';
import { buttons } from '../support/block-kit.js';
import { Bot } from '../support/bot.js';
import { posted } from '../support/posted.js';

@Injectable()
class LongWindedBot {
  @SlackCommand('/report')
  @SlackAction('report')
  @SlackMessageShortcut('report')
  @SlackEvent('app_mention')
  @SlackAssistant('user_message')
  report(): string {
    return 'x'.repeat(40_001);
  }
}

@Injectable()
class TerseBot {
  @SlackEvent('app_mention')
  answer(): string {
    return 'Yes.';
  }
}

describe('response over the length limit of Slack', () => {
  let bot: Bot;

  beforeEach(async () => {
    bot = await Bot.start({ providers: [LongWindedBot] });
  });
  afterEach(async () => {
    await bot[Symbol.asyncDispose]();
  });

  const acts: Record<string, (ann: Person) => Promise<unknown>> = {
    command: ann => ann.command('/report'),
    action: async ann => ann.click(await posted(bot, [buttons('report')]), 'report'),
    'message shortcut': async ann => ann.messageShortcut('report', await ann.say('general', 'A message.')),
    mention: ann => ann.say('general', '@app a report'),
  };

  it.each(Object.keys(acts))('is reported to the user with the id that the log contains: %s', async act => {
    const ann = bot.slack.user('ann');
    await acts[act]?.(ann);
    const { text, ephemeralTo } = await bot.slack.waitForMessage('Sorry');
    const id = /error (\w+)/.exec(text)?.[1];
    expect(ephemeralTo).toBe(ann.id);
    const [line] = bot.log.find('error', `The result of LongWindedBot.report could not be`);
    expect(line).toContain(`(error ${id})`);
    expect(line).toContain('msg_too_long');
  });
});

it('is reported in the thread of an assistant and clears its status', async () => {
  await using bot = await Bot.start({ providers: [LongWindedBot] });
  const thread = await bot.slack.user('ann').openAssistant();
  await thread.say('A report');
  const told = await bot.slack.waitForMessage('Sorry');
  expect(told).not.toHaveProperty('ephemeralTo');
  expect(bot.log.find('error', 'The result of LongWindedBot.report could not be posted (error')).toHaveLength(1);
});

it('only logs a response that Slack refuses because of its channel', async () => {
  await using bot = await Bot.start({ providers: [TerseBot] });
  bot.slack.faults.refuseNextCalls('chat.postMessage', 1, { error: 'is_archived' });
  await bot.slack.user('ann').say('general', '@app are you there?');
  await bot.slack.waitFor('the line', () => bot.log.find('error', 'could not be posted')[0]);
  await bot.app.close();
  expect(bot.slack.messages.map(({ text }) => text)).not.toContainEqual(expect.stringContaining('Sorry'));
});
