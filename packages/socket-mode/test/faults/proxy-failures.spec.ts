import { Agent } from 'node:http';
import { describe, expect, it } from '@jest/globals';
import { HttpsProxyAgent } from 'https-proxy-agent';
import { SlackClients, SlackConnections, type SlackConnectionsEvent } from '../../src/index.js';
import { credentials, ProxiedStage } from '../support/proxied-stage.js';
import { ScriptedBot } from '../support/scripted-bot.js';
import { until } from '../support/until.js';

const stage = new ProxiedStage();

describe('a proxy that rejects requests', () => {
  it('asks for missing credentials, which is logged until they are configured', async () => {
    await stage.proxyWith({ credentials: credentials.plain });
    await stage.serve({ proxy: stage.proxy.url() });
    const reason = `the proxy ${stage.proxy.address} requires credentials (HTTP 407): put user:password@ before the host in its URL`;
    expect(await stage.line('could not be opened')).toContain(
      `could not be opened: ${reason}. No payloads are received`,
    );
    expect(stage.bots.at(-1)?.app.get(SlackConnections).app()).toMatchObject({ reason });
    stage.proxy.credentials = undefined;
    await stage.connected();
  });

  it('rejects the credentials, and the log names the proxy without the password', async () => {
    await stage.proxyWith({ credentials: 'bot:another' });
    await stage.serve({ proxy: stage.proxy.url(credentials.inUrl) });
    expect(await stage.line('HTTP 407')).toContain(`${stage.proxy.address} rejected the user and password in its URL`);
    const all = stage.log.lines.map(({ text }) => text).join('\n');
    for (const secret of [
      credentials.password,
      encodeURIComponent(credentials.password),
      Buffer.from(credentials.plain).toString('base64'),
    ]) {
      expect(all).not.toContain(secret);
    }
    stage.proxy.credentials = credentials.plain;
    await stage.connected();
  });

  it('rejects CONNECT with 502, and a later attempt succeeds', async () => {
    stage.proxy.manner = 502;
    await stage.serve({ proxy: stage.proxy.url() });
    expect(await stage.line('HTTP 502')).toContain(
      `the proxy ${stage.proxy.address} refused to connect to ${new URL(stage.slack.apiUrl).host} with HTTP 502`,
    );
    stage.proxy.manner = 'tunnel';
    await stage.connected();
  });

  it('rejects only the sockets', async () => {
    const bot = await stage.serve({ proxy: stage.proxy.url(), connections: 1 });
    await stage.connected(1);
    const events: SlackConnectionsEvent[] = [];
    bot.app.get(SlackConnections).events$.subscribe(event => events.push(event));
    stage.proxy.manner = 403;
    stage.slack.faults.cut();
    expect(await stage.line('HTTP 403')).toContain('allow that host on the proxy, or add it to NO_PROXY');
    // An error code distinguishes it from a failing network.
    expect(events.find(({ kind }) => kind === 'retrying')).toMatchObject({
      failure: { kind: 'proxy_refused', status: 403, proxy: stage.proxy.address },
    });
    stage.proxy.manner = 'tunnel';
    await stage.connected(1);
    await stage.talk(bot);
  });
});

describe('a proxy that fails', () => {
  it('does not speak TLS although its URL says so, and the reason names the mistake in one line', async () => {
    const bot = await stage.serve({ proxy: stage.proxy.url().replace('http:', 'https:') });
    expect(await stage.line('could not be opened')).toMatch(
      /it begins with http:\/\/ unless the proxy itself uses TLS/,
    );
    expect(bot.app.get(SlackConnections).app().reason).toMatch(/EPROTO|WRONG_VERSION_NUMBER|PACKET_LENGTH/);
    expect(stage.log.lines.filter(({ text }) => text.includes('\n'))).toEqual([]);
  });

  it('never answers CONNECT: each attempt times out and leaves no socket behind', async () => {
    stage.proxy.manner = 'hang';
    await stage.serve({ proxy: stage.proxy.url(), connections: 1, connectionLimits: { urlMs: 60 } });
    await stage.line(
      `apps.connections.open did not answer within 60 ms, through the proxy ${stage.proxy.address}. No payloads`,
    );
    await until('another attempt', () => stage.proxy.connects.length >= 4, 4_000);
    // One attempt runs at a time, besides the request for the bot identity.
    expect(stage.proxy.openStreams).toBeLessThanOrEqual(2);
    stage.proxy.manner = 'tunnel';
    await stage.connected(1);
  });

  it('never answers the CONNECT of a socket: the attempt times out and leaves no socket behind', async () => {
    await stage.serve({ proxy: stage.proxy.url(), connections: 1, connectionLimits: { dialMs: 60 } });
    await stage.connected(1);
    const open = stage.proxy.openStreams;
    const before = stage.proxy.connects.length;
    // Each attempt sends one CONNECT for the URL and one for the socket.
    stage.proxy.manner = number => ((number - before) % 2 === 1 ? 'tunnel' : 'hang');
    stage.slack.faults.cut();
    expect(await stage.line('the socket did not open')).toContain(
      `within 60 ms, through the proxy ${stage.proxy.address}.`,
    );
    stage.proxy.manner = 'tunnel';
    await stage.connected(1);
    await until('the end of what hung', () => stage.proxy.openStreams <= open, 4_000);
  });

  it('closes with its connections and restarts, and the connections are opened again', async () => {
    const bot = await stage.serve({ proxy: stage.proxy.url() });
    await stage.connected();
    await stage.proxy.die();
    await stage.slack.waitForConnections(0);
    expect(await stage.line('ECONNREFUSED')).toContain(`the proxy ${stage.proxy.address} could not be used`);
    await stage.proxy.comeBack();
    await stage.connected();
    await stage.talk(bot);
  });

  it('closes its tunnels, and new ones are opened at once', async () => {
    const bot = await stage.serve({ proxy: stage.proxy.url() });
    await stage.connected();
    const before = stage.proxy.connects.length;
    stage.proxy.cut();
    await until('new sockets', () => stage.proxy.connects.length >= before + 4, 4_000);
    await stage.connected();
    expect(stage.slack.connections).toHaveLength(2);
    await stage.talk(bot);
  });

  it('becomes silent with open tunnels, which a ping detects', async () => {
    const limits = { pingEveryMs: 40, pongMs: 200 };
    const bot = await stage.serve({ proxy: stage.proxy.url(), connections: 1, connectionLimits: limits });
    // Slack counts a socket before its hello has arrived.
    await until('hello', () => bot.app.get(SlackConnections).app().status === 'connected', 4_000);
    stage.proxy.fallSilent();
    expect(await stage.line('a ping was not answered')).toContain(`ms, through the proxy ${stage.proxy.address}.`);
  });

  it('delays a Web API call and a response no longer than their limits', async () => {
    const bot = await stage.serve({
      proxy: stage.proxy.url(),
      webClient: { timeout: 80, retryConfig: { retries: 0 } },
    });
    await stage.connected();
    stage.proxy.manner = 'hang';
    await expect(bot.app.get(SlackClients).get().auth.test()).rejects.toThrow('A request error occurred');
    stage.proxy.manner = 502;
    const responding = bot.app.get(ScriptedBot).next(ctx => ctx.respond('In vain.'));
    await stage.slack.user('ann').command('/respond');
    await expect(responding).rejects.toThrow(
      `The response_url could not be reached (PROXY_502: the proxy ${stage.proxy.address} refused to connect`,
    );
  });

  it('never answers, and the app still stops and leaves nothing open', async () => {
    stage.proxy.manner = 'hang';
    const bot = await stage.serve({ proxy: stage.proxy.url() });
    await until('a CONNECT', () => stage.proxy.connects.length > 0, 4_000);
    await bot.app.close();
    await until('the end of what hung', () => stage.proxy.openStreams === 0, 4_000);
    expect(stage.slack.connections).toHaveLength(0);
  });

  it('never answers an agent of the user, and attempts still time out', async () => {
    stage.proxy.manner = 'hang';
    await stage.serve({ proxy: new HttpsProxyAgent(stage.proxy.url()), connectionLimits: { urlMs: 60 } });
    expect(await stage.line('apps.connections.open did not answer')).toContain('within 60 ms');
    stage.proxy.cut();
    stage.proxy.manner = 'tunnel';
    await stage.connected();
  });

  it('is an invalid agent: attempts fail, and the process keeps running', async () => {
    class Broken extends Agent {
      override createConnection(): never {
        throw new Error('no way out');
      }
    }
    await stage.serve({ proxy: new Broken() });
    expect(await stage.line('no way out')).toContain('no way out');
  });
});
