import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { parseRetryAfter } from '../../src/connection/connection-failure.js';

const NOW = Date.UTC(2026, 0, 1, 12);

describe('parseRetryAfter', () => {
  it('converts seconds to milliseconds', () => {
    fc.assert(fc.property(fc.nat(), seconds => expect(parseRetryAfter(String(seconds), NOW)).toBe(seconds * 1000)));
  });

  it('converts a date to the time until then, and to 0 when it has passed', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000, max: 1_000_000 }), seconds => {
        const date = new Date(NOW + seconds * 1000).toUTCString();
        expect(parseRetryAfter(date, NOW)).toBe(Math.max(0, seconds * 1000));
      }),
    );
  });

  it.each([null, undefined, '', ' ', 'soon', '-5', '5 minutes', 'NaN', 'Infinity'])('returns null for %j', header => {
    expect(parseRetryAfter(header, NOW)).toBeNull();
  });

  it('always returns a valid timer delay or null', () => {
    fc.assert(
      fc.property(fc.string(), text => {
        const waitMs = parseRetryAfter(text, NOW) ?? 0;
        expect(waitMs).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
