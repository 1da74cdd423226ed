import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import * as fc from 'fast-check';
import type { OrphanedAck } from '../../src/connection/ack-reassigner.js';
import { UnconfirmedAcks } from '../../src/connection/unconfirmed-acks.js';

/** What Slack waits for an ack, and what handlers take of it. */
const step = fc.oneof(
  fc.record({ do: fc.constant('write' as const), count: fc.integer({ min: 1, max: 900 }), ageMs: fc.nat(3_000) }),
  fc.record({ do: fc.constant('ping' as const) }),
  fc.record({ do: fc.constant('pong' as const) }),
  fc.record({ do: fc.constant('wait' as const), ms: fc.nat(1_500) }),
);

describe('the acks that may be lost', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('are not taken for proven by a pong that they came after, when old ones are dropped meanwhile', () => {
    const acks = new UnconfirmedAcks();
    for (let number = 0; number < 1_000; number += 1) acks.add({ text: 'old', worthUntil: performance.now() + 100 });
    acks.pinged();
    jest.advanceTimersByTime(200);
    const young = Array.from({ length: 100 }, () => ({ text: 'young', worthUntil: performance.now() + 3_000 }));
    for (const ack of young) acks.add(ack);
    acks.proven();
    expect(acks.take()).toEqual(young);
  });

  it('are not taken for proven by the pong to a ping from before the last were given away', () => {
    const acks = new UnconfirmedAcks();
    const ack = { text: 'ack', worthUntil: performance.now() + 3_000 };
    acks.add(ack);
    acks.pinged();
    expect(acks.take()).toEqual([ack]);
    acks.add(ack);
    acks.proven();
    expect(acks.take()).toEqual([ack]);
  });

  it('are those that no pong has proven and Slack still waits for, however many there were', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), steps => {
        const acks = new UnconfirmedAcks();
        let written: OrphanedAck[] = [];
        let pinged: readonly OrphanedAck[] = [];
        for (const each of steps) {
          if (each.do === 'write') {
            for (let number = 0; number < each.count; number += 1) {
              const ack = {
                text: `${written.length} ${'é'.repeat(number)}`,
                worthUntil: performance.now() + 3_000 - each.ageMs,
              };
              acks.add(ack);
              written.push(ack);
            }
          } else if (each.do === 'ping') {
            acks.pinged();
            pinged = [...written];
          } else if (each.do === 'pong') {
            acks.proven();
            const proven = new Set(pinged);
            written = written.filter(ack => !proven.has(ack));
          } else {
            jest.advanceTimersByTime(each.ms);
          }
        }
        const owed = written.filter(({ worthUntil }) => worthUntil > performance.now());
        expect(acks.take()).toEqual(owed);
        expect(acks.take()).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});
