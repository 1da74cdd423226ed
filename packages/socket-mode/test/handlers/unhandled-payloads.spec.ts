import { Injectable } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SlackAction, SlackCommand, SlackSocketModeStrategy } from '../../src/index.js';
import { buttons, plain } from '../support/block-kit.js';
import { Bot } from '../support/bot.js';
import { posted } from '../support/posted.js';
import { unchecked } from '../support/unchecked.js';

@Injectable()
class OneCommandBot {
  @SlackCommand('/known')
  known(): void {
    throw new Error('The database is gone.');
  }

  @SlackAction('taken')
  taken(): void {}
}

const entry = (id: string) => ({ type: 'button', action_id: id, block_id: 'b' });

describe('payload without a handler', () => {
  let bot: Bot;
  const counts = () => bot.app.get(SlackSocketModeStrategy).counts['default'];
  const warnings = (name: string) => bot.log.find('warn', `No handler for ${name}`);

  beforeAll(async () => {
    bot = await Bot.start({ providers: [OneCommandBot] });
  });
  afterAll(async () => {
    await bot[Symbol.asyncDispose]();
  });

  it('is acked and counted each time and logged once by its name', async () => {
    const before = counts()?.unhandled ?? 0;
    for (let time = 0; time < 3; time += 1) {
      const { ack } = await bot.slack.deliverEvent({ type: 'emoji_changed' });
      expect(ack?.status).toBe('in_time');
    }
    await bot.slack.deliverEvent({ type: 'team_rename' });
    expect(counts()?.unhandled).toBe(before + 4);
    expect(warnings("event 'emoji_changed'")).toHaveLength(1);
    expect(warnings("event 'team_rename'")).toHaveLength(1);
  });

  it('is logged once for each subtype of an event, because each subtype has its own handler', async () => {
    for (const subtype of ['channel_topic', 'channel_topic', 'channel_purpose']) {
      await bot.slack.deliverEvent({ type: 'message', subtype });
    }
    expect(warnings("event 'message'")).toHaveLength(2);
  });

  it('gets a reply when it is a command', async () => {
    const ann = bot.slack.user('ann');
    const { message } = await ann.command('/unknown');
    expect(message).toMatchObject({ text: 'Nothing here answers /unknown yet.', ephemeralTo: ann.id });
    expect(warnings('command /unknown')).toHaveLength(1);
  });

  it('gets an empty ack when it is a block action', async () => {
    const { ack } = await bot.slack.user('ann').click(await posted(bot, [buttons('ghost')]), 'ghost');
    expect(ack?.status).toBe('in_time');
    expect(ack).not.toHaveProperty('payload');
    expect(warnings("action 'ghost'")).toEqual([
      "No handler for action 'ghost': acked. Further ones are only counted. This handler would match:\n\n" +
        "@SlackAction('ghost')\nasync ghost(@Payload() action: SlackPayload<'action'>) {}\n",
    ]);
  });

  it('is reported when it is one of two actions of one payload', async () => {
    const { ack } = await bot.slack.deliver({
      type: 'interactive',
      payload: { type: 'block_actions', actions: [entry('taken'), entry('left')] },
    });
    expect(ack?.status).toBe('in_time');
    const [warning] = warnings("action 'taken, left'");
    expect(warning).toContain("@SlackAction('left')");
    expect(warning).not.toContain("@SlackAction('taken')");
  });

  it('returns no options when it is a select', async () => {
    const select = { type: 'external_select' as const, action_id: 'ghost', placeholder: plain('Which?') };
    const message = await posted(bot, [{ type: 'actions', elements: [select] }]);
    const { options, problem } = await bot.slack.user('ann').suggest(message, 'ghost', 'la');
    expect(options).toEqual([]);
    expect(problem).toBeUndefined();
  });

  it('is acked when its type is unknown', async () => {
    const { ack } = await bot.slack.deliver({ type: 'telepathy', payload: { thought: 'tea' } });
    expect(ack?.status).toBe('in_time');
    expect(warnings('telepathy (telepathy)')).toHaveLength(1);
  });
});

function untranslated(): never {
  throw new Error('The text has no translation.');
}

describe('built-in texts', () => {
  it('can be replaced by options', async () => {
    const texts = {
      failed: (errorId: string) => `Pardon? ${errorId}`,
      unknownCommand: (command: string) => `No ${command} here.`,
    };
    await using bot = await Bot.start({ providers: [OneCommandBot], options: { texts } });
    const unknown = await bot.slack.user('ann').command('/unknown');
    expect(unknown.message?.text).toBe('No /unknown here.');
    const failed = await bot.slack.user('ann').command('/known');
    expect(failed.message?.text).toMatch(/^Pardon\? [0-9a-f]{8}$/);
  });

  it('fall back to the defaults when their function throws, which is logged once', async () => {
    await using bot = await Bot.start({
      providers: [OneCommandBot],
      options: { texts: { failed: untranslated, unknownCommand: untranslated } },
    });
    const ann = bot.slack.user('ann');
    expect((await ann.command('/known')).message?.text).toMatch(/^Sorry, that didn't work\./);
    expect((await ann.command('/unknown')).message?.text).toBe('Nothing here answers /unknown yet.');
    expect(bot.log.find('error', 'A text of the option texts failed')).toHaveLength(1);
  });

  it.each([
    ['a promise', async () => Promise.reject(new Error('Not yet.'))],
    ['undefined', () => undefined],
  ])('fall back to the defaults when they are %s', async (what, text) => {
    await using bot = await Bot.start({ providers: [OneCommandBot], options: { texts: { failed: unchecked(text) } } });
    expect((await bot.slack.user('ann').command('/known')).message?.text).toMatch(/^Sorry, that didn't work\./);
    expect(bot.log.find('error', `It returned ${what}, not a string.`)).toHaveLength(1);
  });
});
