import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { retryAfterMs } from '../../src/connection/retry-after.js';

const NOW = Date.UTC(2026, 0, 1, 12);

describe('Retry-After', () => {
  it('in seconds is that many thousands of milliseconds', () => {
    fc.assert(fc.property(fc.nat(), seconds => expect(retryAfterMs(String(seconds), NOW)).toBe(seconds * 1000)));
  });

  it('as a date is the time until then, and nothing once it is past', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000, max: 1_000_000 }), seconds => {
        const date = new Date(NOW + seconds * 1000).toUTCString();
        expect(retryAfterMs(date, NOW)).toBe(Math.max(0, seconds * 1000));
      }),
    );
  });

  it.each([null, undefined, '', ' ', 'soon', '-5', '5 minutes', 'NaN', 'Infinity'])('says nothing with %j', header => {
    expect(retryAfterMs(header, NOW)).toBeNull();
  });

  it('never gives what no timer could take for a wait', () => {
    fc.assert(
      fc.property(fc.string(), text => {
        const waitMs = retryAfterMs(text, NOW) ?? 0;
        expect(waitMs).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
