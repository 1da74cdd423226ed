import { createServer } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { AppToken } from '../../src/connection/app-token.js';
import { waitFor } from './wait-for.js';
import { LocalSlack } from './local-slack.js';

const slack = new LocalSlack();

describe('a connection that is cut', () => {
  it('is opened again, and the status shows both', async () => {
    const { emulator } = slack;
    const { listener } = await slack.connect({ connections: 1 });
    emulator.faults.cut();
    await waitFor('a new connection', () => listener.statuses.length === 4);
    expect(listener.statuses).toEqual(['connecting', 'connected', 'disconnected', 'connected']);
    expect(listener.getEvents('lost')).toMatchObject([{ connection: 1, failure: { kind: 'closed', code: 1006 } }]);
    expect((await emulator.deliver({ type: 'interactive', payload: {} })).ack).not.toBeNull();
  });

  it('leaves the status connected while another connection is ready', async () => {
    const { listener } = await slack.connect({ connections: 2 });
    slack.emulator.faults.cut({ connection: 0 });
    await waitFor('the new connection', () => listener.getEvents('ready').length === 3);
    expect(listener.statuses).toEqual(['connecting', 'connected']);
  });
});

describe('a Slack that cannot be reached', () => {
  it("is retried, and the system's error is reported", async () => {
    const port = await unusedPort();
    const { connections, listener } = slack.prepare({
      appToken: new AppToken('xapp-1'),
      apiUrl: `http://127.0.0.1:${port}/api/`,
    });
    void connections.start();
    const [notice] = await waitFor(
      'a notice',
      () => listener.getEvents('retrying').length > 0 && listener.getEvents('retrying'),
    );
    expect(notice?.failure).toEqual({ kind: 'network', reason: expect.stringContaining('ECONNREFUSED') });
  });
});

async function unusedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise<void>(resolve => server.close(() => resolve()));
  if (address === null || typeof address === 'string') throw new Error('No port was given.');
  return address.port;
}
