import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import { runClosedLoop } from '../closed-loop.js';
import { answerRequests } from './answer-requests.js';
import { report } from './report.js';

// The lower bound for any local Slack: a server with constant responses and payloads and without state. It parses bodies,
// and waits for the acks of its envelopes. It handles the same requests as emulator.ts.

const IN_FLIGHT = 64;

const payloads = {
  command: '{"command":"/deploy","text":"prod","user_id":"U0ANN","channel_id":"C0GENERAL","trigger_id":"1.2"}',
  event: '{"event":{"type":"message","channel":"C0GENERAL","user":"U0ANN","text":"Is it up?","ts":"1.2"}}',
} as const;

const server = createServer((request, response) => void answer(request, response));
const sockets = new WebSocketServer({ server });
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const port = portOf(server.address());

const waiting = new Map<string, () => void>();
let envelopes = 0;

sockets.on('connection', socket => {
  socket.on('message', (data: Buffer) => {
    const ack: unknown = JSON.parse(data.toString());
    if (typeof ack !== 'object' || ack === null || !('envelope_id' in ack)) return;
    const id = String(ack.envelope_id);
    waiting.get(id)?.();
    waiting.delete(id);
  });
  socket.send('{"type":"hello","num_connections":1}');
});

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  await readBody(request);
  if (request.url?.endsWith('chat.postMessage')) void send('event');
  response.setHeader('content-type', 'application/json; charset=utf-8');
  response.end(JSON.stringify({ ok: true, url: `ws://127.0.0.1:${port}/`, user: { id: 'U0ANN' }, ts: '1.2' }));
}

/** Sends a payload; resolves when it is acked. */
async function send(what: 'command' | 'event'): Promise<void> {
  const [socket] = sockets.clients;
  if (!socket) throw new Error('No app is connected.');
  envelopes += 1;
  const id = `envelope-${envelopes}`;
  await new Promise<void>(resolve => {
    waiting.set(id, resolve);
    socket.send(`{"envelope_id":"${id}","type":"events_api","payload":${payloads[what]}}`);
  });
}

async function readBody(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) if (Buffer.isBuffer(chunk)) chunks.push(chunk);
  return JSON.parse(Buffer.concat(chunks).toString());
}

function portOf(address: AddressInfo | string | null): number {
  return typeof address === 'object' && address !== null ? address.port : 0;
}

answerRequests(async (what, count) => {
  if (what === 'report') return report();
  if (what === 'command' || what === 'event') await runClosedLoop(IN_FLIGHT, count, () => send(what));
  const env = { SLACK_API_URL: `http://127.0.0.1:${port}/api/`, SLACK_APP_TOKEN: 'xapp', SLACK_BOT_TOKEN: 'xoxb' };
  return { ...env, SLACK_CHANNEL: 'C0GENERAL', SLACK_USER: 'U0ANN' };
});
