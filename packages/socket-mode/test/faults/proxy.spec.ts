import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { Agent } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SlackEmulator } from '@nest-slack/emulator';
import { HttpsProxyAgent } from 'https-proxy-agent';
import { SlackClients, type SlackSocketModeOptions } from '../../src/index.js';
import { ScriptedSlack } from '../connection/scripted-slack.js';
import { Bot, LogBook } from '../support/bot.js';
import { CertificateAuthority, selfSignedCertificate } from '../support/certificates.js';
import { bundle, Child } from '../support/child-process.js';
import { ConnectProxy, type ConnectProxyOptions } from '../support/connect-proxy.js';
import { ScriptedBot } from '../support/scripted-bot.js';
import { until } from '../support/until.js';

const PASSWORD = 'p@ss:not-to-be-told/%';
const CREDENTIALS = `bot:${PASSWORD}`;
const IN_URL = `bot:${encodeURIComponent(PASSWORD)}`;
const VARIABLES = ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy', 'NO_PROXY', 'no_proxy'] as const;

let slack: SlackEmulator;
let proxy: ConnectProxy;
let log: LogBook;
const bots: Bot[] = [];

beforeEach(async () => {
  for (const name of VARIABLES) delete process.env[name];
  log = new LogBook();
  slack = await SlackEmulator.start();
  proxy = await ConnectProxy.start();
});
afterEach(async () => {
  for (const name of VARIABLES) delete process.env[name];
  for (const bot of bots.splice(0)) await bot[Symbol.asyncDispose]();
  await slack.close();
  await proxy[Symbol.asyncDispose]();
});

/** A proxy of another kind than the usual one, in its place. */
async function proxyWith(options: ConnectProxyOptions): Promise<void> {
  await proxy[Symbol.asyncDispose]();
  proxy = await ConnectProxy.start(options);
}

/** A bot that comes up connected or not. */
async function serve(options: SlackSocketModeOptions): Promise<Bot> {
  const quick = {
    startTimeoutMs: 50,
    backOff: { baseMs: 10, capMs: 40, openEveryMs: 10 },
    connectionLimits: { closeMs: 100 },
  };
  const bot = await Bot.on(slack, { providers: [ScriptedBot], options: { ...quick, ...options } }, log);
  bots.push(bot);
  return bot;
}

/** Waits until so many sockets are open, and no more. */
async function connected(count = 2): Promise<void> {
  expect(await slack.waitForConnections(count, { timeoutMs: 4_000 })).toHaveLength(count);
}

/** Waits for a line of the log, of whatever level. */
async function line(part: string): Promise<string> {
  await until(`a line with '${part}'`, () => log.lines.some(({ text }) => text.includes(part)), 4_000);
  return log.lines.find(({ text }) => text.includes(part))?.text ?? '';
}

/** Has the bot answer a command once by the response_url and once by the Web API. */
async function talk(bot: Bot): Promise<void> {
  const script = bot.app.get(ScriptedBot);
  const talking = script.next(async ctx => {
    await ctx.respond('By the response_url.');
    await ctx.say({ channel: 'general', text: 'By the Web API.' });
  });
  await slack.user('ann').command('/talk');
  await talking;
  await slack.waitForMessage('By the response_url.');
  await slack.waitForMessage('By the Web API.');
}

/** Every kind of request that a bot which {@link talk}s makes. */
const EVERYTHING = [
  'POST /api/apps.connections.open',
  'GET /link/',
  'POST /api/auth.test',
  'POST /api/chat.postMessage',
  expect.stringMatching(/^POST \/(?!api).+/),
];

describe('everything goes through the proxy', () => {
  it('asks for URLs, opens sockets, calls the Web API and posts to response URLs through it', async () => {
    const bot = await serve({ proxy: proxy.url() });
    await connected();
    await talk(bot);
    expect(proxy.requests).toEqual(expect.arrayContaining(EVERYTHING));
    expect(proxy.requests.filter(request => request === 'GET /link/')).toHaveLength(2);
    // What Slack saw and what passed through the proxy are the same calls: none went past it.
    const calls = proxy.requests.filter(request => request.startsWith('POST /api/'));
    expect(calls).toHaveLength(slack.apiCalls.length);
    const target = new URL(slack.apiUrl).host;
    expect(new Set(proxy.connects.map(connect => connect.target))).toEqual(new Set([target]));
  });

  it('tells the proxy the user and password of its URL, with each of its signs', async () => {
    await proxyWith({ credentials: CREDENTIALS });
    const bot = await serve({ proxy: proxy.url(IN_URL) });
    await connected();
    await talk(bot);
    expect(proxy.requests).toEqual(expect.arrayContaining(EVERYTHING));
    expect(new Set(proxy.connects.map(({ credentials }) => credentials))).toEqual(new Set([CREDENTIALS]));
  });

  it('takes an agent of the author’s for all of it', async () => {
    await proxyWith({ credentials: CREDENTIALS });
    const bot = await serve({ proxy: new HttpsProxyAgent(proxy.url(IN_URL)) });
    await connected();
    await talk(bot);
    expect(proxy.requests).toEqual(expect.arrayContaining(EVERYTHING));
    expect(slack.apiCalls).toHaveLength(proxy.requests.filter(request => request.startsWith('POST /api/')).length);
  });

  it('leaves the Web API to the fetch of the author, and nothing else', async () => {
    const bot = await serve({ proxy: proxy.url(), webClient: { fetch: (url, init) => fetch(url, init) } });
    await connected();
    await talk(bot);
    expect(proxy.requests).not.toContain('POST /api/chat.postMessage');
    expect(proxy.requests).toEqual(
      expect.arrayContaining([
        'POST /api/apps.connections.open',
        'GET /link/',
        expect.stringMatching(/^POST \/(?!api)/),
      ]),
    );
  });
});

/** A bot in a process of its own that trusts an authority, when it has said something. */
async function trustingChild(
  authority: CertificateAuthority,
  env: Readonly<Record<string, string>>,
  awaited = /^up$/m,
): Promise<Child> {
  const file = join(await mkdtemp(join(tmpdir(), 'authority-')), 'ca.pem');
  await writeFile(file, authority.certificate);
  const child = new Child(await bundle('serving.program.ts'), ['0', 'signal'], { ...env, NODE_EXTRA_CA_CERTS: file });
  try {
    await until(`${awaited} of a bot`, () => awaited.test(child.output), 15_000);
    return child;
  } catch (error) {
    await child[Symbol.asyncDispose]();
    throw new Error(`${String(error)} It said:\n${child.output}`, { cause: error });
  } finally {
    await rm(dirname(file), { recursive: true });
  }
}

describe('a Slack that speaks TLS', () => {
  it('is spoken to in TLS within the tunnel, by the proxy of HTTPS_PROXY', async () => {
    await proxyWith({ credentials: CREDENTIALS });
    const authority = await CertificateAuthority.create('Public authority');
    const scripted = await ScriptedSlack.start({}, await authority.issue());
    const env = { ...slack.env, SLACK_API_URL: scripted.apiUrl, HTTPS_PROXY: proxy.url(IN_URL) };
    await using child = await trustingChild(authority, env);
    await until('both sockets', () => scripted.sockets.length === 2, 4_000);
    expect(new Set(proxy.connects.map(({ target }) => target))).toEqual(new Set([new URL(scripted.apiUrl).host]));
    // Nothing that the proxy could read has passed.
    expect(proxy.requests).toEqual([]);
    expect(child.output).not.toContain('not-to-be-told');
    await scripted.close();
  }, 20_000);

  it('whose certificate is of another host is not believed', async () => {
    const authority = await CertificateAuthority.create('Public authority');
    const scripted = await ScriptedSlack.start({}, await authority.issue({ ip: '10.1.2.3' }));
    const env = { ...slack.env, SLACK_API_URL: scripted.apiUrl, HTTPS_PROXY: proxy.url() };
    await using child = await trustingChild(authority, env, /ERR_TLS_CERT_ALTNAME_INVALID/);
    expect(child.output).toContain("127.0.0.1 is not in the cert's list: 10.1.2.3");
    expect(scripted.calls).toEqual([]);
    await scripted.close();
  }, 20_000);

  it('whose certificate is not right is told apart from a proxy whose is not', async () => {
    const scripted = await ScriptedSlack.start({}, await selfSignedCertificate());
    await serve({ proxy: proxy.url(), slackApiUrl: scripted.apiUrl });
    expect(await line('could not be opened')).toContain('the network failed (DEPTH_ZERO_SELF_SIGNED_CERT: ');
    expect(proxy.connects.length).toBeGreaterThan(0);
    expect(scripted.calls).toEqual([]);
    await scripted.close();
  });
});

describe('a proxy that speaks TLS itself', () => {
  it('is believed when its authority is in NODE_EXTRA_CA_CERTS', async () => {
    const authority = await CertificateAuthority.create('Office authority');
    await proxyWith({ tls: await authority.issue(), credentials: CREDENTIALS });
    await using child = await trustingChild(authority, { ...slack.env, HTTP_PROXY: proxy.url(IN_URL) });
    await connected();
    expect(proxy.requests).toEqual(expect.arrayContaining(['POST /api/apps.connections.open', 'GET /link/']));
    expect(child.output).not.toContain('not-to-be-told');
  }, 20_000);

  it('is not when nobody vouches for it: the reason names it and its fault', async () => {
    await proxyWith({ tls: await selfSignedCertificate() });
    await serve({ proxy: proxy.url() });
    const told = await line('DEPTH_ZERO_SELF_SIGNED_CERT');
    expect(told).toContain(`the proxy ${proxy.address} could not be used: DEPTH_ZERO_SELF_SIGNED_CERT`);
    expect(told).toContain('NODE_EXTRA_CA_CERTS');
    expect(proxy.connects).toEqual([]);
  });
});

describe('the environment names the proxy', () => {
  it.each(['HTTP_PROXY', 'http_proxy'] as const)('by %s, for a Slack at http:', async name => {
    process.env[name] = proxy.url();
    const bot = await serve({});
    await connected();
    await talk(bot);
    expect(proxy.requests).toEqual(expect.arrayContaining(EVERYTHING));
  });

  it('by a variable in small letters rather than in capitals', async () => {
    process.env['HTTP_PROXY'] = 'http://127.0.0.1:1';
    process.env['http_proxy'] = proxy.url().replace('http://', '');
    await serve({});
    await connected();
    expect(proxy.requests).toContain('GET /link/');
  });

  it('and hosts in NO_PROXY are reached without it', async () => {
    process.env['HTTP_PROXY'] = proxy.url();
    process.env['NO_PROXY'] = 'example.com, 127.0.0.1';
    const bot = await serve({});
    await connected();
    await talk(bot);
    expect(proxy.connects).toEqual([]);
  });

  it('for https: alone, which a Slack at http: has nothing to do with', async () => {
    process.env['HTTPS_PROXY'] = proxy.url();
    await serve({});
    await connected();
    expect(proxy.connects).toEqual([]);
  });

  it('and the option counts more: another proxy, or none', async () => {
    process.env['HTTP_PROXY'] = 'http://127.0.0.1:1';
    await serve({ proxy: false });
    await connected();
    expect(proxy.connects).toEqual([]);
  });
});

describe('a proxy that refuses', () => {
  it('wants credentials, and gets none: the log says so until they are there', async () => {
    await proxyWith({ credentials: CREDENTIALS });
    await serve({ proxy: proxy.url() });
    expect(await line('PROXY_407')).toContain(
      `PROXY_407: the proxy ${proxy.address} wants credentials: put user:password@ before the host in its URL`,
    );
    proxy.credentials = undefined;
    await connected();
  });

  it('does not know the credentials: the log names the proxy, and not the password', async () => {
    await proxyWith({ credentials: 'bot:another' });
    await serve({ proxy: proxy.url(IN_URL) });
    expect(await line('PROXY_407')).toContain(`${proxy.address} does not take the user and password of its URL`);
    const all = log.lines.map(({ text }) => text).join('\n');
    for (const secret of [PASSWORD, encodeURIComponent(PASSWORD), Buffer.from(CREDENTIALS).toString('base64')]) {
      expect(all).not.toContain(secret);
    }
    proxy.credentials = CREDENTIALS;
    await connected();
  });

  it('refuses CONNECT with 502 for a while', async () => {
    proxy.manner = 502;
    await serve({ proxy: proxy.url() });
    expect(await line('PROXY_502')).toContain(
      `the proxy ${proxy.address} refused to connect to ${new URL(slack.apiUrl).host} with HTTP 502`,
    );
    proxy.manner = 'tunnel';
    await connected();
  });

  it('refuses only the sockets', async () => {
    const bot = await serve({ proxy: proxy.url(), connections: 1 });
    await connected(1);
    slack.faults.cut();
    proxy.manner = 403;
    expect(await line('PROXY_403')).toContain('have it allow that, or name the host in NO_PROXY');
    proxy.manner = 'tunnel';
    await connected(1);
    await talk(bot);
  });
});

describe('a proxy that fails', () => {
  it('never answers CONNECT: each attempt ends in time, and leaves no socket behind', async () => {
    proxy.manner = 'hang';
    await serve({ proxy: proxy.url(), connections: 1, connectionLimits: { urlMs: 60 } });
    await line('apps.connections.open did not answer within 60 ms');
    await until('another attempt', () => proxy.connects.length >= 4, 4_000);
    // One attempt at a time is under way, and the question who the bot is.
    expect(proxy.openStreams).toBeLessThanOrEqual(2);
    proxy.manner = 'tunnel';
    await connected(1);
  });

  it('never answers the CONNECT of a socket: the dial ends in time, and leaves no socket behind', async () => {
    await serve({ proxy: proxy.url(), connections: 1, connectionLimits: { dialMs: 60 } });
    await connected(1);
    const open = proxy.openStreams;
    const before = proxy.connects.length;
    // Each attempt is a CONNECT for the URL and one for the socket.
    proxy.manner = number => ((number - before) % 2 === 1 ? 'tunnel' : 'hang');
    slack.faults.cut();
    expect(await line('the socket did not open')).toContain('within 60 ms');
    proxy.manner = 'tunnel';
    await connected(1);
    await until('the end of what hung', () => proxy.openStreams <= open, 4_000);
  });

  it('dies with the connections in it, and comes back: so do they', async () => {
    const bot = await serve({ proxy: proxy.url() });
    await connected();
    await proxy.die();
    await slack.waitForConnections(0);
    expect(await line('ECONNREFUSED')).toContain(`the proxy ${proxy.address} could not be used`);
    await proxy.comeBack();
    await connected();
    await talk(bot);
  });

  it('drops its tunnels: new ones are opened at once', async () => {
    const bot = await serve({ proxy: proxy.url() });
    await connected();
    const before = proxy.connects.length;
    proxy.cut();
    await until('new sockets', () => proxy.connects.length >= before + 4, 4_000);
    await connected();
    expect(slack.connections).toHaveLength(2);
    await talk(bot);
  });

  it('falls silent with its tunnels open: a ping of ours finds it out', async () => {
    await serve({ proxy: proxy.url(), connections: 1, connectionLimits: { pingEveryMs: 40, pongMs: 200 } });
    await connected(1);
    proxy.fallSilent();
    expect(await line('a ping was not answered')).toContain('a ping was not answered');
  });

  it('keeps a Web API call and an answer waiting no longer than their limits', async () => {
    const bot = await serve({ proxy: proxy.url(), webClient: { timeout: 80, retryConfig: { retries: 0 } } });
    await connected();
    proxy.manner = 'hang';
    await expect(bot.app.get(SlackClients).get().auth.test()).rejects.toThrow('A request error occurred');
    proxy.manner = 502;
    const responding = bot.app.get(ScriptedBot).next(ctx => ctx.respond('In vain.'));
    await slack.user('ann').command('/respond');
    await expect(responding).rejects.toThrow(
      `The response_url could not be reached (PROXY_502: the proxy ${proxy.address} refused to connect`,
    );
  });

  it('never answers, and the app stops all the same, leaving nothing open', async () => {
    proxy.manner = 'hang';
    const bot = await serve({ proxy: proxy.url() });
    await until('a CONNECT', () => proxy.connects.length > 0, 4_000);
    await bot.app.close();
    await until('the end of what hung', () => proxy.openStreams === 0, 4_000);
    expect(slack.connections).toHaveLength(0);
  });

  it('never answers an agent of the author’s, and attempts end in time all the same', async () => {
    proxy.manner = 'hang';
    await serve({ proxy: new HttpsProxyAgent(proxy.url()), connectionLimits: { urlMs: 60 } });
    expect(await line('apps.connections.open did not answer')).toContain('within 60 ms');
    proxy.cut();
    proxy.manner = 'tunnel';
    await connected();
  });

  it('is none at all: an agent that can’t be right costs attempts, never the process', async () => {
    class Broken extends Agent {
      override createConnection(): never {
        throw new Error('no way out');
      }
    }
    await serve({ proxy: new Broken() });
    expect(await line('no way out')).toContain('no way out');
  });
});
