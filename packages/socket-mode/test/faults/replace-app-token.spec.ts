import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { SlackEmulator } from '@nest-slack/emulator';
import { SlackOptionsException, SlackSocketModeStrategy } from '../../src/index.js';
import { Bot } from '../support/bot.js';
import { quickBackOff, SeenBot } from '../support/seen-bot.js';
import { WhoBot } from '../support/who-bot.js';

describe('replacing the app token of a running app', () => {
  it.each([1, 2, 10])('replaces %i connection(s) without a gap: every command gets one response', async connections => {
    await using stage = await SeenBot.start(connections, { providers: [WhoBot] });
    const { slack, app } = stage.bot;
    const before = slack.connections.map(({ id }) => id);
    let fewest = connections;
    let most = connections;
    slack.on('connection', () => {
      fewest = Math.min(fewest, slack.connections.length);
      most = Math.max(most, slack.connections.length);
    });

    const strategy = app.get(SlackSocketModeStrategy);
    const replacement = strategy.replaceAppToken(slack.replaceAppToken());
    const answers: unknown[] = [];
    while (stage.count('renewed') < connections) {
      answers.push((await slack.user('ann').command('/ping')).message?.text);
      await nextTurn();
    }
    await replacement;
    await slack.waitForConnections(connections);

    expect(new Set(answers)).toEqual(new Set(['pong']));
    expect(slack.connections.filter(({ id }) => before.includes(id))).toEqual([]);
    // With ten connections, one closes before its replacement opens.
    expect(fewest).toBe(connections === 10 ? 9 : connections);
    expect(most).toBeLessThanOrEqual(10);
    // The log reports that with ten connections, one closes first.
    expect(stage.lines).toHaveLength(connections === 10 ? 2 : 1);
    expect(stage.lines).toContain('log: The app token was replaced: the first connection with the new token is ready.');
    expect(stage.count('lost')).toBe(0);
  });

  it('changes nothing when Slack rejects the token or it has an invalid format', async () => {
    await using stage = await SeenBot.start(2, { providers: [WhoBot] });
    const { slack, app } = stage.bot;
    const strategy = app.get(SlackSocketModeStrategy);
    const before = slack.connections;
    const state = stage.seen.app();
    const none = 'xapp-nobody';
    await expect(strategy.replaceAppToken(none)).rejects.toMatchObject({
      code: 'invalid_auth',
      message: expect.stringMatching(
        /^The new app token was rejected by Slack \(invalid_auth\)\. The old one stays in use\. Slack does not know the token/,
      ),
    });
    await expect(strategy.replaceAppToken(slack.botToken)).rejects.toThrow(SlackOptionsException);
    await expect(strategy.replaceAppToken('')).rejects.toThrow('Give replaceAppToken() the app-level token (xapp-…)');
    await expect(strategy.replaceAppToken(slack.appToken, 'nobody')).rejects.toMatchObject({ code: 'unknown_app' });
    expect(stage.seen.app()).toBe(state);
    expect(slack.connections).toEqual(before);
    expect(stage.events).toEqual([]);
  });

  it('names the app in the error when Slack rejects the token and there are several apps', async () => {
    const slack = await SlackEmulator.start({ appName: 'sales' });
    const { name, appToken, botToken } = slack.app('sales');
    await using bot = await Bot.on(slack, { providers: [WhoBot], options: { apps: [{ name, appToken, botToken }] } });
    await expect(bot.app.get(SlackSocketModeStrategy).replaceAppToken('xapp-nobody')).rejects.toMatchObject({
      code: 'invalid_auth',
      message: expect.stringMatching(
        /^The new app token of the Slack app 'sales' was rejected by Slack \(invalid_auth\)\./,
      ),
    });
  });

  it('continues in the background while Slack is unreachable, and the old connections stay in use', async () => {
    await using stage = await SeenBot.start(1, {
      providers: [WhoBot],
      options: { startTimeoutMs: 50, connections: 1, backOff: quickBackOff },
    });
    const { slack, app } = stage.bot;
    const appToken = slack.replaceAppToken();
    slack.faults.shutDoor();
    await app.get(SlackSocketModeStrategy).replaceAppToken(appToken);
    expect(stage.seen.app()).toMatchObject({
      status: 'connected',
      connections: [{ status: 'renewing', reason: 'new_token' }],
    });
    expect((await slack.user('ann').command('/ping')).message?.text).toBe('pong');
    await slack.faults.openDoor();
    await stage.happened('renewed');
  });

  it('is applied at the start if it happens before, and rejected after the stop', async () => {
    const slack = await SlackEmulator.start();
    await using bot = await Bot.on(slack, { providers: [WhoBot], options: { autoStart: false } });
    const strategy = bot.app.get(SlackSocketModeStrategy);
    await strategy.replaceAppToken(slack.replaceAppToken());
    expect(slack.connections).toEqual([]);
    await strategy.start();
    expect((await slack.user('ann').command('/ping')).message?.text).toBe('pong');
    await strategy.stop();
    await expect(strategy.replaceAppToken(slack.appToken)).rejects.toThrow(
      'Socket Mode was stopped and cannot be started again',
    );
  });
});
