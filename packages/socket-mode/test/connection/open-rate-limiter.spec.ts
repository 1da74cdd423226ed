import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import * as fc from 'fast-check';
import { DEFAULT_CONNECTION_SETTINGS } from '../../src/connection/connection-settings.js';
import { OpenRateLimiter } from '../../src/connection/socket-opener.js';

const MINUTE_MS = 60_000;

describe('OpenRateLimiter', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('allows twenty attempts at once, and delays the next one', () => {
    const budget = new OpenRateLimiter(1_000);
    for (let opening = 1; opening <= 20; opening += 1) {
      expect(budget.waitMs).toBe(0);
      budget.consume();
    }
    expect(budget.waitMs).toBe(1_000);
    jest.advanceTimersByTime(400);
    expect(budget.waitMs).toBe(600);
  });

  it('never accumulates more than twenty attempts', () => {
    const budget = new OpenRateLimiter(1_000);
    jest.advanceTimersByTime(MINUTE_MS);
    let openings = 0;
    for (; budget.waitMs === 0; openings += 1) budget.consume();
    expect(openings).toBe(20);
  });

  it('allows no more attempts in any minute than Slack does, whenever they are made', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(3_000), { minLength: 100, maxLength: 200 }), pauses => {
        const budget = new OpenRateLimiter(DEFAULT_CONNECTION_SETTINGS.backOff.openEveryMs);
        const begun: number[] = [];
        for (const pauseMs of pauses) {
          jest.advanceTimersByTime(pauseMs);
          jest.advanceTimersByTime(Math.ceil(budget.waitMs));
          budget.consume();
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
