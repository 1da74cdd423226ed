import { describe, expect, it } from '@jest/globals';
import { Controller, Get, Injectable, Module, ServiceUnavailableException } from '@nestjs/common';
import { SlackConnections, SlackSocketModeStrategy, type SlackAppState } from '../../src/index.js';
import { Bot } from '../support/bot.js';
import { until } from '../support/until.js';
import { makeHttp } from '../support/ways-in.js';

/** A provider in its own module that subscribes from the start. */
function dashboard() {
  const seen: (readonly SlackAppState[])[] = [];
  @Injectable()
  class Dashboard {
    constructor(readonly slack: SlackConnections) {
      slack.apps$.subscribe(apps => seen.push(apps));
    }
  }
  @Module({ providers: [Dashboard] })
  class DashboardModule {}
  return { seen, DashboardModule };
}

describe('SlackConnections', () => {
  it('can be injected anywhere, and shows the apps before they connect', async () => {
    const { seen, DashboardModule } = dashboard();
    await using bot = await Bot.start({ imports: [DashboardModule], options: { autoStart: false } });
    const strategy = bot.app.get(SlackSocketModeStrategy);
    // No app before the bootstrap.
    expect(seen[0]).toEqual([]);
    expect(seen.at(-1)).toMatchObject([{ name: 'default', status: 'idle', reason: null, connections: [] }]);
    await strategy.start();
    expect(seen.at(-1)).toMatchObject([{ name: 'default', status: 'connected' }]);
    for (const [index, apps] of seen.entries()) expect(apps).not.toEqual(seen[index - 1]);
  });

  it('emits nothing at the bootstrap of an app without Slack apps', async () => {
    const { seen, DashboardModule } = dashboard();
    await using bot = await Bot.start({ imports: [DashboardModule], options: { apps: [] } });
    expect(seen).toEqual([[]]);
    const { appToken } = bot.slack.app();
    await bot.app.get(SlackSocketModeStrategy).addApp({ name: 'first', appToken });
    expect(seen.at(-1)).toMatchObject([{ name: 'first', status: 'connected' }]);
  });

  it('returns an app by its name, and the only one without a name', async () => {
    await using bot = await Bot.start({});
    const slack = bot.app.get(SlackConnections);
    expect(slack.app()).toBe(slack.apps[0]);
    expect(slack.app('default')).toBe(slack.apps[0]);
    expect(() => slack.app('other')).toThrow("There is no Slack app named 'other'. There are: 'default'.");

    const { appToken } = bot.slack.addApp('other');
    const strategy = bot.app.get(SlackSocketModeStrategy);
    await strategy.addApp({ name: 'other', appToken });
    expect(slack.app('other')).toMatchObject({ name: 'other', status: 'connected' });
    expect(() => slack.app()).toThrow("Say which Slack app is meant. There are: 'default', 'other'.");
    await strategy.removeApp('default');
    expect(slack.apps).toEqual([slack.app('other')]);
    await strategy.removeApp('other');
    expect(() => slack.app()).toThrow('Say which Slack app is meant. There are none.');
  });

  it('shows which app has failed because of its bot token', async () => {
    await using bot = await Bot.start({});
    const slack = bot.app.get(SlackConnections);
    const statuses: unknown[] = [];
    slack.apps$.subscribe(apps => statuses.push(apps.map(({ name, status, reason }) => [name, status, reason])));
    const { appToken } = bot.slack.addApp('other');
    const added = bot.app.get(SlackSocketModeStrategy).addApp({ name: 'other', appToken, botToken: 'xoxb-unknown' });
    await expect(added).rejects.toMatchObject({ code: 'bot_token_refused' });
    expect(statuses).toContainEqual([
      ['default', 'connected', null],
      ['other', 'failed', 'Slack refused the bot token'],
    ]);
    expect(slack.apps.map(({ name }) => name)).toEqual(['default']);
  });

  it('is enough for a health check of a few lines', async () => {
    @Controller('health')
    class HealthController {
      constructor(private readonly slack: SlackConnections) {}

      @Get()
      check() {
        const { apps } = this.slack;
        const isUp = apps.length > 0 && apps.every(({ status }) => status === 'connected');
        if (!isUp) throw new ServiceUnavailableException({ status: 'down', apps });
        return { status: 'ok' };
      }
    }
    // The state before the bootstrap.
    expect(() => new HealthController(new SlackConnections()).check()).toThrow(ServiceUnavailableException);

    let url = '';
    await using bot = await Bot.start({
      controllers: [HealthController],
      options: { connections: 1 },
      boot: async (module, log) => {
        const app = await makeHttp(module, log);
        await app.listen(0, '127.0.0.1');
        url = await app.getUrl();
        return app;
      },
    });
    const check = async () => {
      const response = await fetch(`${url}/health`);
      return [response.status, await response.json()];
    };
    expect(await check()).toEqual([200, { status: 'ok' }]);
    bot.slack.faults.refuseNextOpens(1_000);
    bot.slack.faults.cut();
    await until('the loss', () => bot.app.get(SlackConnections).app().status === 'disconnected');
    expect(await check()).toMatchObject([503, { status: 'down', apps: [{ name: 'default', status: 'disconnected' }] }]);
  });
});
