import { describe, expect, it } from '@jest/globals';
import { Controller, Get, type CanActivate, type INestApplication } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { SlackCommand, type SlackSocketModeOptions } from '../../src/index.js';
import { Bot, type BotParts } from '../support/bot.js';
import { makeHttp, makeHybrid, makeMicroservice } from '../support/ways-in.js';

const refusing: CanActivate = { canActivate: () => false };

@Controller()
class Deploys {
  @Get('deploys')
  list(): string {
    return 'over HTTP';
  }
  @SlackCommand('/deploys')
  show(): string {
    return 'in Slack';
  }
}

/** A bot in an app that also serves HTTP, with a client for each. */
async function startHybrid(
  parts: BotParts,
  { make = makeHybrid, prepare }: { make?: typeof makeHybrid; prepare?: (app: INestApplication) => void } = {},
) {
  let url = '';
  const bot = await Bot.start({
    controllers: [Deploys],
    ...parts,
    boot: async (module, log) => {
      const app = await make(module, log);
      prepare?.(app);
      await app.startAllMicroservices();
      await app.listen(0, '127.0.0.1');
      url = await app.getUrl();
      return app;
    },
  });
  const overHttp = async (): Promise<string> => {
    const response = await fetch(`${url}/deploys`, { headers: { connection: 'close' } });
    return response.ok ? response.text() : `HTTP ${response.status}`;
  };
  const inSlack = async () => (await bot.slack.user('ann').command('/deploys')).message?.text;
  return { overHttp, inSlack, [Symbol.asyncDispose]: () => bot[Symbol.asyncDispose]() };
}

const REFUSED = 'You are not allowed to do that.';

describe('an app that serves HTTP and Slack', () => {
  it('serves both from one controller', async () => {
    await using app = await startHybrid({});
    expect(await app.overHttp()).toBe('over HTTP');
    expect(await app.inSlack()).toBe('in Slack');
  });

  it.each([
    ['by itself', makeHttp],
    ['with Slack as a connected microservice', makeHybrid],
  ])('%s does not apply its global enhancers to Slack', async (_how, make) => {
    const providers = [{ provide: APP_GUARD, useValue: refusing }];
    await using provided = await startHybrid({ providers }, { make });
    expect(await provided.overHttp()).toBe('HTTP 403');
    expect(await provided.inSlack()).toBe('in Slack');

    await using used = await startHybrid({}, { make, prepare: app => app.useGlobalGuards(refusing) });
    expect(await used.overHttp()).toBe('HTTP 403');
    expect(await used.inSlack()).toBe('in Slack');
  });

  it('applies them with inheritAppConfig', async () => {
    const options: SlackSocketModeOptions = { inheritAppConfig: true };
    const providers = [{ provide: APP_GUARD, useValue: refusing }];
    await using provided = await startHybrid({ providers, options });
    expect(await provided.inSlack()).toBe(REFUSED);

    await using used = await startHybrid({ options }, { prepare: app => app.useGlobalGuards(refusing) });
    expect(await used.inSlack()).toBe(REFUSED);
  });

  it('does not apply the enhancers of the Slack options to HTTP', async () => {
    await using app = await startHybrid({ options: { enhancers: { guards: [refusing] } } });
    expect(await app.overHttp()).toBe('over HTTP');
    expect(await app.inSlack()).toBe(REFUSED);
  });

  it('stops both HTTP and Slack when it is closed', async () => {
    const app = await startHybrid({});
    await app[Symbol.asyncDispose]();
    await expect(app.overHttp()).rejects.toThrow('fetch failed');
    await expect(app.inSlack()).resolves.toBeUndefined();
  });
});

describe('an app without HTTP', () => {
  it('applies its global enhancers to Slack', async () => {
    await using bot = await Bot.start({
      controllers: [Deploys],
      providers: [{ provide: APP_GUARD, useValue: refusing }],
      boot: async (module, log) => {
        const app = await makeMicroservice(module, log);
        await app.listen();
        return app;
      },
    });
    expect((await bot.slack.user('ann').command('/deploys')).message?.text).toBe(REFUSED);
  });
});
