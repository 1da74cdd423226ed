import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SlackSayException } from '../../src/index.js';
import { explainMessageError } from '../../../core/src/web-api/slack-api-error.js';
import { buttons, plain } from '../support/block-kit.js';
import { Bot } from '../support/bot.js';
import { posted } from '../support/posted.js';
import { unchecked } from '../support/unchecked.js';
import { ScriptedBot } from '../support/scripted-bot.js';

describe('say()', () => {
  let bot: Bot;
  let script: ScriptedBot;
  const said = (text: string) => bot.slack.waitForMessage(each => each.text === text && each.appId !== undefined);

  beforeAll(async () => {
    bot = await Bot.start({ providers: [ScriptedBot] });
    script = bot.app.get(ScriptedBot);
  });
  afterAll(async () => {
    await bot[Symbol.asyncDispose]();
  });

  it('posts in the channel of the payload and returns the message', async () => {
    const saying = script.next(ctx => ctx.say('In the channel.'));
    await bot.slack.user('ann').command('/say', '', { channel: 'support' });
    const message = await said('In the channel.');
    expect(message).toMatchObject({ channelName: 'support', user: bot.slack.app().botUserId });
    await expect(saying).resolves.toEqual({ ts: message.ts, channel: message.channel });
  });

  it('posts a message with blocks', async () => {
    const saying = script.next(ctx => ctx.say({ text: 'With blocks.', blocks: [{ type: 'divider' }] }));
    await bot.slack.user('ann').command('/say');
    await saying;
    await expect(said('With blocks.')).resolves.toMatchObject({ blocks: [{ type: 'divider' }] });
  });

  it('posts blocks without a text', async () => {
    const saying = script.next(ctx => ctx.say({ blocks: [{ type: 'divider' }] }));
    await bot.slack.user('ann').command('/say');
    const { ts } = await saying;
    expect(bot.slack.messages.find(message => message.ts === ts)?.blocks).toHaveLength(1);
  });

  it('posts in the thread of the payload', async () => {
    const root = await posted(bot, [buttons('a')]);
    const inThread = await posted(bot, [buttons('b')], { threadTs: root.ts });
    const saying = script.next(ctx => ctx.say('In the thread.'));
    await bot.slack.user('ann').click(inThread, 'b');
    await saying;
    await expect(said('In the thread.')).resolves.toMatchObject({ threadTs: root.ts });
  });

  it('posts in the thread that the message names', async () => {
    const root = await posted(bot, [buttons('a')]);
    const saying = script.next(ctx => ctx.say({ text: 'In a thread of choice.', thread_ts: root.ts }));
    await bot.slack.user('ann').command('/say');
    await saying;
    await expect(said('In a thread of choice.')).resolves.toMatchObject({ threadTs: root.ts });
  });

  it('posts in the channel that the message names, outside the current thread', async () => {
    const root = await posted(bot, [buttons('a')]);
    const inThread = await posted(bot, [buttons('b')], { threadTs: root.ts });
    const saying = script.next(ctx => ctx.say({ text: 'Elsewhere.', channel: 'support' }));
    await bot.slack.user('ann').click(inThread, 'b');
    await saying;
    const message = await said('Elsewhere.');
    expect(message.channelName).toBe('support');
    expect(message.threadTs).toBeUndefined();
  });

  it('rejects without a channel, with an error that says so', async () => {
    const saying = script.next(ctx => ctx.say('Where?'));
    await bot.slack.user('ann').shortcut('say');
    await expect(saying).rejects.toMatchObject({ name: 'SlackException', code: 'no_channel' });
  });

  it('posts in the channel that the message names for a payload without one', async () => {
    const saying = script.next(ctx => ctx.say({ text: 'From nowhere.', channel: 'general' }));
    await bot.slack.user('ann').shortcut('say');
    await saying;
    await expect(said('From nowhere.')).resolves.toMatchObject({ channelName: 'general' });
  });

  it.each([
    ['channel_not_found', { channel: 'C0NOWHERE', text: 'Lost.' }, /a private channel has to invite it/],
    ['no_text', { channel: 'general' }, /needs a text, blocks or attachments/],
    ['invalid_blocks', { blocks: [{ type: 'header', text: plain('') }], text: '' }, /json-pointer:\/blocks\/0/],
  ])('rejects with the error code of Slack and advice: %s', async (refusal, message, advice) => {
    const saying = script.next(ctx => ctx.say(unchecked(message)));
    await bot.slack.user('ann').command('/say');
    await expect(saying).rejects.toBeInstanceOf(SlackSayException);
    await expect(saying).rejects.toMatchObject({
      code: 'say_refused',
      refusal,
      isTemporary: false,
      message: expect.stringMatching(advice),
      cause: { data: { error: refusal } },
    });
  });

  it('rejects a message that Slack would truncate', async () => {
    const calls = bot.slack.apiCalls.length;
    const saying = script.next(ctx => ctx.say('x'.repeat(40_001)));
    await bot.slack.user('ann').command('/say');
    await expect(saying).rejects.toMatchObject({
      name: 'SlackSayException',
      refusal: 'msg_too_long',
      message: expect.stringMatching(/^The message of 40001 characters was not sent.*Send several\.$/),
    });
    expect(bot.slack.apiCalls.slice(calls)).toEqual([]);
  });

  it.each([
    ['not_in_channel', /Invite it, or give it the scope chat:write\.public/],
    ['is_archived', /is archived/],
    ['restricted_action', /do not let the bot post here/],
    ['something_new', /^Slack refused the message \(something_new\)\.$/],
  ])('rejects with advice when the channel does not accept the message: %s', async (error, advice) => {
    bot.slack.faults.refuseNextCalls('chat.postMessage', 1, { error });
    const saying = script.next(ctx => ctx.say('Here?'));
    await bot.slack.user('ann').command('/say');
    await expect(saying).rejects.toMatchObject({ refusal: error, message: expect.stringMatching(advice) });
  });

  it('rejects with a temporary error when Slack has a server error', async () => {
    bot.slack.faults.refuseNextCalls('chat.postMessage', 1, { error: 'internal_error' });
    const saying = script.next(ctx => ctx.say('Here?'));
    await bot.slack.user('ann').command('/say');
    await expect(saying).rejects.not.toBeInstanceOf(SlackSayException);
  });

  it('rejects with a temporary error when Slack limits it, and the event is redelivered', async () => {
    bot.slack.faults.refuseNextCalls('chat.postMessage', 4, { retryAfterSeconds: 0 });
    const saying = script.next(ctx => ctx.say('Here?'));
    await bot.slack.user('ann').command('/say');
    await expect(saying).rejects.toMatchObject({ refusal: 'rate_limited', isTemporary: true });
  });

  it('names the missing scope of the bot', () => {
    const data = { ok: false, error: 'missing_scope', needed: 'chat:write' };
    expect(explainMessageError(Object.assign(new Error('An API error occurred.'), { data }))).toMatchObject({
      refusal: 'missing_scope',
      message:
        'Slack refused the message (missing_scope). The bot lacks the scope chat:write: add it, and install the app again.',
    });
  });
});
