import { describe, expect, it } from '@jest/globals';
import { HttpsProxyAgent } from 'https-proxy-agent';
import { credentials, EVERYTHING, ProxiedStage } from '../support/proxied-stage.js';

const stage = new ProxiedStage();

describe('the proxy option', () => {
  it('applies to apps.connections.open, sockets, the Web API and response URLs', async () => {
    const bot = await stage.serve({ proxy: stage.proxy.url() });
    await stage.connected();
    await stage.talk(bot);
    expect(stage.proxy.requests).toEqual(expect.arrayContaining(EVERYTHING));
    expect(stage.proxy.requests.filter(request => request === 'GET /link/')).toHaveLength(2);
    // Slack and the proxy saw the same calls, so none bypassed the proxy.
    const calls = stage.proxy.requests.filter(request => request.startsWith('POST /api/'));
    expect(calls).toHaveLength(stage.slack.apiCalls.length);
    const target = new URL(stage.slack.apiUrl).host;
    expect(new Set(stage.proxy.connects.map(connect => connect.target))).toEqual(new Set([target]));
  });

  it('sends the user and password of its URL to the proxy, with all special characters', async () => {
    await stage.proxyWith({ credentials: credentials.plain });
    const bot = await stage.serve({ proxy: stage.proxy.url(credentials.inUrl) });
    await stage.connected();
    await stage.talk(bot);
    expect(stage.proxy.requests).toEqual(expect.arrayContaining(EVERYTHING));
    expect(new Set(stage.proxy.connects.map(connect => connect.credentials))).toEqual(new Set([credentials.plain]));
  });

  it('accepts an agent of the user for all requests', async () => {
    await stage.proxyWith({ credentials: credentials.plain });
    const bot = await stage.serve({ proxy: new HttpsProxyAgent(stage.proxy.url(credentials.inUrl)) });
    await stage.connected();
    await stage.talk(bot);
    expect(stage.proxy.requests).toEqual(expect.arrayContaining(EVERYTHING));
    expect(stage.slack.apiCalls).toHaveLength(
      stage.proxy.requests.filter(request => request.startsWith('POST /api/')).length,
    );
  });

  it('leaves only Web API calls to the fetch of the user', async () => {
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

describe('the proxy environment variables', () => {
  it.each(['HTTP_PROXY', 'http_proxy'] as const)('apply to a Slack at http: with %s', async name => {
    process.env[name] = stage.proxy.url();
    const bot = await stage.serve({});
    await stage.connected();
    await stage.talk(bot);
    expect(stage.proxy.requests).toEqual(expect.arrayContaining(EVERYTHING));
  });

  it('apply in lowercase before uppercase, and without a scheme', async () => {
    process.env['HTTP_PROXY'] = 'http://127.0.0.1:1';
    process.env['http_proxy'] = stage.proxy.url().replace('http://', '');
    await stage.serve({});
    await stage.connected();
    expect(stage.proxy.requests).toContain('GET /link/');
  });

  it('do not apply to hosts in NO_PROXY', async () => {
    process.env['HTTP_PROXY'] = stage.proxy.url();
    process.env['NO_PROXY'] = 'example.com, 127.0.0.1';
    const bot = await stage.serve({});
    await stage.connected();
    await stage.talk(bot);
    expect(stage.proxy.connects).toEqual([]);
  });

  it('do not apply to a Slack at http: if they are for https: only', async () => {
    process.env['HTTPS_PROXY'] = stage.proxy.url();
    await stage.serve({});
    await stage.connected();
    expect(stage.proxy.connects).toEqual([]);
  });

  it('have a lower precedence than the option, with another proxy or none', async () => {
    process.env['HTTP_PROXY'] = 'http://127.0.0.1:1';
    await stage.serve({ proxy: false });
    await stage.connected();
    expect(stage.proxy.connects).toEqual([]);
  });
});
