import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import * as fc from 'fast-check';
import { connectionDefaults } from '../../src/connection/connection-settings.js';
import { OpenRateLimiter } from '../../src/connection/open-rate-limiter.js';

const MINUTE_MS = 60_000;

describe('the budget of openings', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('lets twenty begin at once, and asks the next one to wait', () => {
    const budget = new OpenRateLimiter(1_000);
    for (let opening = 1; opening <= 20; opening += 1) {
      expect(budget.waitMs).toBe(0);
      budget.spend();
    }
    expect(budget.waitMs).toBe(1_000);
    jest.advanceTimersByTime(400);
    expect(budget.waitMs).toBe(600);
  });

  it('saves no more than twenty up', () => {
    const budget = new OpenRateLimiter(1_000);
    jest.advanceTimersByTime(MINUTE_MS);
    let openings = 0;
    for (; budget.waitMs === 0; openings += 1) budget.spend();
    expect(openings).toBe(20);
  });

  it('lets no more begin within any minute than Slack allows, whenever they are asked for', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(3_000), { minLength: 100, maxLength: 200 }), pauses => {
        const budget = new OpenRateLimiter(connectionDefaults.backOff.openEveryMs);
        const begun: number[] = [];
        for (const pauseMs of pauses) {
          jest.advanceTimersByTime(pauseMs);
          jest.advanceTimersByTime(Math.ceil(budget.waitMs));
          budget.spend();
          begun.push(performance.now());
        }
        for (const at of begun) {
          expect(begun.filter(each => each >= at && each < at + MINUTE_MS).length).toBeLessThanOrEqual(50);
        }
      }),
      { numRuns: 20 },
    );
  });
});
