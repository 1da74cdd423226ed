import { describe, expect, it } from '@jest/globals';
import { HttpsProxyAgent } from 'https-proxy-agent';
import { credentials, EVERYTHING, ProxiedStage } from '../support/proxied-stage.js';

const stage = new ProxiedStage();

describe('everything goes through the proxy', () => {
  it('asks for URLs, opens sockets, calls the Web API and posts to response URLs through it', async () => {
    const bot = await stage.serve({ proxy: stage.proxy.url() });
    await stage.connected();
    await stage.talk(bot);
    expect(stage.proxy.requests).toEqual(expect.arrayContaining(EVERYTHING));
    expect(stage.proxy.requests.filter(request => request === 'GET /link/')).toHaveLength(2);
    // What Slack saw and what passed through the proxy are the same calls: none went past it.
    const calls = stage.proxy.requests.filter(request => request.startsWith('POST /api/'));
    expect(calls).toHaveLength(stage.slack.apiCalls.length);
    const target = new URL(stage.slack.apiUrl).host;
    expect(new Set(stage.proxy.connects.map(connect => connect.target))).toEqual(new Set([target]));
  });

  it('tells the proxy the user and password of its URL, with each of its signs', async () => {
    await stage.proxyWith({ credentials: credentials.plain });
    const bot = await stage.serve({ proxy: stage.proxy.url(credentials.inUrl) });
    await stage.connected();
    await stage.talk(bot);
    expect(stage.proxy.requests).toEqual(expect.arrayContaining(EVERYTHING));
    expect(new Set(stage.proxy.connects.map(connect => connect.credentials))).toEqual(new Set([credentials.plain]));
  });

  it('takes an agent of the author’s for all of it', async () => {
    await stage.proxyWith({ credentials: credentials.plain });
    const bot = await stage.serve({ proxy: new HttpsProxyAgent(stage.proxy.url(credentials.inUrl)) });
    await stage.connected();
    await stage.talk(bot);
    expect(stage.proxy.requests).toEqual(expect.arrayContaining(EVERYTHING));
    expect(stage.slack.apiCalls).toHaveLength(
      stage.proxy.requests.filter(request => request.startsWith('POST /api/')).length,
    );
  });

  it('leaves the Web API to the fetch of the author, and nothing else', async () => {
    const bot = await stage.serve({ proxy: stage.proxy.url(), webClient: { fetch: (url, init) => fetch(url, init) } });
    await stage.connected();
    await stage.talk(bot);
    expect(stage.proxy.requests).not.toContain('POST /api/chat.postMessage');
    expect(stage.proxy.requests).toEqual(
      expect.arrayContaining([
        'POST /api/apps.connections.open',
        'GET /link/',
        expect.stringMatching(/^POST \/(?!api)/),
      ]),
    );
  });
});

describe('the environment names the proxy', () => {
  it.each(['HTTP_PROXY', 'http_proxy'] as const)('by %s, for a Slack at http:', async name => {
    process.env[name] = stage.proxy.url();
    const bot = await stage.serve({});
    await stage.connected();
    await stage.talk(bot);
    expect(stage.proxy.requests).toEqual(expect.arrayContaining(EVERYTHING));
  });

  it('by a lowercase variable rather than one in capitals, and without a scheme', async () => {
    process.env['HTTP_PROXY'] = 'http://127.0.0.1:1';
    process.env['http_proxy'] = stage.proxy.url().replace('http://', '');
    await stage.serve({});
    await stage.connected();
    expect(stage.proxy.requests).toContain('GET /link/');
  });

  it('and hosts in NO_PROXY are reached without it', async () => {
    process.env['HTTP_PROXY'] = stage.proxy.url();
    process.env['NO_PROXY'] = 'example.com, 127.0.0.1';
    const bot = await stage.serve({});
    await stage.connected();
    await stage.talk(bot);
    expect(stage.proxy.connects).toEqual([]);
  });

  it('for https: alone, which a Slack at http: has nothing to do with', async () => {
    process.env['HTTPS_PROXY'] = stage.proxy.url();
    await stage.serve({});
    await stage.connected();
    expect(stage.proxy.connects).toEqual([]);
  });

  it('and the option counts more: another proxy, or none', async () => {
    process.env['HTTP_PROXY'] = 'http://127.0.0.1:1';
    await stage.serve({ proxy: false });
    await stage.connected();
    expect(stage.proxy.connects).toEqual([]);
  });
});
