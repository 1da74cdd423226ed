import { createServer } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { AppToken } from '../../src/connection/app-token.js';
import { eventually } from './eventually.js';
import { LocalSlack } from './local-slack.js';

const slack = new LocalSlack();

describe('a cut connection', () => {
  it('is opened again, and the status tells both', async () => {
    const { emulator } = slack;
    const { listener } = await slack.connect({ connections: 1 });
    emulator.faults.cut();
    await eventually('a new connection', () => listener.statuses.length === 4);
    expect(listener.statuses).toEqual(['connecting', 'connected', 'disconnected', 'connected']);
    expect(listener.noticed('lost')).toMatchObject([{ connection: 1, failure: { kind: 'closed', code: 1006 } }]);
    expect((await emulator.deliver({ type: 'interactive', payload: {} })).ack).not.toBeNull();
  });

  it('leaves the status connected while another one serves', async () => {
    const { listener } = await slack.connect({ connections: 2 });
    slack.emulator.faults.cut({ connection: 0 });
    await eventually('the new connection', () => listener.noticed('ready').length === 3);
    expect(listener.statuses).toEqual(['connecting', 'connected']);
  });
});

describe('a Slack that cannot be reached', () => {
  it("is tried again, and the system's reason is told", async () => {
    const port = await unusedPort();
    const { connections, listener } = slack.prepare({
      appToken: new AppToken('xapp-1'),
      apiUrl: `http://127.0.0.1:${port}/api/`,
    });
    void connections.start();
    const [notice] = await eventually(
      'a notice',
      () => listener.noticed('retrying').length > 0 && listener.noticed('retrying'),
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
