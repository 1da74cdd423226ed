import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { AckRelay } from '../../src/connection/ack-relay.js';
import type { AckFate } from '../../../core/src/dispatch/received-frame.js';

/** A relay without any socket, and what became of the ack that it was given. */
function relayWithoutSocket(leftMs: number): { readonly taken: AckFate; readonly fates: string[] } {
  const fates: string[] = [];
  const relay = new AckRelay(
    () => false,
    (_waiter, fate) => fates.push(fate),
  );
  const taken = relay.take({ text: '{}', worthUntil: performance.now() + leftMs }, { ended: () => undefined });
  return { taken, fates };
}

describe('an ack without a socket', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('waits for one as long as Slack waits for it, and no longer', () => {
    const { taken, fates } = relayWithoutSocket(1_000);

    expect(taken).toBe('waiting');
    jest.advanceTimersByTime(999);
    expect(fates).toEqual([]);
    jest.advanceTimersByTime(1);
    expect(fates).toEqual(['unsent']);
  });

  it('does not wait at all when Slack does not', () => {
    const { taken, fates } = relayWithoutSocket(0);

    expect([taken, fates]).toEqual(['unsent', []]);
  });
});
