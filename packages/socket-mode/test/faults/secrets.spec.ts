import { inspect } from 'node:util';
import { Injectable } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  Ctx,
  Payload,
  SlackAction,
  SlackClients,
  SlackCommand,
  SlackConnections,
  SlackContext,
  SlackEvent,
  SlackShortcut,
  SlackSocketModeStrategy,
  SlackViewSubmission,
} from '../../src/index.js';
import { describeConnectionEvent } from '../../src/connection/connection-messages.js';
import { ProxyUrl } from '../../../core/src/proxy/proxy-url.js';
import { TunnelAgent } from '../../../core/src/proxy/tunnel-agent.js';
import { waitFor } from '../connection/wait-for.js';
import { APP_TOKEN, ScriptedSlackFixture } from '../connection/scripted-slack-fixture.js';
import { respondWithJson, respondWithUrl, TICKET } from '../connection/scripted-slack.js';
import { buttons, modal } from '../support/block-kit.js';
import { Bot } from '../support/bot.js';
import { ConnectProxy } from '../support/connect-proxy.js';
import { posted } from '../support/posted.js';
import { secretWatch } from '../support/secret-watch.js';

@Injectable()
class LeakyBot {
  readonly errors: string[] = [];

  /** Fails with an error that quotes every available secret. */
  @SlackCommand('/quote')
  quote(@Payload() body: object): void {
    throw new Error(`POST failed: ${JSON.stringify(body)} with ${process.env['SECRETS'] ?? ''}`);
  }

  @SlackCommand('/respond')
  async respond(@Ctx() ctx: SlackContext<'command'>): Promise<void> {
    for (let time = 0; time < 6; time += 1) {
      await this.#kept(() => ctx.respond('Again.'));
    }
    await this.#kept(() => ctx.openView(modal('form')));
    await this.#kept(() => ctx.openView(modal('form')));
    await this.#kept(() => ctx.say({ channel: 'C0NOWHERE', text: 'Lost.' }));
    throw new Error('All in vain.');
  }

  @SlackAction('fail')
  action(@Ctx() ctx: SlackContext<'action'>): void {
    throw new Error(`Could not post to ${String(ctx.body['response_url'])}.`);
  }

  @SlackShortcut('open')
  async open(@Ctx() ctx: SlackContext<'shortcut'>): Promise<void> {
    await ctx.openView(modal('form'));
  }

  @SlackViewSubmission('form')
  submit(@Ctx() ctx: SlackContext<'view_submission'>): void {
    throw new Error(`Could not open by ${String(ctx.body['trigger_id'])}.`);
  }

  @SlackEvent('team_join')
  event(): void {
    throw new Error('Not again.');
  }

  async #kept(act: () => Promise<unknown>): Promise<void> {
    try {
      await act();
    } catch (error) {
      this.errors.push(error instanceof Error ? `${error.message}\n${error.stack}` : String(error));
    }
  }
}

/** Every value of a payload under one of the keys that name secrets. */
function secretsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]: [string, unknown]) =>
    (key === 'response_url' || key === 'trigger_id') && typeof child === 'string' ? [child] : secretsIn(child),
  );
}

const PASSWORD = 'not-to-be-told';

describe('no secret appears in logs or errors', () => {
  let bot: Bot;
  let proxy: ConnectProxy;

  beforeAll(async () => {
    proxy = await ConnectProxy.start({ credentials: `bot:${PASSWORD}` });
    bot = await Bot.start({
      providers: [LeakyBot],
      options: {
        connections: 1,
        proxy: proxy.url(`bot:${PASSWORD}`),
        backOff: { baseMs: 10, capMs: 40, openEveryMs: 10 },
        webClient: { retryConfig: { retries: 0 } },
      },
      slack: { ackTimeoutMs: 200, redeliveryDelaysMs: [0] },
    });
    process.env['SECRETS'] = `${bot.slack.appToken} ${bot.slack.botToken}`;
  });
  afterAll(async () => {
    delete process.env['SECRETS'];
    await bot[Symbol.asyncDispose]();
    await proxy[Symbol.asyncDispose]();
  });

  /** Every log line or error that contains a secret. */
  const leaks = (): string[] => {
    const { appToken, botToken, deliveries } = bot.slack;
    const secrets = [appToken, botToken, PASSWORD, ...deliveries.flatMap(({ payload }) => secretsIn(payload))];
    return [...bot.log.lines.map(({ text }) => text), ...bot.app.get(LeakyBot).errors].filter(
      text => secrets.some(secret => text.includes(secret)) || /ticket=(?!\[hidden\])/.test(text),
    );
  };

  it('when handlers fail and quote them', async () => {
    const ann = bot.slack.user('ann');
    await ann.command('/quote');
    await ann.click(await posted(bot, [buttons('fail')]), 'fail');
    await ann.shortcut('open');
    await ann.submit(await bot.slack.waitForView('ann'));
    await bot.slack.deliverEvent({ type: 'team_join', user: { id: 'U1' } });
    expect(bot.log.find('error', 'LeakyBot.quote failed')[0]).toContain('[hidden]');
    expect(bot.log.find('error', 'LeakyBot.action failed')[0]).toContain('Could not post to [hidden].');
    expect(bot.log.find('error', 'LeakyBot.submit failed')[0]).toContain('Could not open by [hidden].');
    expect(leaks()).toEqual([]);
  });

  it('when Slack rejects calls of the framework and of the user', async () => {
    await bot.slack.user('ann').command('/respond');
    const { errors } = bot.app.get(LeakyBot);
    await bot.slack.waitFor('three errors', () => errors[2]);
    expect(errors).toHaveLength(3);
    bot.slack.faults.refuseNextCalls('chat.postMessage', 1, { error: 'invalid_auth' });
    await expect(bot.app.get(SlackClients).get().chat.postMessage({ channel: 'general', text: 'x' })).rejects.toThrow(
      'invalid_auth',
    );
    expect(leaks()).toEqual([]);
  });

  it('when connections break, are rejected and reconnect', async () => {
    bot.slack.faults.refuseNextOpens(1);
    bot.slack.faults.rejectUpgrades(1, 409);
    bot.slack.faults.cut();
    await bot.slack.waitForConnections(0);
    await bot.slack.waitForConnections(1);
    bot.slack.sendRaw('{"type":"novelty"');
    bot.slack.sendRaw('{"type":"disconnect","reason":"novelty"}');
    await bot.slack.waitFor('a line about the frame', () => bot.log.find('warn', 'not JSON')[0]);
    expect(leaks()).toEqual([]);
  });

  it('when the proxy rejects its password, closes and restarts', async () => {
    const clients = bot.app.get(SlackClients);
    const told = (part: string) =>
      bot.slack.waitFor(`a line with ${part}`, () => bot.log.lines.find(({ text }) => text.includes(part)));
    proxy.credentials = 'bot:another';
    const call = clients.get().auth.test();
    await expect(call).rejects.toThrow(`PROXY_407: the proxy ${proxy.address} rejected the user`);
    bot.slack.faults.cut();
    await told('HTTP 407');
    await proxy.die();
    const error: unknown = await clients
      .get()
      .auth.test()
      .catch((reason: unknown) => reason);
    await told('ECONNREFUSED');
    proxy.credentials = `bot:${PASSWORD}`;
    await proxy.comeBack();
    await bot.slack.waitForConnections(1);
    expect(leaks()).toEqual([]);
    expect(inspect(error, { depth: 10, showHidden: true })).not.toContain(PASSWORD);
  });

  it('when a public object is printed', () => {
    const { appToken, botToken } = bot.slack;
    const printed = [SlackConnections, SlackClients, SlackSocketModeStrategy].map(part =>
      // Deeper than any logger prints. Nest keeps the options of forRoot() in its container, deeper still.
      inspect(bot.app.get<object>(part), { depth: 5, showHidden: true }),
    );
    expect(printed.filter(text => [appToken, botToken, PASSWORD].some(secret => text.includes(secret)))).toEqual([]);
  });

  it('when the agent of the proxy is printed, or debug output of its library is enabled', () => {
    const url = ProxyUrl.parse(proxy.url(`bot:${PASSWORD}`));
    if (url === null) throw new Error('That is no URL of a proxy.');
    const agent = new TunnelAgent(url, new URL('wss://slack.example/'), new AbortController().signal);
    expect(agent.proxy.href).toBe(`http://${proxy.address}/`);
    expect(inspect(agent, { depth: 12, showHidden: true })).not.toContain(PASSWORD);
  });
});

describe('no secret appears in connection events', () => {
  const stage = new ScriptedSlackFixture();

  it('when responses and reasons from Slack contain them', async () => {
    const { connections, listener } = await stage.prepare({
      open: (response, call, url) => {
        if (call === 1) respondWithJson(response, { ok: false, error: `not this: ${APP_TOKEN} ${url}` });
        else if (call === 2) respondWithJson(response, { ok: true, url: `ftp://x/?${TICKET}` });
        else if (call === 3) response.destroy();
        else if (call === 4) respondWithUrl(response, call, url.replace(/:\d+/, ':1'));
        else if (call === 5) respondWithUrl(response, call, url);
        else respondWithJson(response, { ok: false, error: 'invalid_auth' });
      },
      socket: socket => socket.send(`{"type":"disconnect","reason":"?${TICKET}"}`),
    });
    const error: unknown = await connections.start().catch((reason: unknown) => reason);
    await waitFor('the end of the attempts', () => connections.status === 'failed');

    expect(listener.getEvents('retrying')).toHaveLength(5);
    const told = [
      inspect(error, { depth: 10 }),
      inspect(listener.events, { depth: 10 }),
      ...listener.events.map(notice => describeConnectionEvent(notice).text),
      inspect(connections, { depth: 10, showHidden: true }),
    ].join('\n');
    expect(told).toContain('invalid_auth');
    expect(told).not.toContain('not-to-be-told');
  });
});

describe('the secret check of the specs', () => {
  it.each([
    ['an app token', 'sent xapp-1-A1-2-abc to Slack'],
    ['a token of a bot, user or function', 'sent xoxb-1-2-abc to Slack'],
    ['a token of a bot, user or function', 'sent xoxe.xoxp-1-abc to Slack'],
    ['the ticket of a socket', 'dialled wss://wss-primary.slack.com/link/?ticket=12ab&app_id=A1'],
    ['a response URL', 'posted to https://hooks.slack.com/commands/T1/2/abc'],
    ['a response URL', 'posted to http://127.0.0.1:1/responses/2f1a'],
    ['a trigger id', 'opened by 398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c'],
    ['a trigger id', 'opened by 1700000000000.0f8fad5b-d9cb-469f-a165-70867728950e'],
    ['the password of a proxy', 'by http://bot:secret@proxy.corp:3128'],
    ['the password of a proxy', 'with Proxy-Authorization: Basic Ym90OnNlY3JldA=='],
    ['the header of a token', 'with "Authorization: Bearer eyJabc"'],
  ])('reports %s: %s', (kind, text) => {
    secretWatch.look('log', text);
    const [hit, ...more] = secretWatch.take();
    expect(more).toEqual([]);
    expect(hit).toContain(`${kind} (log): `);
    expect(hit).toContain('***');
  });

  it.each([
    'Set it to the app-level token (xapp-…), not a bot token (xoxb-…): it begins with xapp-.',
    'The page "Basic Information" > "App-Level Tokens".',
    'dialled wss://host/link/?ticket=[hidden]&app_id=A1 for https://hooks.slack.com/[hidden] and https://hooks.slack.com/…',
    'put user:password@ before the host, as in http://user:password@host:port',
    'at file:///app/node_modules/@nestjs/core/injector.js:12:34, message 1700000000.000100',
    'Headers.append: "Bearer [hidden]" is an invalid header value.',
  ])('accepts harmless words: %s', text => {
    secretWatch.look('log', text);
    expect(secretWatch.take()).toEqual([]);
  });
});
