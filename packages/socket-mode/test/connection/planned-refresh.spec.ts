import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { planRefreshMs } from '../../src/connection/connection.js';

describe('planRefreshMs', () => {
  it('returns a time between 50% and 90% of the announced lifetime', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 60, max: 1_000_000 }),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (seconds, random) => {
          const renewalMs = planRefreshMs(seconds, 60_000, () => random);
          expect(renewalMs).toBeGreaterThanOrEqual(seconds * 500);
          expect(renewalMs).toBeLessThanOrEqual(seconds * 900);
        },
      ),
    );
  });

  it.each([null, 0, -5, 59, Number.NaN])('returns null for a lifetime of %p s', seconds => {
    expect(planRefreshMs(seconds, 60_000, () => 0.5)).toBeNull();
  });

  it('returns null when the delay exceeds the limit of a timer', () => {
    expect(planRefreshMs(1e9, 60_000, () => 0.5)).toBeNull();
  });
});
