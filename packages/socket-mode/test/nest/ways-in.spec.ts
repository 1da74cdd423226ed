import { describe, expect, it } from '@jest/globals';
import { Controller, type CanActivate } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { SlackCommand, SlackException, SlackSocketModeStrategy } from '../../src/index.js';
import { Bot } from '../support/bot.js';
import { callCount } from '../support/call-count.js';
import { makeHttp, makeHybrid, makeMicroservice, waysIn, type Boot } from '../support/ways-in.js';

@Controller()
class PingBot {
  @SlackCommand('/ping')
  ping(): string {
    return 'pong';
  }
}

/** The state of a connected bot: a response, and the calls and connections it needed. */
async function startOf(bot: Bot) {
  await bot.slack.waitForConnections(2);
  const { message } = await bot.slack.user('ann').command('/ping');
  return {
    answer: message?.text,
    opened: callCount(bot.slack, 'apps.connections.open'),
    introduced: callCount(bot.slack, 'auth.test'),
  };
}

/** The expected number of connections: no part of the app connected a second time. */
const ONCE = { answer: 'pong', opened: 2, introduced: 1 };

const others: [string, Boot][] = [
  [
    'create() and init()',
    async (module, log) => {
      const app = await makeHttp(module, log);
      return app.init();
    },
  ],
  [
    'create() and init(), twice',
    async (module, log) => {
      const app = await makeHttp(module, log);
      await app.init();
      return app.init();
    },
  ],
  [
    'init(), then listen()',
    async (module, log) => {
      const app = await makeHttp(module, log);
      await app.init();
      await app.listen(0, '127.0.0.1');
      return app;
    },
  ],
  [
    'createMicroservice() and init(), then listen()',
    async (module, log) => {
      const app = await makeMicroservice(module, log);
      await app.init();
      await app.listen();
      return app;
    },
  ],
  [
    'connectMicroservice(), startAllMicroservices() and init(), without listen()',
    async (module, log) => {
      const app = await makeHybrid(module, log);
      await app.startAllMicroservices();
      return app.init();
    },
  ],
  [
    'connectMicroservice(), listen(), then startAllMicroservices()',
    async (module, log) => {
      const app = await makeHybrid(module, log);
      await app.listen(0, '127.0.0.1');
      return app.startAllMicroservices();
    },
  ],
  [
    'connectMicroservice() and listen(), and startAllMicroservices() never',
    async (module, log) => {
      const app = await makeHybrid(module, log);
      await app.listen(0, '127.0.0.1');
      return app;
    },
  ],
  [
    'createApplicationContext(), and start() by hand besides',
    async (module, log) => {
      const app = await NestFactory.createApplicationContext(module, { logger: log, abortOnError: false });
      const strategy = app.get(SlackSocketModeStrategy);
      await Promise.all([strategy.start(), strategy.start()]);
      return app;
    },
  ],
];

describe('a bot', () => {
  it.each([...waysIn, ...others])('connects once by %s', async (_name, boot) => {
    const bot = await Bot.start({ providers: [PingBot], boot });
    expect(await startOf(bot)).toEqual(ONCE);
    await bot.app.close();
    await bot.slack.waitForConnections(0);
    await bot.slack.close();
  });

  it.each(waysIn)('is connected when its app has started by %s', async (_name, boot) => {
    await using bot = await Bot.start({ providers: [PingBot], boot });
    expect(bot.slack.connections.length).toBeGreaterThan(0);
    expect(bot.log.find('warn', '')).toEqual([]);
  });

  it('discovers its handlers once, although init() of a microservice bootstraps twice', async () => {
    let made = 0;
    class Guard implements CanActivate {
      readonly number = (made += 1);
      canActivate(): boolean {
        return true;
      }
    }
    await using bot = await Bot.start({
      providers: [PingBot],
      options: { enhancers: { guards: [Guard] } },
      boot: async (module, log) => {
        const app = await makeMicroservice(module, log);
        return app.init();
      },
    });
    expect(await startOf(bot)).toEqual(ONCE);
    expect(made).toBe(1);
  });

  it('opens nothing before its app has bootstrapped, even after startAllMicroservices() has resolved', async () => {
    const opened: number[] = [];
    await using bot = await Bot.start({
      providers: [PingBot],
      boot: async (module, log, slack) => {
        const app = await makeHybrid(module, log);
        await app.startAllMicroservices();
        opened.push(callCount(slack, 'apps.connections.open'));
        return app.init();
      },
    });
    expect(opened).toEqual([0]);
    expect(await startOf(bot)).toEqual(ONCE);
  });
});

describe('a bot with autoStart: false', () => {
  const options = { autoStart: false };

  it('is started and stopped once by explicit calls', async () => {
    await using bot = await Bot.start({ providers: [PingBot], options });
    const strategy = bot.app.get(SlackSocketModeStrategy);
    expect(callCount(bot.slack, 'apps.connections.open')).toBe(0);

    await strategy.start();
    expect(await startOf(bot)).toEqual(ONCE);
    await Promise.all([strategy.stop(), strategy.stop()]);
    await bot.slack.waitForConnections(0);
    await expect(strategy.start()).rejects.toThrow('Socket Mode was stopped and cannot be started again');
    expect(bot.slack.connections).toEqual([]);
  });

  it('reports that it will not start if it was stopped before', async () => {
    await using bot = await Bot.start({ providers: [PingBot], options });
    const strategy = bot.app.get(SlackSocketModeStrategy);
    await strategy.stop();
    await expect(strategy.start()).rejects.toThrow(SlackException);
    await expect(strategy.start()).rejects.toThrow('Socket Mode was stopped and cannot be started again');
    expect(callCount(bot.slack, 'apps.connections.open')).toBe(0);
  });

  it.each(waysIn.slice(2))('is started by %s, which requests it explicitly', async (_name, boot) => {
    await using bot = await Bot.start({ providers: [PingBot], options, boot });
    expect(await startOf(bot)).toEqual(ONCE);
  });
});

describe('an app that never bootstraps', () => {
  it('logs a warning after startTimeoutMs, and connects when it bootstraps', async () => {
    await using bot = await Bot.start({
      providers: [PingBot],
      options: { startTimeoutMs: 50 },
      boot: async (module, log) => {
        const app = await makeHybrid(module, log);
        return app.startAllMicroservices();
      },
    });
    const warning = await bot.slack.waitFor('a warning', () => bot.log.find('warn', 'did not bootstrap')[0]);
    expect(warning).toContain('within 50 ms');
    expect(warning).toContain('startAllMicroservices() alone does not bootstrap an app');
    expect(callCount(bot.slack, 'apps.connections.open')).toBe(0);

    await bot.app.init();
    expect(await startOf(bot)).toEqual(ONCE);
  });
});
