import { listAt, valueAt } from '../display/payload-reading.js';
import type { DoorReply } from './control-door.js';

/** The demo says at once that it is there. */
const GREETING_MS = 3000;
/** Longer than any act takes: its ack has 3 s, and what follows it as well. */
const ACT_MS = 15_000;

/**
 * Sends a line to the demo on this port. Never rejects: what went wrong is in the reply.
 *
 * @param greetingMs - how long whatever is on the port may take to answer at all
 */
export async function sendLine(words: readonly string[], port: number, greetingMs = GREETING_MS): Promise<DoorReply> {
  const limit = new AbortController();
  let timer = setTimeout(() => limit.abort(), greetingMs);
  try {
    const response = await fetch(`http://127.0.0.1:${port}/`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(words),
      redirect: 'error',
      signal: limit.signal,
    });
    clearTimeout(timer);
    timer = setTimeout(() => limit.abort(), ACT_MS);
    return replyIn(await response.json(), port);
  } catch (error) {
    const isRefused = valueAt(error, 'cause', 'code') === 'ECONNREFUSED';
    return failed(isRefused ? notRunning(port) : notTheDemo(port));
  } finally {
    clearTimeout(timer);
  }
}

function replyIn(body: unknown, port: number): DoorReply {
  const ok = valueAt(body, 'ok');
  const lines = listAt(body, 'lines').filter(line => typeof line === 'string');
  return typeof ok === 'boolean' && Array.isArray(valueAt(body, 'lines')) ? { ok, lines } : failed(notTheDemo(port));
}

const failed = (line: string): DoorReply => ({ ok: false, lines: [line] });

const notRunning = (port: number): string =>
  `The demo isn't running on port ${port}: start it in another terminal with "npm start".`;

const notTheDemo = (port: number): string =>
  `What is on port ${port} doesn't answer as the demo does: it is something else, or a demo that hangs or was just ` +
  'ended. Set DEMO_PORT in both terminals to use another port.';
