import { describe, expect, it } from '@jest/globals';
import type { ConnectionFailure } from '../../src/connection/connection-failure.js';
import { DEFAULT_CONNECTION_SETTINGS } from '../../src/connection/connection-settings.js';
import { ReconnectPolicy } from '../../src/connection/reconnect-policy.js';

const HEALTHY = 1_000;
const BRIEF = 999;
const settings = {
  ...DEFAULT_CONNECTION_SETTINGS.backOff,
  baseMs: 100,
  capMs: 3_000,
  healthyAfterMs: HEALTHY,
  retryAfterCapMs: 9_000,
};
const closed: ConnectionFailure = { kind: 'closed', code: 1006 };

/** A policy that always returns the maximum delay. */
const plan = (): ReconnectPolicy => new ReconnectPolicy(settings, () => 1);

describe('ReconnectPolicy', () => {
  it('waits longer after each failed attempt, up to the cap', () => {
    const retries = plan();
    const waits = Array.from({ length: 7 }, () => retries.getDelayAfterFailure(closed));
    expect(waits).toEqual([100, 200, 400, 800, 1_600, 3_000, 3_000]);
  });

  it('reconnects at once after a healthy connection is lost, and forgets earlier failures', () => {
    const retries = plan();
    retries.getDelayAfterFailure(closed);
    retries.getDelayAfterFailure(closed);
    expect(retries.getDelayAfterLoss(closed, HEALTHY)).toBe(0);
    expect(retries.getDelayAfterFailure(closed)).toBe(100);
  });

  it('counts a connection lost before it was healthy as one more failure', () => {
    const retries = plan();
    retries.getDelayAfterFailure(closed);
    expect(retries.getDelayAfterLoss(closed, BRIEF)).toBe(200);
    expect(retries.getDelayAfterLoss(closed, BRIEF)).toBe(400);
  });

  it('replaces a connection at once when its close was announced, up to three short-lived ones in a row', () => {
    const retries = plan();
    const waits = Array.from({ length: 5 }, () => retries.getDelayAfterAnnouncement(BRIEF));
    expect(waits).toEqual([0, 0, 0, 800, 1_600]);
    expect(retries.getDelayAfterAnnouncement(HEALTHY)).toBe(0);
  });

  it.each<ConnectionFailure>([
    { kind: 'url_refused', error: 'ratelimited', retryAfterMs: 5_000 },
    { kind: 'upgrade_refused', status: 429, retryAfterMs: 5_000 },
  ])('waits as long as Slack requests, plus a small random delay: $kind', failure => {
    expect(plan().getDelayAfterFailure(failure)).toBe(5_100);
    expect(new ReconnectPolicy(settings, () => 0).getDelayAfterFailure(failure)).toBe(5_000);
  });

  it('limits the delay that Slack requests', () => {
    expect(plan().getDelayAfterFailure({ kind: 'url_refused', error: 'ratelimited', retryAfterMs: 1e12 })).toBe(9_100);
  });

  it('waits disabledMs while Socket Mode is off, after a healthy connection too', () => {
    const disabled: ConnectionFailure = { kind: 'turned_away', reason: 'link_disabled' };
    expect(plan().getDelayAfterLoss(disabled, HEALTHY)).toBe(60_100);
    expect(plan().getDelayAfterFailure(disabled)).toBe(60_100);
  });

  it('backs off after too_many_websockets, after a healthy connection too', () => {
    const tooMany: ConnectionFailure = { kind: 'turned_away', reason: 'too_many_websockets' };
    const retries = plan();
    expect(retries.getDelayAfterLoss(tooMany, HEALTHY)).toBe(100);
    expect(retries.getDelayAfterFailure(tooMany)).toBe(200);
  });
});
