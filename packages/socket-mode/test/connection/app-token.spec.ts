import { describe, expect, it } from '@jest/globals';
import { AppToken } from '../../src/connection/app-token.js';

describe('an app token', () => {
  it('is taken without the white space around it', () => {
    expect(new AppToken(' xapp-1-A1-secret\n').reveal()).toBe('xapp-1-A1-secret');
  });

  it.each(['', '  ', 'xapp-1 A1', 'xapp-1\nA1-secret', 'xapp-1-\u00e9'])('refuses %j, without quoting it', text => {
    expect(() => new AppToken(text)).toThrow(/^The app token is (empty|not one).*App-Level Tokens/);
    expect(() => new AppToken(text)).not.toThrow(/secret/);
  });
});
