import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import * as fc from 'fast-check';
import type { OutgoingAck } from '../../src/connection/ack-reassigner.js';
import { UnconfirmedAcks } from '../../src/connection/unconfirmed-acks.js';

/** Writes acks of frames that were received ageMs ago, sends a ping, receives a pong, or waits. */
const step = fc.oneof(
  fc.record({ do: fc.constant('write' as const), count: fc.integer({ min: 1, max: 900 }), ageMs: fc.nat(3_000) }),
  fc.record({ do: fc.constant('ping' as const) }),
  fc.record({ do: fc.constant('pong' as const) }),
  fc.record({ do: fc.constant('wait' as const), ms: fc.nat(1_500) }),
);

describe('UnconfirmedAcks', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('does not confirm acks written after the ping, when expired ones were dropped in between', () => {
    const acks = new UnconfirmedAcks();
    for (let number = 0; number < 1_000; number += 1) acks.add({ text: 'old', expiresAt: performance.now() + 100 });
    acks.onPing();
    jest.advanceTimersByTime(200);
    const young = Array.from({ length: 100 }, () => ({ text: 'young', expiresAt: performance.now() + 3_000 }));
    for (const ack of young) acks.add(ack);
    acks.onPong();
    expect(acks.takeAll()).toEqual(young);
  });

  it('does not confirm acks by the pong to a ping from before takeAll()', () => {
    const acks = new UnconfirmedAcks();
    const ack = { text: 'ack', expiresAt: performance.now() + 3_000 };
    acks.add(ack);
    acks.onPing();
    expect(acks.takeAll()).toEqual([ack]);
    acks.add(ack);
    acks.onPong();
    expect(acks.takeAll()).toEqual([ack]);
  });

  it('keeps all unconfirmed acks that have not expired, however many there are', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), steps => {
        const acks = new UnconfirmedAcks();
        let written: OutgoingAck[] = [];
        let pinged: readonly OutgoingAck[] = [];
        for (const each of steps) {
          if (each.do === 'write') {
            for (let number = 0; number < each.count; number += 1) {
              const ack = {
                text: `${written.length} ${'é'.repeat(number)}`,
                expiresAt: performance.now() + 3_000 - each.ageMs,
              };
              acks.add(ack);
              written.push(ack);
            }
          } else if (each.do === 'ping') {
            acks.onPing();
            pinged = [...written];
          } else if (each.do === 'pong') {
            acks.onPong();
            const proven = new Set(pinged);
            written = written.filter(ack => !proven.has(ack));
          } else {
            jest.advanceTimersByTime(each.ms);
          }
        }
        const owed = written.filter(({ expiresAt }) => expiresAt > performance.now());
        expect(acks.takeAll()).toEqual(owed);
        expect(acks.takeAll()).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});
