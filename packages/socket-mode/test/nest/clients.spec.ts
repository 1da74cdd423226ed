import { describe, expect, it } from '@jest/globals';
import type { SlackEmulator } from '@nest-slack/emulator';
import { Injectable, type OnModuleInit, type Type } from '@nestjs/common';
import type { WebClient } from '@slack/web-api';
import {
  InjectSlackClient,
  SlackClients,
  SlackCommand,
  SlackContext,
  SlackSocketModeModule,
  Ctx,
  type SlackAppOptions,
} from '../../src/index.js';
import { Bot } from '../support/bot.js';

/** A provider that injects the client of a named app, or of the only app. */
function callerOf(app?: string): Type<{ readonly client: WebClient }> {
  @Injectable()
  class Caller {
    constructor(@InjectSlackClient(app) readonly client: WebClient) {}
  }
  return Caller;
}

/** Two apps of a local Slack, as module options. */
function twoApps(slack: SlackEmulator): SlackAppOptions[] {
  const other = slack.addApp('other');
  return [
    { name: 'first', appToken: slack.appToken, botToken: slack.botToken },
    { name: 'second', appToken: other.appToken, botToken: other.botToken },
  ];
}

const userOf = async (client: WebClient) => (await client.auth.test()).user;

describe('@InjectSlackClient()', () => {
  it('injects the client of the only app, which works before the app is connected', async () => {
    const users: unknown[] = [];
    @Injectable()
    class Early implements OnModuleInit {
      constructor(@InjectSlackClient() private readonly client: WebClient) {}

      async onModuleInit(): Promise<void> {
        users.push(await userOf(this.client));
      }
    }
    await using bot = await Bot.start({ providers: [Early] });
    expect(users).toEqual(['app']);
    expect(bot.slack.apiCalls[0]?.method).toBe('auth.test');
  });

  it('is the same client as that of handlers and SlackClients', async () => {
    const Caller = callerOf();
    const seen: unknown[] = [];
    @Injectable()
    class Looking {
      @SlackCommand('/look')
      look(@Ctx() { client }: SlackContext): void {
        seen.push(client);
      }
    }
    await using bot = await Bot.start({ providers: [Caller, Looking] });
    await bot.slack.user('ann').command('/look');
    expect(seen).toEqual([bot.app.get(Caller).client]);
    expect(bot.app.get(SlackClients).get()).toBe(bot.app.get(Caller).client);
  });

  it.each([
    [
      'forRoot()',
      (slack: SlackEmulator) => SlackSocketModeModule.forRoot({ slackApiUrl: slack.apiUrl, apps: twoApps(slack) }),
    ],
    [
      'forRootAsync() with clients',
      (slack: SlackEmulator) =>
        SlackSocketModeModule.forRootAsync({
          clients: ['first', 'second'],
          useFactory: () => ({ slackApiUrl: slack.apiUrl, apps: twoApps(slack) }),
        }),
    ],
  ])('injects the client of an app by its name, with %s', async (_how, slackModule) => {
    const [First, Second, Unnamed] = [callerOf('first'), callerOf('second'), callerOf()];
    await using bot = await Bot.start({ providers: [First, Second, Unnamed], slackModule });
    expect(await userOf(bot.app.get(First).client)).toBe('app');
    expect(await userOf(bot.app.get(Second).client)).toBe('other');
    await expect(userOf(bot.app.get(Unnamed).client)).rejects.toThrow(
      "Say which Slack app is meant. There are: 'first', 'second'.",
    );
  });

  it('injects a client that rejects calls with the reason if the options lack its app', async () => {
    const Caller = callerOf('ghost');
    await using bot = await Bot.start({
      providers: [Caller],
      slackModule: (slack: SlackEmulator) =>
        SlackSocketModeModule.forRootAsync({
          clients: ['ghost'],
          useFactory: () => ({ slackApiUrl: slack.apiUrl, apps: twoApps(slack) }),
        }),
    });
    await expect(userOf(bot.app.get(Caller).client)).rejects.toThrow("There is no Slack app named 'ghost'");
  });

  it('aborts the startup if no app declares the name', async () => {
    await expect(Bot.start({ providers: [callerOf('ghost')] })).rejects.toThrow('SlackClient:ghost');
  });
});

describe('a client without a bot token', () => {
  it('is injected, and its calls explain what is missing', async () => {
    const Caller = callerOf();
    await using bot = await Bot.start({
      providers: [Caller],
      slackModule: ({ appToken, apiUrl }: SlackEmulator) =>
        SlackSocketModeModule.forRoot({ appToken, slackApiUrl: apiUrl }),
    });
    await expect(userOf(bot.app.get(Caller).client)).rejects.toThrow(
      "The Slack app 'default' has no bot token, so the Web API can't be called. Set SLACK_BOT_TOKEN or the option botToken.",
    );
  });
});

describe('a botToken that is a function', () => {
  it('is called with the workspace for each API call', async () => {
    const asked: unknown[] = [];
    @Injectable()
    class Saying {
      @SlackCommand('/say')
      async say(@Ctx() ctx: SlackContext<'command'>): Promise<void> {
        await ctx.say('said');
      }
    }
    await using bot = await Bot.start({
      providers: [Saying],
      slackModule: (slack: SlackEmulator) =>
        SlackSocketModeModule.forRoot({
          appToken: slack.appToken,
          slackApiUrl: slack.apiUrl,
          botToken: async workspace => {
            asked.push(workspace);
            return slack.botToken;
          },
        }),
    });
    await bot.slack.user('ann').command('/say');
    await bot.slack.waitForMessage('said');
    expect(asked).toEqual([{ teamId: expect.stringMatching(/^T/), enterpriseId: null }]);
  });
});
