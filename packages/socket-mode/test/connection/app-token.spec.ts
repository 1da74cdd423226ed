import { describe, expect, it } from '@jest/globals';
import { AppToken } from '../../src/connection/app-token.js';

describe('AppToken', () => {
  it('trims the token', () => {
    expect(new AppToken(' xapp-1-A1-secret\n').reveal()).toBe('xapp-1-A1-secret');
  });

  it.each(['', '  ', 'xapp-1 A1', 'xapp-1\nA1-secret', 'xapp-1-\u00e9'])('rejects %j without quoting it', text => {
    expect(() => new AppToken(text)).toThrow(/^The app token is (empty|malformed).*App-Level Tokens/);
    expect(() => new AppToken(text)).not.toThrow(/secret/);
  });
});
