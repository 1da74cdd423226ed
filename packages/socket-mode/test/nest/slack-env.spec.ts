import { Injectable, Module, type DynamicModule } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { SlackEmulator } from '@nest-slack/emulator';
import { describe, expect, it } from '@jest/globals';
import { SLACK_ENV, SlackCommand, SlackSocketModeModule, type SlackSocketModeOptions } from '../../src/index.js';

@Injectable()
class Greeter {
  @SlackCommand('/hello')
  hello(): string {
    return 'Hello!';
  }
}

/** A production app: its options use the real Slack through a proxy. */
const deployed: SlackSocketModeOptions = {
  appToken: 'xapp-1-A0REAL-1-secret',
  botToken: 'xoxb-1-real',
  slackApiUrl: 'http://127.0.0.1:9/api/',
  proxy: 'http://127.0.0.1:9',
  connections: 1,
};

@Module({ providers: [Greeter] })
class AppModule {
  static of(slack: DynamicModule): DynamicModule {
    return { module: AppModule, imports: [slack] };
  }
}

describe('a testing module', () => {
  it.each([
    ['forRoot', () => SlackSocketModeModule.forRoot(deployed)],
    ['forRootAsync', () => SlackSocketModeModule.forRootAsync({ useFactory: async () => deployed })],
  ])('of an app with %s uses a local Slack with one line, and keeps its other options', async (_, slackModule) => {
    await SlackEmulator.run({}, async slack => {
      const bot = await Test.createTestingModule({ imports: [AppModule.of(slackModule())] })
        .overrideProvider(SLACK_ENV)
        .useValue(slack.env)
        .compile();
      try {
        await bot.init();
        expect(slack.connections).toHaveLength(1);

        const { message } = await slack.user('ann').command('/hello');

        expect(message?.text).toBe('Hello!');
      } finally {
        await bot.close();
      }
    });
  });

  it('without a local Slack reports what is missing', async () => {
    const bot = Test.createTestingModule({ imports: [AppModule.of(SlackSocketModeModule.forRoot(deployed))] });

    await expect(bot.overrideProvider(SLACK_ENV).useValue({}).compile()).rejects.toThrow('there is no app token');
  });
});
