import { SlackEmulator } from '@nest-slack/emulator';
import { describe, expect, it } from '@jest/globals';
import type { SlackContext } from '../../src/index.js';
import { Bot } from '../support/bot.js';
import { ScriptedBot } from '../support/scripted-bot.js';

const identity = (ctx: SlackContext) => ({ botUserId: ctx.botUserId, botId: ctx.botId });

describe('bot identity', () => {
  it('is read by auth.test at startup, for payloads without it', async () => {
    await using bot = await Bot.start({ providers: [ScriptedBot] });
    const known = bot.app.get(ScriptedBot).next(identity);
    await bot.slack.user('ann').command('/who');
    const { botUserId, botId } = bot.slack.app();
    await expect(known).resolves.toEqual({ botUserId, botId });
    expect(bot.slack.apiCalls.filter(({ method }) => method === 'auth.test')).toHaveLength(1);
  });

  it('is read from the payload when auth.test fails, with a warning', async () => {
    const slack = await SlackEmulator.start();
    slack.faults.refuseNextCalls('auth.test', 1, { error: 'internal_error' });
    await using bot = await Bot.on(slack, { providers: [ScriptedBot] });
    expect(
      bot.log.find('warn', 'auth.test failed, so the identity of the bot is unknown (internal_error)'),
    ).toHaveLength(1);
    const fromEvent = bot.app.get(ScriptedBot).next(identity);
    await slack.deliverEvent({ type: 'team_join' });
    await expect(fromEvent).resolves.toEqual({ botUserId: slack.app().botUserId, botId: null });
    const fromCommand = bot.app.get(ScriptedBot).next(identity);
    await slack.user('ann').command('/who');
    await expect(fromCommand).resolves.toEqual({ botUserId: null, botId: null });
  });

  it('is read from the payload when each workspace has its own token', async () => {
    const slack = await SlackEmulator.start();
    const options = { botToken: () => slack.botToken };
    await using bot = await Bot.on(slack, { providers: [ScriptedBot], options });
    expect(slack.apiCalls.map(({ method }) => method)).not.toContain('auth.test');
    const known = bot.app.get(ScriptedBot).next(identity);
    await slack.deliverEvent({ type: 'team_join' });
    await expect(known).resolves.toEqual({ botUserId: slack.app().botUserId, botId: null });
  });

  it('is read from the payload when it differs from the identity of the token', async () => {
    await using bot = await Bot.start({ providers: [ScriptedBot] });
    const known = bot.app.get(ScriptedBot).next(identity);
    const authorizations = [{ team_id: 'T2', user_id: 'UELSEWHERE', is_bot: true }];
    const payload = { type: 'event_callback', event_id: 'Ev1', authorizations, event: { type: 'team_join' } };
    await bot.slack.deliver({ type: 'events_api', payload });
    await expect(known).resolves.toEqual({ botUserId: 'UELSEWHERE', botId: null });
  });
});
