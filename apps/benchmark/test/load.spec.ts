import { once } from 'node:events';
import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { WebSocket } from 'ws';
import { LOAD_KINDS } from '../src/load-kind.js';
import { Envelopes } from '../src/load/envelopes.js';
import { idOf, serialOf } from '../src/load/envelope-id.js';
import { SlackLoad } from '../src/load/slack-load.js';
import { Traffic } from '../src/load/traffic.js';

test('the serial number is read from an ack, wherever its id stands', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 48 - 1 }), serial => {
      const id = idOf(serial);
      expect(serialOf(Buffer.from(JSON.stringify({ envelope_id: id, payload: { text: 'x' } })))).toBe(serial);
      expect(serialOf(Buffer.from(JSON.stringify({ payload: { text: 'x' }, envelope_id: id })))).toBe(serial);
    }),
  );
  expect(serialOf(Buffer.from('{"payload":{}}'))).toBe(-1);
  expect(serialOf(Buffer.from('{"envelope_id":"short"}'))).toBe(-1);
});

/** A client that acks with what it is given, and keeps what it was sent. */
async function clientOf(load: SlackLoad, answer: string) {
  const received: unknown[] = [];
  const socket = new WebSocket(load.socketUrl);
  socket.on('message', (data: Buffer) => {
    const frame: unknown = JSON.parse(data.toString());
    if (typeof frame !== 'object' || frame === null || !('envelope_id' in frame)) return;
    received.push(frame);
    socket.send(JSON.stringify({ envelope_id: frame.envelope_id, payload: { text: answer } }));
  });
  return { received, line: await load.connected() };
}

test.each(LOAD_KINDS)('each handler of a %s gets its envelopes in turn, each with an id of its own', async kind => {
  await using load = await SlackLoad.start();
  const { received, line } = await clientOf(load, 'x');
  const sent = await new Traffic(line, new Envelopes(kind, 3)).closedLoop({ count: 30, inFlight: 8, limitMs: 10_000 });
  expect(sent).toMatchObject({ sent: 30, acked: 30, late: 0 });
  const text = JSON.stringify(received);
  expect(new Set(text.match(/"envelope_id":"[^"]+"/g)).size).toBe(30);
  for (const index of [0, 1, 2]) expect(text.split(`${kind}-0000${index}`).length - 1).toBe(10);
});

test('an ack that does not say what the handler had to read ends the measurement', async () => {
  await using load = await SlackLoad.start();
  const { line } = await clientOf(load, 'nothing');
  const traffic = new Traffic(line, new Envelopes('command', 1), 'U0 C0 x');
  await expect(traffic.closedLoop({ count: 5, inFlight: 2, limitMs: 10_000 })).rejects.toThrow('should say "U0 C0 x"');
});

test('a client that goes away ends the measurement', async () => {
  await using load = await SlackLoad.start();
  const socket = new WebSocket(load.socketUrl);
  const [line] = await Promise.all([load.connected(), once(socket, 'open')]);
  const sending = new Traffic(line, new Envelopes('command', 1)).burst(5, 10_000);
  socket.terminate();
  await expect(sending).rejects.toThrow('closed its connection');
});
