import { format, inspect } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { AppToken } from '../../src/connection/app-token.js';
import { resolveConnectionSettings } from '../../src/connection/connection-settings.js';
import { SocketUrl } from '../../src/connection/open-connection.js';
import { resolveOptions } from '../../src/options/resolve-options.js';
import { ProxyUrl } from '../../../core/src/proxy/proxy-url.js';
import type { Secret } from '../../../core/src/telemetry/redact-secrets.js';
import { FixedBotToken } from '../../../core/src/web-api/bot-token.js';
import { SlackClients } from '../../../core/src/web-api/app-clients.js';

const appToken = 'xapp-1-A1-not-to-be-told';
const botToken = 'xoxb-1-not-to-be-told';

/** A secret of each kind, and what is shown instead. */
const secrets: [kind: string, secret: Secret | null, shown: string][] = [
  ['an app token', new AppToken(appToken), 'AppToken(xapp-…)'],
  ['a bot token', new FixedBotToken(botToken), 'BotToken(xoxb-…)'],
  ['the URL of a proxy', ProxyUrl.parse('http://bot:not-to-be-told@proxy.corp:3128'), 'ProxyUrl(proxy.corp:3128)'],
  ['the URL of a socket', SocketUrl.parse('wss://host/link/?ticket=not-to-be-told', false), 'SocketUrl(wss:…)'],
];

describe.each(secrets)('%s', (_kind, secret, shown) => {
  it.each([
    ['a text', String(secret)],
    ['JSON', JSON.stringify({ secret })],
    ['an inspection', inspect({ secret }, { showHidden: true, depth: 5 })],
    ['a format', format('%s %o %j', secret, secret, secret)],
    ['an error', inspect(new Error('lost', { cause: secret }), { depth: 5 })],
  ])('is not shown in %s', (_way, text) => {
    expect(text).toContain(shown);
    expect(text).not.toContain('not-to-be-told');
  });

  it('has no field with its text', () => {
    expect(JSON.stringify(Object.entries(secret ?? {}))).not.toContain('not-to-be-told');
  });

  it('returns its text from reveal()', () => {
    expect(secret?.reveal()).toContain('not-to-be-told');
  });
});

describe('objects that contain secrets do not show them:', () => {
  const options = resolveOptions({ appToken, botToken, proxy: 'http://bot:not-to-be-told@proxy.corp:3128' }, {});
  const clients = new SlackClients();
  for (const { name, botToken: kept } of options.apps) clients.add(name, { botToken: kept, options: {} });

  it.each([
    ['the options', options],
    ['the settings of connections', resolveConnectionSettings({ appToken: new AppToken(appToken) })],
    ['clients not asked for yet', clients],
  ])('%s', (_what, holder) => {
    expect(inspect(holder, { showHidden: true, depth: 10 })).not.toContain('not-to-be-told');
  });
});
