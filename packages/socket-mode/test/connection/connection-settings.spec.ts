import { describe, expect, it } from '@jest/globals';
import { AppToken } from '../../src/connection/app-token.js';
import { connectionDefaults, connectionSettings } from '../../src/connection/connection-settings.js';

const appToken = new AppToken('xapp-1');

describe('the settings of connections', () => {
  it('are the defaults where nothing is said', () => {
    expect(connectionSettings({ appToken })).toEqual({ appToken, ...connectionDefaults });
    expect(connectionDefaults).toMatchObject({
      connections: 2,
      apiUrl: 'https://slack.com/api/',
      debugReconnects: false,
    });
  });

  it('put a line in doubt while Slack still waits for the acks written on it', () => {
    const { doubtMs, ackMs } = connectionDefaults.limits;
    // A ping comes within one doubtMs of an ack, and its pong is late after another.
    expect(2 * doubtMs).toBeLessThan(ackMs);
  });

  it('take one limit without losing the others', () => {
    const { limits, backOff } = connectionSettings({ appToken, limits: { pongMs: 7 }, backOff: { capMs: 8 } });
    expect(limits).toEqual({ ...connectionDefaults.limits, pongMs: 7 });
    expect(backOff).toEqual({ ...connectionDefaults.backOff, capMs: 8 });
  });

  it.each([
    ['http://127.0.0.1:3000/api', 'http://127.0.0.1:3000/api/'],
    ['http://127.0.0.1:3000/api/', 'http://127.0.0.1:3000/api/'],
    ['https://slack.example', 'https://slack.example/'],
  ])('make %s the base of every method', (apiUrl, base) => {
    expect(connectionSettings({ appToken, apiUrl }).apiUrl).toBe(base);
  });

  it.each([0, 11, 1.5, -1, Number.NaN])('refuse %p connections', connections => {
    expect(() => connectionSettings({ appToken, connections })).toThrow(/1 to 10 sockets/);
  });

  it.each(['slack.com/api', 'wss://slack.com/', ''])('refuse %j as the URL of the API', apiUrl => {
    expect(() => connectionSettings({ appToken, apiUrl })).toThrow(/is not an http\(s\) URL/);
  });
});
