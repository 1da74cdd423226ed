import { WebSocket } from 'ws';
import { nameOf } from '../load-kind.js';
import { reportWhenAsked } from './report.js';

// The floor: parse the frame, look the command up, read what a handler reads, ack. Nothing a framework could leave out.
interface Payload {
  user_id: string;
  channel_id: string;
  command: string;
  nested: { deep: { value: string } };
}

interface Envelope {
  envelope_id: string;
  payload: Payload;
}

/** The benchmark's own load sends hello and commands, nothing else. */
const isEnvelope = (frame: unknown): frame is Envelope =>
  typeof frame === 'object' && frame !== null && 'envelope_id' in frame;

const count = Number(process.env['BENCH_HANDLERS'] ?? '1');
const handlers = new Map(
  Array.from({ length: count }, (_, index) => [
    nameOf('command', index),
    ({ user_id: user, channel_id: channel, nested }: Payload) => `${user} ${channel} ${nested.deep.value}`,
  ]),
);

const socket = new WebSocket(process.env['BENCH_SOCKET_URL'] ?? '');
socket.on('message', (data: Buffer) => {
  const frame: unknown = JSON.parse(data.toString());
  if (!isEnvelope(frame)) return;
  const text = handlers.get(frame.payload.command)?.(frame.payload);
  socket.send(JSON.stringify({ envelope_id: frame.envelope_id, payload: { text } }));
});
reportWhenAsked();
