import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SlackEmulator } from '@nest-slack/emulator';
import { type BotToken, SlackClients, type SlackWorkspace } from '../../src/index.js';
import { FixedBotToken } from '../../../core/src/web-api/bot-token.js';
import { Bot } from '../support/bot.js';
import { ScriptedBot } from '../support/scripted-bot.js';
import { textField } from '../support/text-field.js';

const here: SlackWorkspace = { teamId: 'T1', enterpriseId: null };

describe('Web API client', () => {
  let slack: SlackEmulator;
  const clientsOf = (tokens: Readonly<Record<string, BotToken | null>>) => {
    const clients = new SlackClients();
    const options = { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } };
    for (const [name, token] of Object.entries(tokens)) {
      const botToken = typeof token === 'string' ? new FixedBotToken(token) : token;
      clients.add(name, { botToken, options });
    }
    return clients;
  };

  beforeAll(async () => {
    slack = await SlackEmulator.start();
    slack.addApp('second');
  });
  afterAll(async () => {
    await slack.close();
  });

  it('belongs to the only app when no name is given', async () => {
    const { bot_id: botId } = await clientsOf({ default: slack.botToken }).get().auth.test();
    expect(botId).toBe(slack.app().botId);
  });

  it('belongs to the named app', async () => {
    const clients = clientsOf({ first: slack.botToken, second: slack.app('second').botToken });
    const { bot_id: botId } = await clients.get('second').auth.test();
    expect(botId).toBe(slack.app('second').botId);
  });

  it('is the same object each time', () => {
    const clients = clientsOf({ default: slack.botToken });
    expect(clients.get()).toBe(clients.get('default', here));
  });

  it.each([
    [{ first: 'xoxb-1', second: 'xoxb-2' }, 'third', "no Slack app named 'third'. There are: 'first', 'second'."],
    [{ first: 'xoxb-1', second: 'xoxb-2' }, undefined, "Say which Slack app is meant. There are: 'first', 'second'."],
    [{}, undefined, 'There are none.'],
  ])('does not exist for %j and the name %s, and the error lists the available names', (tokens, name, message) => {
    expect(() => clientsOf(tokens).get(name)).toThrow(
      expect.objectContaining({ code: 'unknown_app', message: expect.stringContaining(message) }),
    );
  });

  it('rejects each call without a token, with an error that names the option to set', async () => {
    const client = clientsOf({ default: null }).get();
    await expect(client.auth.test()).rejects.toMatchObject({
      code: 'no_bot_token',
      message: expect.stringContaining('SLACK_BOT_TOKEN'),
    });
  });

  it.each([
    ['at once', (token: string) => () => token],
    ['later', (token: string) => async () => Promise.resolve(token)],
  ])('resolves its token with a function, %s', async (_when, tokenBy) => {
    const client = clientsOf({ default: tokenBy(slack.botToken) }).get('default', here);
    await expect(client.auth.test()).resolves.toMatchObject({ bot_id: slack.app().botId });
  });

  it('resolves its token on each call, so that the token can rotate', async () => {
    const tokens = [slack.botToken, slack.app('second').botToken];
    const client = clientsOf({ default: () => tokens.shift() ?? '' }).get('default', here);
    const first = await client.auth.test();
    const second = await client.auth.test();
    expect([first.bot_id, second.bot_id]).toEqual([slack.app().botId, slack.app('second').botId]);
  });

  it('rejects with the error of the token function as its cause', async () => {
    const cause = new Error('The database is gone.');
    const client = clientsOf({ default: async () => Promise.reject(cause) }).get('default', here);
    await expect(client.chat.postMessage({ channel: 'C1', text: 'x' })).rejects.toMatchObject({
      code: 'bot_token_failed',
      message: expect.stringContaining('chat.postMessage was not called'),
      cause,
    });
  });

  it('rejects when the token function returns no token', async () => {
    const client = clientsOf({ default: () => '' }).get('default', here);
    await expect(client.auth.test()).rejects.toMatchObject({ code: 'no_bot_token' });
  });

  it('is a separate object for each workspace', () => {
    const clients = clientsOf({ default: () => 'xoxb-1' });
    const there = { teamId: 'T2', enterpriseId: null };
    expect(clients.get('default', here)).toBe(clients.get('default', { ...here }));
    expect(clients.get('default', here)).not.toBe(clients.get('default', there));
    expect(clients.get('default', here)).not.toBe(clients.get('default', { teamId: 'T1', enterpriseId: 'E1' }));
  });
});

describe('token by workspace', () => {
  it('is the token of the payload’s workspace for all calls and responses', async () => {
    const asked: SlackWorkspace[] = [];
    const slack = await SlackEmulator.start();
    const botToken = async (workspace: SlackWorkspace) => {
      asked.push(workspace);
      return Promise.resolve(slack.botToken);
    };
    await using bot = await Bot.on(slack, { providers: [ScriptedBot], options: { botToken } });
    const saying = bot.app.get(ScriptedBot).next(ctx => ctx.say('By the right token.'));
    const { payload } = await slack.user('ann').command('/say');
    await saying;
    expect(asked).toEqual([{ teamId: textField(payload, 'team_id'), enterpriseId: null }]);
    expect(slack.apiCalls.at(-1)).toMatchObject({ method: 'chat.postMessage', ok: true, app: 'app' });
  });
});
