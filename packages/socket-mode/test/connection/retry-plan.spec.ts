import { describe, expect, it } from '@jest/globals';
import type { ConnectionFailure } from '../../src/connection/connection-failure.js';
import { connectionDefaults } from '../../src/connection/connection-settings.js';
import { ReconnectPolicy } from '../../src/connection/reconnect-policy.js';

const HEALTHY = 1_000;
const BRIEF = 999;
const settings = {
  ...connectionDefaults.backOff,
  baseMs: 100,
  capMs: 3_000,
  healthyAfterMs: HEALTHY,
  retryAfterCapMs: 9_000,
};
const closed: ConnectionFailure = { kind: 'closed', code: 1006 };

/** A plan that always waits as long as it may. */
const plan = (): ReconnectPolicy => new ReconnectPolicy(settings, () => 1);

describe('the plan of retries', () => {
  it('waits longer after each failed attempt, up to the cap', () => {
    const retries = plan();
    const waits = Array.from({ length: 7 }, () => retries.afterFailure(closed));
    expect(waits).toEqual([100, 200, 400, 800, 1_600, 3_000, 3_000]);
  });

  it('opens again at once when a healthy connection is lost, and forgets the failures before it', () => {
    const retries = plan();
    retries.afterFailure(closed);
    retries.afterFailure(closed);
    expect(retries.afterLoss(closed, HEALTHY)).toBe(0);
    expect(retries.afterFailure(closed)).toBe(100);
  });

  it('counts a connection that breaks before it was healthy as one more failure', () => {
    const retries = plan();
    retries.afterFailure(closed);
    expect(retries.afterLoss(closed, BRIEF)).toBe(200);
    expect(retries.afterLoss(closed, BRIEF)).toBe(400);
  });

  it('replaces a connection whose end was announced at once, three brief ones in a row included', () => {
    const retries = plan();
    const waits = Array.from({ length: 5 }, () => retries.afterAnnouncement(BRIEF));
    expect(waits).toEqual([0, 0, 0, 800, 1_600]);
    expect(retries.afterAnnouncement(HEALTHY)).toBe(0);
  });

  it.each<ConnectionFailure>([
    { kind: 'url_refused', error: 'ratelimited', retryAfterMs: 5_000 },
    { kind: 'upgrade_refused', status: 429, retryAfterMs: 5_000 },
  ])('waits as long as Slack asks, and a little more by chance: $kind', failure => {
    expect(plan().afterFailure(failure)).toBe(5_100);
    expect(new ReconnectPolicy(settings, () => 0).afterFailure(failure)).toBe(5_000);
  });

  it('does not wait for ever because Slack asks for it', () => {
    expect(plan().afterFailure({ kind: 'url_refused', error: 'ratelimited', retryAfterMs: 1e12 })).toBe(9_100);
  });

  it('waits long while Socket Mode is switched off, healthy or not before', () => {
    const disabled: ConnectionFailure = { kind: 'turned_away', reason: 'link_disabled' };
    expect(plan().afterLoss(disabled, HEALTHY)).toBe(60_100);
    expect(plan().afterFailure(disabled)).toBe(60_100);
  });

  it('backs off when there is one socket too many, healthy or not before', () => {
    const tooMany: ConnectionFailure = { kind: 'turned_away', reason: 'too_many_websockets' };
    const retries = plan();
    expect(retries.afterLoss(tooMany, HEALTHY)).toBe(100);
    expect(retries.afterFailure(tooMany)).toBe(200);
  });
});
