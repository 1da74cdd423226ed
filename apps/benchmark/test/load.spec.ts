import { once } from 'node:events';
import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { WebSocket } from 'ws';
import { LOAD_KINDS } from '../src/load-kind.js';
import { Envelopes } from '../src/load/envelopes.js';
import { createEnvelopeId, parseSerial } from '../src/load/envelope-id.js';
import { SlackLoad } from '../src/load/slack-load.js';
import { Traffic } from '../src/load/traffic.js';

test('parseSerial() finds the serial number at any position of the id', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 48 - 1 }), serial => {
      const id = createEnvelopeId(serial);
      expect(parseSerial(Buffer.from(JSON.stringify({ envelope_id: id, payload: { text: 'x' } })))).toBe(serial);
      expect(parseSerial(Buffer.from(JSON.stringify({ payload: { text: 'x' }, envelope_id: id })))).toBe(serial);
    }),
  );
  expect(parseSerial(Buffer.from('{"payload":{}}'))).toBe(-1);
  expect(parseSerial(Buffer.from('{"envelope_id":"short"}'))).toBe(-1);
});

/** Connects a client that acks with a text and stores received envelopes. */
async function connectClient(load: SlackLoad, text: string) {
  const received: unknown[] = [];
  const socket = new WebSocket(load.socketUrl);
  socket.on('message', (data: Buffer) => {
    const frame: unknown = JSON.parse(data.toString());
    if (typeof frame !== 'object' || frame === null || !('envelope_id' in frame)) return;
    received.push(frame);
    socket.send(JSON.stringify({ envelope_id: frame.envelope_id, payload: { text } }));
  });
  return { received, connection: await load.waitForConnection() };
}

test.each(LOAD_KINDS)('each handler of a %s receives envelopes in turn, each with a unique id', async kind => {
  await using load = await SlackLoad.start();
  const { received, connection } = await connectClient(load, 'x');
  const sent = await new Traffic(connection, new Envelopes(kind, 3)).closedLoop({
    count: 30,
    inFlight: 8,
    limitMs: 10_000,
  });
  expect(sent).toMatchObject({ sent: 30, acked: 30, late: 0 });
  const text = JSON.stringify(received);
  expect(new Set(text.match(/"envelope_id":"[^"]+"/g)).size).toBe(30);
  for (const index of [0, 1, 2]) expect(text.split(`${kind}-0000${index}`).length - 1).toBe(10);
});

test('an ack without the expected text fails the measurement', async () => {
  await using load = await SlackLoad.start();
  const { connection } = await connectClient(load, 'nothing');
  const traffic = new Traffic(connection, new Envelopes('command', 1), 'U0 C0 x');
  await expect(traffic.closedLoop({ count: 5, inFlight: 2, limitMs: 10_000 })).rejects.toThrow(
    'should contain "U0 C0 x"',
  );
});

test('a closed connection fails the measurement', async () => {
  await using load = await SlackLoad.start();
  const socket = new WebSocket(load.socketUrl);
  const [connection] = await Promise.all([load.waitForConnection(), once(socket, 'open')]);
  const sending = new Traffic(connection, new Envelopes('command', 1)).burst(5, 10_000);
  socket.terminate();
  await expect(sending).rejects.toThrow('closed its connection');
});
