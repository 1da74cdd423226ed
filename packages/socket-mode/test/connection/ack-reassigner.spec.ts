import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { AckReassigner } from '../../src/connection/ack-reassigner.js';
import type { AckStatus } from '../../../core/src/dispatch/inbound-delivery.js';

/** An AckReassigner without sockets, and the status of the ack that was given to it. */
function relayWithoutSocket(leftMs: number): { readonly taken: AckStatus; readonly fates: string[] } {
  const fates: string[] = [];
  const relay = new AckReassigner(
    () => false,
    (_waiter, fate) => fates.push(fate),
  );
  const taken = relay.reassign({ text: '{}', expiresAt: performance.now() + leftMs }, { ended: () => undefined });
  return { taken, fates };
}

describe('AckReassigner', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('keeps an ack without a socket until it expires', () => {
    const { taken, fates } = relayWithoutSocket(1_000);

    expect(taken).toBe('waiting');
    jest.advanceTimersByTime(999);
    expect(fates).toEqual([]);
    jest.advanceTimersByTime(1);
    expect(fates).toEqual(['unsent']);
  });

  it('does not keep an ack that has expired', () => {
    const { taken, fates } = relayWithoutSocket(0);

    expect([taken, fates]).toEqual(['unsent', []]);
  });
});
