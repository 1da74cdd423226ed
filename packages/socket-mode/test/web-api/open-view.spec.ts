import { describe, expect, it } from '@jest/globals';
import { buttons, modal, plain } from '../support/block-kit.js';
import { Bot } from '../support/bot.js';
import { posted } from '../support/posted.js';
import { ScriptedBot } from '../support/scripted-bot.js';

const start = async (triggerLifetimeMs = 3_000) => {
  const bot = await Bot.start({ providers: [ScriptedBot], slack: { triggerLifetimeMs } });
  return { bot, script: bot.app.get(ScriptedBot) };
};

describe('openView()', () => {
  it.each(['command', 'shortcut', 'click', 'message shortcut'] as const)('opens a view for a %s', async way => {
    const { bot, script } = await start();
    await using _ = bot;
    const ann = bot.slack.user('ann');
    const opening = script.next(ctx => ctx.openView(modal('form')));
    if (way === 'command') await ann.command('/open');
    else if (way === 'shortcut') await ann.shortcut('open');
    else if (way === 'click') await ann.click(await posted(bot, [buttons('open')]), 'open');
    else await ann.messageShortcut('open', await ann.say('random', 'a message'));
    const view = await bot.slack.waitForView('ann');
    expect(view.callbackId).toBe('form');
    await expect(opening).resolves.toEqual({ id: view.id });
  });

  it('pushes a view onto the modal of the block action', async () => {
    const { bot, script } = await start();
    await using _ = bot;
    const ann = bot.slack.user('ann');
    const first = script.next(ctx => ctx.openView(modal('first', [buttons('more')])));
    await ann.shortcut('open');
    await first;
    const second = script.next(ctx => ctx.openView(modal('second')));
    await ann.click(await bot.slack.waitForView('ann'), 'more');
    await second;
    expect(ann.views.map(({ callbackId }) => callbackId)).toEqual(['first', 'second']);
  });

  it('rejects with advice when the trigger has expired', async () => {
    const { bot, script } = await start(0);
    await using _ = bot;
    const opening = script.next(ctx => ctx.openView(modal('form')));
    await bot.slack.user('ann').shortcut('open');
    await expect(opening).rejects.toMatchObject({
      code: 'trigger_expired',
      message: expect.stringMatching(/expired_trigger_id.*good for 3 s, once/),
    });
  });

  it('opens one view per trigger', async () => {
    const { bot, script } = await start();
    await using _ = bot;
    const opening = script.next(async ctx => {
      await ctx.openView(modal('form'));
      await ctx.openView(modal('form'));
    });
    await bot.slack.user('ann').shortcut('open');
    await expect(opening).rejects.toMatchObject({ code: 'trigger_expired' });
  });

  it('rejects for a payload without a user action', async () => {
    const { bot, script } = await start();
    await using _ = bot;
    const opening = script.next(ctx => ctx.openView(modal('form')));
    await bot.slack.deliverEvent({ type: 'team_join' });
    await expect(opening).rejects.toMatchObject({ code: 'no_trigger' });
  });

  it.each([
    ['view_too_large', 'view_too_large', /250 kB at most/],
    ['push_limit_reached', 'push_limit_reached', /three views are open already/],
    ['not_found', 'view_closed', /is closed/],
    ['exchanged_trigger_id', 'trigger_expired', /has opened a view/],
  ])('explains an error of Slack: %s', async (error, code, text) => {
    const { bot, script } = await start();
    await using _ = bot;
    bot.slack.faults.refuseNextCalls('views.open', 1, { error });
    const opening = script.next(ctx => ctx.openView(modal('form')));
    await bot.slack.user('ann').shortcut('open');
    await expect(opening).rejects.toMatchObject({
      code,
      message: expect.stringMatching(text),
      cause: { data: { error } },
    });
  });

  it('names the invalid field of a view', async () => {
    const { bot, script } = await start();
    await using _ = bot;
    const opening = script.next(ctx => ctx.openView({ ...modal('form'), title: plain('x'.repeat(25)) }));
    await bot.slack.user('ann').shortcut('open');
    await expect(opening).rejects.toMatchObject({
      code: 'invalid_view',
      message: expect.stringMatching(/since something in it is not valid: .*json-pointer:\/view\/title/),
    });
  });

  it('rethrows a temporary error of Slack', async () => {
    const { bot, script } = await start();
    await using _ = bot;
    bot.slack.faults.refuseNextCalls('views.open', 1, { error: 'fatal_error' });
    const opening = script.next(ctx => ctx.openView(modal('form')));
    await bot.slack.user('ann').shortcut('open');
    await expect(opening).rejects.toMatchObject({ data: { error: 'fatal_error' } });
  });
});
