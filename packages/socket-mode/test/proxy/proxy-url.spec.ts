import { describe, expect, it } from '@jest/globals';
import { ProxyUrl } from '../../../core/src/proxy/proxy-url.js';

describe('ProxyUrl', () => {
  it.each([
    ['http://proxy.corp:3128', 'proxy.corp:3128', 'http://proxy.corp:3128'],
    ['https://proxy.corp', 'proxy.corp:443', 'https://proxy.corp:443'],
    ['http://proxy.corp/', 'proxy.corp:80', 'http://proxy.corp:80'],
    ['proxy.corp:3128', 'proxy.corp:3128', 'http://proxy.corp:3128'],
    [' bot:secret@10.0.0.1:8080\n', '10.0.0.1:8080', 'http://10.0.0.1:8080'],
    ['http://bot:secret@[::1]:3128', '[::1]:3128', 'http://[::1]:3128'],
  ])('parses %j as %s', (text, address, endpoint) => {
    expect(ProxyUrl.parse(text)).toMatchObject({ address, endpoint });
  });

  it.each([
    '',
    ' ',
    'http://',
    'socks5://proxy:1080',
    'proxy port',
    'http://bot:a#b@proxy:1',
    'http://bot:#b@proxy:1',
    'http://bot/b@proxy:1',
    'http://bot:%zz@proxy:1',
  ])('rejects %j', text => {
    expect(ProxyUrl.parse(text)).toBeNull();
  });

  it.each([
    ['http://proxy:1', {}],
    ['http://bot@proxy:1', { 'Proxy-Authorization': `Basic ${btoa('bot:')}` }],
    ['http://bot:a%40b%3A%25@proxy:1', { 'Proxy-Authorization': `Basic ${btoa('bot:a@b:%')}` }],
  ])('reads the credentials of %s', (text, headers) => {
    expect(ProxyUrl.parse(text)?.revealHeaders()).toEqual(headers);
  });
});
