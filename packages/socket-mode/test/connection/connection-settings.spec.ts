import { describe, expect, it } from '@jest/globals';
import { AppToken } from '../../src/connection/app-token.js';
import { DEFAULT_CONNECTION_SETTINGS, resolveConnectionSettings } from '../../src/connection/connection-settings.js';

const appToken = new AppToken('xapp-1');

describe('resolveConnectionSettings', () => {
  it('uses the defaults for missing settings', () => {
    expect(resolveConnectionSettings({ appToken })).toEqual({ appToken, ...DEFAULT_CONNECTION_SETTINGS });
    expect(DEFAULT_CONNECTION_SETTINGS).toMatchObject({
      connections: 2,
      apiUrl: 'https://slack.com/api/',
      debugReconnects: false,
    });
  });

  it('detects a late pong while Slack still waits for the acks', () => {
    const { doubtMs, ackMs } = DEFAULT_CONNECTION_SETTINGS.limits;
    // A ping follows an ack within doubtMs, and its pong is late after another doubtMs.
    expect(2 * doubtMs).toBeLessThan(ackMs);
  });

  it('merges a single limit with the default limits', () => {
    const { limits, backOff } = resolveConnectionSettings({ appToken, limits: { pongMs: 7 }, backOff: { capMs: 8 } });
    expect(limits).toEqual({ ...DEFAULT_CONNECTION_SETTINGS.limits, pongMs: 7 });
    expect(backOff).toEqual({ ...DEFAULT_CONNECTION_SETTINGS.backOff, capMs: 8 });
  });

  it.each([
    ['http://127.0.0.1:3000/api', 'http://127.0.0.1:3000/api/'],
    ['http://127.0.0.1:3000/api/', 'http://127.0.0.1:3000/api/'],
    ['https://slack.example', 'https://slack.example/'],
  ])('uses %s as the base URL of every method', (apiUrl, base) => {
    expect(resolveConnectionSettings({ appToken, apiUrl }).apiUrl).toBe(base);
  });

  it.each([0, 11, 1.5, -1, Number.NaN])('rejects %p connections', connections => {
    expect(() => resolveConnectionSettings({ appToken, connections })).toThrow(/1 to 10 sockets/);
  });

  it.each(['slack.com/api', 'wss://slack.com/', ''])('rejects %j as the API URL', apiUrl => {
    expect(() => resolveConnectionSettings({ appToken, apiUrl })).toThrow(/is not an http\(s\) URL/);
  });
});
