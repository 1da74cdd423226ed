import { format, inspect } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { AppToken } from '../../src/connection/app-token.js';
import { connectionSettings } from '../../src/connection/connection-settings.js';

const SECRET = 'xapp-1-A1-secret';

describe('an app token', () => {
  it('reveals its secret when asked to, without the white space around it', () => {
    expect(new AppToken(` ${SECRET}\n`).reveal()).toBe(SECRET);
  });

  const token = new AppToken(SECRET);
  it.each([
    ['a text', String(token)],
    ['JSON', JSON.stringify({ token })],
    ['an inspection', inspect({ token }, { showHidden: true, depth: 5 })],
    ['a format', format('%s %o %j', token, token, token)],
    ['an inspection of the settings', inspect(connectionSettings({ appToken: token }), { showHidden: true, depth: 5 })],
    ['its keys', Object.entries(token).join(',')],
  ])('shows nothing of it in %s', (_name, text) => {
    expect(text).not.toContain('secret');
  });

  it.each(['', '  ', 'xapp-1 A1', 'xapp-1\nA1-secret', 'xapp-1-\u00e9'])('refuses %j, without quoting it', text => {
    expect(() => new AppToken(text)).toThrow(/^The app token is (empty|not one).*App-Level Tokens/);
    expect(() => new AppToken(text)).not.toThrow(/secret/);
  });
});
