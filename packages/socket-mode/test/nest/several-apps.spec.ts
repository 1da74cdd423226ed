import { AsyncLocalStorage } from 'node:async_hooks';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SlackEmulator, type AppInstall } from '@nest-slack/emulator';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import {
  Ctx,
  RouteConflictError,
  SlackClients,
  SlackCommand,
  SlackContext,
  SlackException,
  SlackOptionsException,
  SlackSocketModeStrategy,
  type SlackAppOptions,
} from '../../src/index.js';
import { Bot, type BotParts } from '../support/bot.js';
import { callCount } from '../support/call-count.js';
import { Gate } from '../support/gate.js';

/** Where `/slow` waits. */
let held: Gate;

@Injectable()
class Bots {
  @SlackCommand('/who', { app: 'sales' })
  sales(): string {
    return 'the sales bot';
  }
  @SlackCommand('/who', { app: 'support' })
  support(): string {
    return 'the support bot';
  }
  @SlackCommand('/where')
  async anywhere(@Ctx() { app, client }: SlackContext): Promise<string> {
    return `in ${app} as ${(await client.auth.test()).user}`;
  }
  @SlackCommand('/late', { app: 'late' })
  late(): string {
    return 'better late than never';
  }
  @SlackCommand('/slow', { app: 'support' })
  async slow(@Ctx() { client }: SlackContext): Promise<string> {
    await held.pass();
    return `done as ${(await client.auth.test()).user}`;
  }
}

const appOf = ({ name, appToken, botToken }: AppInstall): SlackAppOptions => ({ name, appToken, botToken });

describe('several apps in one process', () => {
  let slack: SlackEmulator;
  let sales: SlackAppOptions;
  let support: SlackAppOptions;
  let late: SlackAppOptions;
  let bot: Bot | undefined;
  beforeEach(async () => {
    held = new Gate();
    slack = await SlackEmulator.start({ appName: 'sales' });
    sales = appOf(slack.app('sales'));
    support = appOf(slack.addApp('support'));
    late = appOf(slack.addApp('late'));
  });
  afterEach(async () => {
    await bot?.app.close();
    await slack.close();
  });

  const start = async ({ options, ...parts }: BotParts = {}) => {
    bot = await Bot.on(slack, { providers: [Bots], ...parts, options: { apps: [sales, support], ...options } });
    return { bot, strategy: bot.app.get(SlackSocketModeStrategy), clients: bot.app.get(SlackClients) };
  };
  const said = async (app: string, command: string) =>
    (await slack.user('ann').command(command, '', { app })).message?.text;
  const UNKNOWN = /^Nothing here answers/;

  it('have the number of connections that each of them configures', async () => {
    await start({ options: { apps: [{ ...sales, connections: 3 }, support], connections: 1 } });
    await slack.waitForConnections(3, { app: 'sales' });
    await slack.waitForConnections(1, { app: 'support' });
    expect(slack.connections).toHaveLength(4);
  });

  it('run the handlers bound to them, and the handlers without an app', async () => {
    await start();
    expect(await said('sales', '/who')).toBe('the sales bot');
    expect(await said('support', '/who')).toBe('the support bot');
    expect(await said('sales', '/where')).toBe('in sales as sales');
    expect(await said('support', '/where')).toBe('in support as support');
    expect(await said('sales', '/late')).toMatch(UNKNOWN);
  });

  it('cause a warning if a handler is bound to an unknown app', async () => {
    const { bot: started } = await start();
    expect(
      started.log.find(
        'warn',
        "Bots.late is bound to the app 'late', but there are only 'sales', 'support': it receives",
      ),
    ).toHaveLength(1);
  });

  it('can all be added later, and a warning reports that there is none yet', async () => {
    const { bot: started, strategy } = await start({ options: { apps: [] } });
    expect(started.log.find('warn', "Bots.late is bound to the app 'late', but there is no app yet")).toHaveLength(1);
    await strategy.addApp(late);
    expect(await said('late', '/late')).toBe('better late than never');
  });

  it('have separate routes: two handlers conflict only within one app', async () => {
    @Injectable()
    class Colliding {
      @SlackCommand('/who', { app: 'sales' })
      again(): void {}
    }
    await expect(start({ providers: [Bots, Colliding] })).rejects.toThrow(RouteConflictError);
  });

  it('have conflicts between handlers for any app and handlers for one app', async () => {
    @Injectable()
    class Colliding {
      @SlackCommand('/who')
      anywhere(): void {}
    }
    await expect(start({ providers: [Bots, Colliding] })).rejects.toThrow('Bots.sales and Colliding.anywhere');
  });

  it('accept another app at run time, which runs its own handlers', async () => {
    const { strategy, clients } = await start();
    expect(await said('late', '/late')).toBeUndefined();
    await strategy.addApp(late);
    expect(await said('late', '/late')).toBe('better late than never');
    expect(await said('late', '/where')).toBe('in late as late');
    expect((await clients.get('late').auth.test()).user).toBe('late');
    expect(Object.keys(strategy.counts)).toEqual(['sales', 'support', 'late']);
  });

  it('accept another app before the start', async () => {
    @Injectable()
    class Adding implements OnApplicationBootstrap {
      constructor(private readonly strategy: SlackSocketModeStrategy) {}

      async onApplicationBootstrap(): Promise<void> {
        await this.strategy.addApp(late);
      }
    }
    await start({ providers: [Bots, Adding] });
    expect(await said('late', '/late')).toBe('better late than never');
    expect(await said('late', '/where')).toBe('in late as late');
  });

  it('accept an app from a request, whose asynchronous context does not leak into the handlers', async () => {
    const request = new AsyncLocalStorage<string>();
    @Injectable()
    class Asked {
      @SlackCommand('/asked')
      asked(): string {
        return request.getStore() ?? 'by nobody';
      }
    }
    const { strategy } = await start({ providers: [Asked] });
    await request.run('by an administrator', () => strategy.addApp(late));
    expect(await said('late', '/asked')).toBe('by nobody');
  });

  it('accept an app before the start and remove it again', async () => {
    const { strategy } = await start({ options: { autoStart: false } });
    await strategy.addApp(late);
    expect(callCount(slack, 'apps.connections.open')).toBe(0);
    expect(await strategy.removeApp('late')).toBe(true);
    await strategy.start();
    expect(slack.connections.map(({ app }) => app)).not.toContain('late');
  });

  it('can be removed at run time, which closes their connections', async () => {
    const { strategy, clients } = await start();
    expect(await strategy.removeApp('support')).toBe(true);
    await slack.waitForConnections(0, { app: 'support' });
    expect(await said('sales', '/who')).toBe('the sales bot');
    expect(() => clients.get('support')).toThrow("There is no Slack app named 'support'. There are: 'sales'.");
    expect(await strategy.removeApp('support')).toBe(false);
    await strategy.addApp(support);
    expect(await said('support', '/who')).toBe('the support bot');
  });

  it('reject an app with a duplicate name, invalid options or a rejected token, and keep running', async () => {
    const { strategy, clients } = await start();
    const statuses: string[] = [];
    strategy.on('status', status => statuses.push(status));
    await expect(strategy.addApp({ ...late, name: 'sales' })).rejects.toThrow(
      "A Slack app named 'sales' already exists",
    );
    await expect(strategy.addApp({ ...late, name: '' })).rejects.toThrow(SlackOptionsException);
    await expect(strategy.addApp({ ...late, appToken: 'xoxb-1' })).rejects.toThrow(
      "addApp('late').appToken is a bot token",
    );
    await expect(strategy.addApp({ ...late, appToken: 'xapp-nobody' })).rejects.toMatchObject({ code: 'invalid_auth' });
    expect(statuses.slice(-2)).toEqual(['failed', 'connected']);
    expect(() => clients.get('late')).toThrow(SlackException);
    expect((await clients.get('sales').auth.test()).user).toBe('sales');
    expect(await said('sales', '/who')).toBe('the sales bot');
    await strategy.addApp(late);
    expect(await said('late', '/late')).toBe('better late than never');
  });

  it('can reuse the name of a removed app, whose stop does not affect them', async () => {
    const { strategy } = await start();
    const first = strategy.addApp(late);
    const removed = strategy.removeApp('late');
    const second = strategy.addApp(late);
    await expect(first).rejects.toMatchObject({ code: 'connections_closed' });
    expect(await removed).toBe(true);
    await second;
    expect(await said('late', '/late')).toBe('better late than never');
  });

  it('are awaited by the shutdown, including apps that are being removed', async () => {
    const { strategy, clients } = await start();
    let isStopped = false;
    const answer = said('support', '/slow');
    await held.reached;
    const removed = strategy.removeApp('support');
    const stopped = strategy.stop().then(() => (isStopped = true));
    await slack.waitForConnections(0, { app: 'sales' });
    // Without the wait, the shutdown would be complete by now.
    await clients.get('sales').auth.test();
    expect(isStopped).toBe(false);
    held.open();
    expect(await answer).toBe('done as support');
    expect(await Promise.all([removed, stopped])).toEqual([true, true]);
  });

  it('have different tokens: a token that one app uses is rejected for another', async () => {
    const { strategy } = await start();
    const twin = "the Slack app 'sales' has the appToken that was given for";
    await expect(strategy.addApp({ ...late, appToken: sales.appToken })).rejects.toThrow(`${twin} 'late'`);
    await expect(strategy.replaceAppToken(sales.appToken, 'support')).rejects.toThrow(`${twin} 'support'`);
    await strategy.replaceAppToken(sales.appToken, 'sales');
    expect(Object.keys(strategy.counts)).toEqual(['sales', 'support']);
  });

  it('accept no app after the stop', async () => {
    const { strategy } = await start();
    await strategy.stop();
    await expect(strategy.addApp(late)).rejects.toThrow('Socket Mode was stopped and cannot be started again');
    await slack.waitForConnections(0);
  });

  it('report the worst state of all apps', async () => {
    const { strategy } = await start();
    const statuses: string[] = [];
    strategy.on('status', status => statuses.push(status));
    expect(statuses).toEqual(['connected']);
    await slack.waitForConnections(2, { app: 'support' });
    await slack.faults.refresh({ app: 'support', reason: 'link_disabled', closeAfterMs: 0 });
    await slack.waitFor('a disconnection', () => statuses.includes('disconnected') || undefined);
    expect(await said('sales', '/who')).toBe('the sales bot');
    expect(statuses.at(-1)).toBe('disconnected');
    await strategy.stop();
    expect(statuses.at(-1)).toBe('stopped');
  });

  it('count their payloads separately', async () => {
    const { strategy } = await start();
    await said('sales', '/who');
    await said('sales', '/nothing');
    expect(strategy.counts['sales']).toMatchObject({ received: 2, acked: 2, unhandled: 1 });
    expect(strategy.counts['support']).toMatchObject({ received: 0 });
  });
});
