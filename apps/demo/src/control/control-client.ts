import { listAt, valueAt } from '../display/payload-reading.js';
import type { DoorReply } from './control-door.js';

/** Longer than any act takes: its ack has 3 s, and what follows it as well. */
const TIMEOUT_MS = 15_000;

/** Sends a line to the demo on this port. Never rejects: what went wrong is in the reply. */
export async function sendLine(words: readonly string[], port: number): Promise<DoorReply> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(words),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const reply: unknown = await response.json();
    const lines = listAt(reply, 'lines').filter(line => typeof line === 'string');
    return { ok: valueAt(reply, 'ok') === true, lines };
  } catch (error) {
    return { ok: false, lines: [explained(error, port)] };
  }
}

function explained(error: unknown, port: number): string {
  const code = valueAt(error, 'cause', 'code');
  if (code === 'ECONNREFUSED') {
    return `The demo isn't running on port ${port}: start it in another terminal with "npm start".`;
  }
  return `What answers on port ${port} is not the demo, or it hangs. Set DEMO_PORT in both terminals to use another.`;
}
