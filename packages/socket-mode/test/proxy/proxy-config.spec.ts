import { describe, expect, it, jest } from '@jest/globals';

const signal = new AbortController().signal;
const slack = new URL('https://slack.com/api/');

describe('the proxy library', () => {
  it('is loaded only when a proxy is used', async () => {
    let isLoaded = false;
    const library = await import('https-proxy-agent');
    jest.unstable_mockModule('https-proxy-agent', () => {
      isLoaded = true;
      return library;
    });
    const { resolveOptions } = await import('../../src/options/resolve-options.js');
    await import('../../src/index.js');
    const appToken = 'xapp-1';
    const wayWith = (environment: Record<string, string>) => resolveOptions({ appToken }, environment).proxyConfig;

    expect(await wayWith({}).createAgent(slack, signal)).toBeUndefined();
    expect(wayWith({}).fetch).toBeUndefined();
    const named = wayWith({ HTTPS_PROXY: 'http://proxy.corp:3128', NO_PROXY: 'slack.com' });
    expect(await named.createAgent(slack, signal)).toBeUndefined();
    expect(isLoaded).toBe(false);

    const used = wayWith({ HTTPS_PROXY: 'http://proxy.corp:3128' });
    expect(await used.createAgent(slack, signal)).toBeInstanceOf(library.HttpsProxyAgent);
    expect(isLoaded).toBe(true);
  });
});
