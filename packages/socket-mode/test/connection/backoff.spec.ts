import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { getBackoffMs } from '../../src/connection/reconnect-policy.js';

const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const settings = fc.record({ baseMs: fc.nat(10_000), capMs: fc.nat(100_000) });
const failures = fc.nat(5_000);

describe('getBackoffMs', () => {
  it('returns 0 up to the cap for any number of failures', () => {
    fc.assert(
      fc.property(failures, settings, chance, (failed, { baseMs, capMs }, random) => {
        const waitMs = getBackoffMs(failed, { baseMs, capMs }, () => random);
        expect(waitMs).toBeGreaterThanOrEqual(0);
        expect(waitMs).toBeLessThanOrEqual(capMs);
      }),
    );
  });

  it('doubles the ceiling with each failure up to the cap', () => {
    const ceilings = [1, 2, 3, 4, 5].map(failed => getBackoffMs(failed, { baseMs: 100, capMs: 700 }, () => 1));
    expect(ceilings).toEqual([100, 200, 400, 700, 700]);
  });

  it('uses the random number over the whole range', () => {
    fc.assert(
      fc.property(chance, random => {
        expect(getBackoffMs(3, { baseMs: 100, capMs: 1_000 }, () => random)).toBeCloseTo(400 * random);
      }),
    );
  });

  it('returns 0 without failures', () => {
    expect(getBackoffMs(0, { baseMs: 100, capMs: 700 }, () => 1)).toBe(0);
  });
});
