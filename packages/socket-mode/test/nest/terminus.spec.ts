import { Controller, Get, Injectable } from '@nestjs/common';
import { HealthCheck, HealthCheckService, HealthIndicatorService, TerminusModule } from '@nestjs/terminus';
import { describe, expect, it } from '@jest/globals';
import { SlackConnections } from '../../src/index.js';
import { Bot } from '../support/bot.js';
import { until } from '../support/until.js';
import { makeHttp } from '../support/ways-in.js';

@Injectable()
class SlackHealthIndicator {
  constructor(
    private readonly indicators: HealthIndicatorService,
    private readonly slack: SlackConnections,
  ) {}

  check(key: string) {
    const { apps } = this.slack;
    const indicator = this.indicators.check(key);
    const isUp = apps.length > 0 && apps.every(({ status }) => status === 'connected');
    return isUp ? indicator.up() : indicator.down({ apps });
  }
}

@Controller('health')
class HealthController {
  constructor(
    private readonly health: HealthCheckService,
    private readonly slack: SlackHealthIndicator,
  ) {}

  @Get()
  @HealthCheck()
  check() {
    return this.health.check([() => this.slack.check('slack')]);
  }
}

describe('a health check of Terminus', () => {
  it('is up while every app is connected, and otherwise reports the reason', async () => {
    let url = '';
    await using bot = await Bot.start({
      imports: [TerminusModule],
      controllers: [HealthController],
      providers: [SlackHealthIndicator],
      boot: async (module, logger) => {
        const app = await makeHttp(module, logger);
        await app.listen(0, '127.0.0.1');
        url = await app.getUrl();
        return app;
      },
    });
    const asked = async () => (await fetch(`${url}/health`)).json();
    expect(await asked()).toEqual(expect.objectContaining({ status: 'ok', details: { slack: { status: 'up' } } }));
    bot.slack.faults.shutDoor();
    bot.slack.faults.cut();
    const connections = bot.app.get(SlackConnections);
    await until('the loss', () => connections.apps.some(({ status }) => status === 'disconnected'));
    expect(await asked()).toEqual(
      expect.objectContaining({
        status: 'error',
        error: { slack: { status: 'down', apps: [expect.objectContaining({ status: 'disconnected' })] } },
      }),
    );
    await bot.slack.faults.openDoor();
  });
});
