import { WebSocket } from 'ws';
import { getRouteName } from '../load-kind.js';
import { serveReports } from './report.js';

// The floor: parses the frame, samples up the command, reads the same fields as every handler, and acks.
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

/** The load sends only hello and commands. */
const isEnvelope = (frame: unknown): frame is Envelope =>
  typeof frame === 'object' && frame !== null && 'envelope_id' in frame;

const count = Number(process.env['BENCH_HANDLERS'] ?? '1');
const handlers = new Map(
  Array.from({ length: count }, (_, index) => [
    getRouteName('command', index),
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
serveReports();
