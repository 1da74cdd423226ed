import { createConnection, createServer } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { PatientTimer } from '../../src/connection/patient-timer.js';
import { eventually } from './eventually.js';

function block(ms: number): void {
  const end = performance.now() + ms;
  while (performance.now() < end);
}

describe('a patient timer', () => {
  const timer = new PatientTimer();
  afterEach(() => timer.stop());

  it('expires once, not before its time', async () => {
    let expired = 0;
    const startedAt = performance.now();
    timer.start(30, () => (expired += 1));
    await eventually('the end of the wait', () => expired > 0);
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(29);
    expect(expired).toBe(1);
  });

  it('does not expire once it is stopped or started anew', async () => {
    const expired: string[] = [];
    timer.start(1, () => expired.push('first'));
    timer.start(10, () => expired.push('second'));
    await eventually('the end of the wait', () => expired.length > 0);
    timer.start(1, () => expired.push('third'));
    timer.stop();
    let later = false;
    const other = new PatientTimer();
    other.start(20, () => (later = true));
    await eventually('a later wait', () => later);
    expect(expired).toEqual(['second']);
  });

  it('grants the wait again when the process itself was held up', async () => {
    let expiredAt = 0;
    timer.start(40, () => (expiredAt = performance.now()));
    block(150);
    const blockedUntil = performance.now();
    await eventually('the end of the wait', () => expiredAt > 0);
    expect(expiredAt - blockedUntil).toBeGreaterThanOrEqual(39);
  });

  it('does not let a process that is always held up wait for ever', async () => {
    const expired = new Promise<string>(resolve => timer.start(10, () => resolve('expired')));
    const held = async (): Promise<string> => {
      for (let blocks = 0; blocks < 20; blocks++) {
        block(80);
        await new Promise(resolve => setImmediate(resolve));
      }
      return 'still waiting';
    };
    expect(await Promise.race([expired, held()])).toBe('expired');
  });

  it('lets what has already arrived be read before it judges', async () => {
    const server = createServer(socket => socket.write('answer'));
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('No port was given.');
    const verdicts: string[] = [];
    const client = createConnection(address.port, '127.0.0.1');
    await new Promise<void>(resolve => client.once('connect', () => resolve()));
    client.on('data', () => {
      verdicts.push('answered');
      timer.stop();
    });
    timer.start(20, () => verdicts.push('dead'));
    // Ends just as the timer is due: it is on time then, and the answer is still unread.
    block(25);
    await eventually('a verdict', () => verdicts.length > 0);
    expect(verdicts).toEqual(['answered']);
    client.destroy();
    server.close();
  });
});
