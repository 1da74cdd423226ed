import { createConnection, createServer, type Socket } from 'node:net';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { BusyAwareTimeout } from '../../../core/src/time/delays.js';
import { waitFor } from '../connection/wait-for.js';

/** The number of parts of a timeout. */
const QUARTERS = 4;

function block(ms: number): void {
  const end = performance.now() + ms;
  while (performance.now() < end);
}

async function heldUp(): Promise<string> {
  for (let blocks = 0; blocks < 20; blocks++) {
    block(80);
    await new Promise(resolve => setImmediate(resolve));
  }
  return 'still waiting';
}

describe('BusyAwareTimeout', () => {
  const timer = new BusyAwareTimeout();
  afterEach(() => {
    timer.stop();
    jest.restoreAllMocks();
  });

  it('fires once, and not before its limit', async () => {
    let expired = 0;
    const startedAt = performance.now();
    timer.start(30, () => (expired += 1));
    await waitFor('the end of the wait', () => expired > 0);
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(29);
    expect(expired).toBe(1);
  });

  it('does not fire after it is stopped or restarted', async () => {
    const expired: string[] = [];
    timer.start(1, () => expired.push('first'));
    timer.start(10, () => expired.push('second'));
    await waitFor('the end of the wait', () => expired.length > 0);
    timer.start(1, () => expired.push('third'));
    timer.stop();
    let later = false;
    const other = new BusyAwareTimeout();
    other.start(20, () => (later = true));
    await waitFor('a later wait', () => later);
    expect(expired).toEqual(['second']);
  });

  it('waits again when the process was blocked', async () => {
    let expiredAt = 0;
    timer.start(40, () => (expiredAt = performance.now()));
    block(150);
    const blockedUntil = performance.now();
    await waitFor('the end of the wait', () => expiredAt > 0);
    expect(expiredAt - blockedUntil).toBeGreaterThanOrEqual(39);
  });

  it('waits again when the process was blocked and the system clock was set back', async () => {
    let expiredAt = 0;
    const now = Date.now();
    timer.start(400, () => (expiredAt = performance.now()));
    block(200);
    jest.spyOn(Date, 'now').mockReturnValue(now);
    const blockedUntil = performance.now();
    await waitFor('the end of the wait', () => expiredAt > 0);
    expect(expiredAt - blockedUntil).toBeGreaterThanOrEqual(399);
  });

  it('detects a block in the middle of the wait that ends long after the limit', async () => {
    let expiredAt = 0;
    const startedAt = performance.now();
    timer.start(400, () => (expiredAt = performance.now()));
    await waitFor('a quarter of the wait', () => performance.now() - startedAt > 110);
    block(500);
    const blockedUntil = performance.now();
    await waitFor('the end of the wait', () => expiredAt > 0);
    // At least one quarter is still left.
    expect(expiredAt - blockedUntil).toBeGreaterThanOrEqual(99);
  });

  it('fires eventually in a process that is blocked all the time', async () => {
    const expired = new Promise<string>(resolve => timer.start(10, () => resolve('expired')));
    expect(await Promise.race([expired, heldUp()])).toBe('expired');
  });

  it('fires only after data that has arrived is read', async () => {
    let peer: Socket | undefined;
    const server = createServer(socket => (peer = socket));
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('No port was given.');
    const client = createConnection(address.port, '127.0.0.1');
    try {
      const verdicts: string[] = [];
      client.on('data', () => {
        verdicts.push('answered');
        timer.stop();
      });
      await waitFor('a connection', () => peer !== undefined);
      timer.start(4, () => verdicts.push('dead'));
      // Each turn ends a late quarter, and the response arrives in the last. The event loop runs timers first, then
      // socket callbacks.
      for (let turn = 1; turn <= QUARTERS; turn++) {
        await new Promise(resolve => setImmediate(resolve));
        if (turn === QUARTERS) peer?.write('answer');
        block(80);
      }
      await waitFor('a verdict', () => verdicts.length > 0);
      expect(verdicts).toEqual(['answered']);
    } finally {
      client.destroy();
      server.close();
    }
  });
});
