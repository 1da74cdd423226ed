import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Message } from '@nest-slack/emulator';
import { SlackSocketModeModule } from '../../src/index.js';
import { buttons, modal } from '../support/block-kit.js';
import { Bot } from '../support/bot.js';
import { FunctionBot } from '../support/function-bot.js';

describe('workflow token of a function', () => {
  let bot: Bot;
  let script: FunctionBot;
  let calls = 0;

  beforeAll(async () => {
    bot = await Bot.start({ providers: [FunctionBot] });
    script = bot.app.get(FunctionBot);
  });
  beforeEach(() => {
    calls = bot.slack.apiCalls.length;
  });
  afterAll(async () => {
    await bot[Symbol.asyncDispose]();
  });

  /** The methods called in this test, each with its kind of token. */
  const called = () =>
    bot.slack.apiCalls
      .slice(calls)
      .filter(({ tokenKind }) => tokenKind !== 'app')
      .map(({ method, tokenKind }) => `${method} (${tokenKind})`);

  /** A message with buttons, posted by the handler of a function. */
  async function asked(): Promise<Message> {
    const asking = script.next(ctx => ctx.say({ channel: 'general', text: 'May I?', blocks: [buttons('approve')] }));
    await bot.slack.user('ann').runFunction('provision');
    const { ts } = await asking;
    return bot.slack.waitForMessage(message => message.ts === ts);
  }

  it('is used by the client of its handler', async () => {
    const saying = script.next(async ctx => {
      await ctx.say({ channel: 'general', text: 'Working on it.' });
      await ctx.client.auth.test();
    });
    const { execution } = await bot.slack.user('ann').runFunction('provision');
    await saying;

    expect(called()).toEqual(['chat.postMessage (function)', 'auth.test (function)']);
    expect((await bot.slack.waitForMessage('Working on it.')).executionId).toBe(execution.id);
  });

  it('is used for interactions with messages of the function', async () => {
    const message = await asked();
    const answering = script.next(ctx => ctx.say('Thank you.'));
    await bot.slack.user('ann').click(message, 'approve');
    await answering;

    expect(called()).toEqual(['chat.postMessage (function)', 'chat.postMessage (function)']);
  });

  it('opens views from messages of the function, whose submissions belong to the function as well', async () => {
    const ann = bot.slack.user('ann');
    const message = await asked();
    const opening = script.next(ctx => ctx.openView(modal('why', [buttons('more')])));
    await ann.click(message, 'approve');
    await opening;
    const pushing = script.next(ctx => ctx.openView(modal('more')));
    await ann.click(await bot.slack.waitForView(ann), 'more');
    await pushing;
    const closing = script.next(ctx => ctx.client.auth.test());
    await ann.closeView(ann.views[1]);
    await closing;

    expect(called()).toEqual([
      'chat.postMessage (function)',
      'views.open (function)',
      'views.push (function)',
      'auth.test (function)',
    ]);
  });

  it('is replaced by the token of the workspace after its step has ended', async () => {
    const saying = script.next(async ctx => {
      await ctx.completion?.complete();
      await ctx.say({ channel: 'general', text: 'Done.' });
      await ctx.say({ channel: 'general', text: 'Really.' });
    });
    await bot.slack.user('ann').runFunction('provision');
    await saying;

    expect(called()).toEqual([
      'functions.completeSuccess (function)',
      'chat.postMessage (function)',
      'chat.postMessage (bot)',
      'chat.postMessage (bot)',
    ]);
  });

  it('is overridden by a token that a call passes', async () => {
    const asking = script.next(async ({ client }) => {
      await client.auth.test({ token: bot.slack.botToken });
      await client.auth.test({ token: 'xoxb-nobody' }).catch(() => {});
      await client.auth.test();
    });
    await bot.slack.user('ann').runFunction('provision');
    await asking;

    expect(called()).toEqual(['auth.test (bot)', 'auth.test (null)', 'auth.test (function)']);
  });

  it('is missing in some payloads, where the token of the workspace is used', async () => {
    const asking = script.next(ctx => ctx.client.auth.test());
    const event = { type: 'function_executed', function: { callback_id: 'f' }, function_execution_id: 'Fx1' };
    await bot.slack.deliverEvent(event);
    await asking;

    expect(called()).toEqual(['auth.test (bot)']);
  });

  it('does not retry a call that Slack refuses for another reason', async () => {
    const saying = script.next(ctx => ctx.say({ channel: 'random', text: 'Not there.' }));
    await bot.slack.user('ann').runFunction('provision');

    await expect(saying).rejects.toThrow('not_in_channel');
    expect(called()).toEqual(['chat.postMessage (function)']);
  });
});

describe('app without a bot token', () => {
  it('uses the workflow token of a function, and rethrows its errors', async () => {
    await using bot = await Bot.start({
      providers: [FunctionBot],
      slackModule: ({ apiUrl, appToken }) => SlackSocketModeModule.forRoot({ slackApiUrl: apiUrl, appToken }),
    });
    const saying = bot.app.get(FunctionBot).next(async ctx => {
      await ctx.completion?.complete();
      await ctx.say({ channel: 'general', text: 'Done.' });
    });
    const { execution } = await bot.slack.user('ann').runFunction('provision');

    await expect(saying).rejects.toThrow('token_revoked');
    expect(await bot.slack.waitForOutcome(execution)).toEqual({ status: 'completed', outputs: {} });
  });
});
