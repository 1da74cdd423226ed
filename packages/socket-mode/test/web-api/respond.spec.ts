import { SlackEmulator } from '@nest-slack/emulator';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buttons, modal, plain } from '../support/block-kit.js';
import { Bot } from '../support/bot.js';
import { posted } from '../support/posted.js';
import { ScriptedBot } from '../support/scripted-bot.js';
import { unchecked } from '../support/unchecked.js';
import { textField } from '../support/text-field.js';

describe('respond()', () => {
  let bot: Bot;
  let script: ScriptedBot;

  beforeAll(async () => {
    bot = await Bot.start({ providers: [ScriptedBot] });
    script = bot.app.get(ScriptedBot);
  });
  afterAll(async () => {
    await bot[Symbol.asyncDispose]();
  });

  it('is visible to the user only by default', async () => {
    const ann = bot.slack.user('ann');
    const responding = script.next(ctx => ctx.respond('To you.'));
    await ann.command('/respond');
    await responding;
    await expect(bot.slack.waitForMessage('To you.')).resolves.toMatchObject({ ephemeralTo: ann.id });
  });

  it('is visible in the channel when the response says so', async () => {
    const responding = script.next(ctx => ctx.respond({ text: 'To all.', response_type: 'in_channel' }));
    await bot.slack.user('ann').command('/respond');
    await responding;
    await expect(bot.slack.waitForMessage('To all.')).resolves.not.toHaveProperty('ephemeralTo');
  });

  it('keeps the original message of a block action by default', async () => {
    const message = await posted(bot, [buttons('a')]);
    const kept = script.next(ctx => ctx.respond('Beside it.'));
    await bot.slack.user('ann').click(message, 'a');
    await kept;
    expect(bot.slack.messages).toContainEqual(message);
    const replaced = script.next(ctx => ctx.respond({ text: 'Instead of it.', replace_original: true }));
    await bot.slack.user('ann').click(message, 'a');
    await replaced;
    await expect(bot.slack.waitForMessage('Instead of it.')).resolves.toMatchObject({ ts: message.ts });
  });

  it('rejects for a payload without a response_url and names the kinds that have one', async () => {
    const responding = script.next(ctx => ctx.respond('Where?'));
    await bot.slack.user('ann').shortcut('respond');
    await expect(responding).rejects.toMatchObject({
      code: 'no_response_url',
      message: expect.stringContaining('only commands, actions on messages, message shortcuts and modals'),
    });
  });

  it('rejects the sixth message without sending it', async () => {
    const responding = script.next(async ctx => {
      await Promise.all([1, 2, 3, 4, 5].map(time => ctx.respond(`Response ${time}.`)));
      expect(ctx.answerable).toBeNull();
      await ctx.respond('One too many.');
    });
    const { payload } = await bot.slack.user('ann').click(await posted(bot, [buttons('a')]), 'a');
    await expect(responding).rejects.toMatchObject({
      name: 'SlackResponseUrlException',
      code: 'response_url_used_up',
      message: expect.stringContaining('takes five messages'),
    });
    const { pathname } = new URL(textField(payload, 'response_url'));
    await expect(responding).rejects.not.toThrow(pathname);
  });

  it('does not count a message that Slack refuses, and gives the reason', async () => {
    const responding = script.next(async ctx => {
      await ctx.respond({ blocks: unchecked([{ type: 'nonsense' }]) }).catch(() => {});
      for (let time = 1; time <= 3; time += 1) await ctx.respond(`Refused once, ${time}.`);
      expect(ctx.answerable).toBe('response_url');
      await ctx.respond({ blocks: unchecked([{ type: 'nonsense' }]) });
    });
    await bot.slack.user('ann').click(await posted(bot, [buttons('a')]), 'a');
    await expect(responding).rejects.toMatchObject({
      code: 'response_url_refused',
      message: expect.stringMatching(/HTTP 400: .*invalid_blocks/s),
    });
  });

  it('gives the reason without the URL when Slack is unreachable', async () => {
    const responding = script.next(ctx => ctx.respond('Hello?'));
    const gone = await SlackEmulator.start();
    await gone.close();
    const payload = { command: '/respond', response_url: `${gone.apiUrl}secret`, user_id: 'U1' };
    await bot.slack.deliver({ type: 'slash_commands', payload });
    await expect(responding).rejects.toMatchObject({
      code: 'response_url_failed',
      message: expect.stringMatching(
        /^The response_url could not be reached \(connect ECONNREFUSED [\d.:]+\): the user did not see this answer\.$/,
      ),
    });
  });

  it('uses the response URL of a modal select that requests one', async () => {
    const ann = bot.slack.user('ann');
    const element = { type: 'conversations_select' as const, action_id: 'where', response_url_enabled: true };
    const menu = { type: 'input' as const, block_id: 'menu', label: plain('Where?'), element };
    const opening = script.next(ctx => ctx.openView(modal('script', [menu])));
    await ann.command('/script');
    await opening;
    const responding = script.next(ctx => ctx.respond('From a modal.'));
    await ann.submit(await bot.slack.waitForView(ann), { menu: 'support' });
    await responding;
    const message = await bot.slack.waitForMessage('From a modal.');
    expect(message).toMatchObject({ ephemeralTo: ann.id, channelName: 'support' });
  });
});
