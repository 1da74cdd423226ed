import { beforeEach, describe, expect, it } from '@jest/globals';
import { RedeliveryCircuitBreaker } from '../../../core/src/response/envelope-result.js';

const MINUTE_MS = 60_000;

describe('RedeliveryCircuitBreaker', () => {
  let now: number;
  let breaker: RedeliveryCircuitBreaker;
  const count = (end: 'acked' | 'withheld', times: number) => {
    for (let time = 0; time < times; time += 1) breaker.count(end);
  };

  beforeEach(() => {
    now = 0;
    breaker = new RedeliveryCircuitBreaker(() => now);
  });

  it('opens when more than half of the deliveries ended without an ack', () => {
    count('acked', 100);
    count('withheld', 100);
    expect(breaker.isTripped).toBe(false);
    count('withheld', 1);
    expect(breaker.isTripped).toBe(true);
  });

  it('stays closed with few deliveries', () => {
    count('withheld', 99);
    expect(breaker.isTripped).toBe(false);
    count('withheld', 1);
    expect(breaker.isTripped).toBe(true);
  });

  it('closes when acks outweigh the failures again', () => {
    count('withheld', 150);
    count('acked', 149);
    expect(breaker.isTripped).toBe(true);
    count('acked', 1);
    expect(breaker.isTripped).toBe(false);
  });

  it('ignores deliveries older than an hour', () => {
    count('withheld', 200);
    now = 59 * MINUTE_MS;
    expect(breaker.isTripped).toBe(true);
    now = 60 * MINUTE_MS;
    expect(breaker.isTripped).toBe(false);
  });
});
