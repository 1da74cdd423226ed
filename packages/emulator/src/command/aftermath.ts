import { setTimeout as pause } from 'node:timers/promises';
import { readObjects, type JsonObject } from '../json.js';
import type { ControlClient } from './control-client.js';

/** However much goes on. */
export const LONGEST_WAIT_MS = 10_000;
const POLL_MS = 50;
/** Of what happened, and of the messages that it is about. */
export const MOST_FOLLOWING = '1000';

/** All that has happened since, once the app has acked what it was sent and nothing new came for a while. */
export async function whatFollows(
  client: ControlClient,
  after: unknown,
  quietMs: number,
): Promise<readonly JsonObject[]> {
  const beganAt = Date.now();
  let entries: readonly JsonObject[] = [];
  let newestAt = beganAt;
  for (;;) {
    const now = objectsOf(await client.look('timeline', { after: String(Number(after ?? 0)), limit: MOST_FOLLOWING }));
    if (now.at(-1)?.id !== entries.at(-1)?.id) newestAt = Date.now();
    entries = now;
    const isQuiet = Date.now() - newestAt >= quietMs && !isAwaited(entries);
    if (quietMs === 0 || isQuiet || Date.now() - beganAt >= LONGEST_WAIT_MS) return entries;
    await pause(POLL_MS);
  }
}

/** Whether the app still has to ack something. */
function isAwaited(entries: readonly JsonObject[]): boolean {
  const sent = entries.filter(({ kind }) => kind === 'envelope').map(({ envelopeId }) => envelopeId);
  const over = entries
    .filter(({ kind }) => kind === 'ack' || kind === 'unanswered')
    .map(({ envelopeId }) => envelopeId);
  return sent.some(id => !over.includes(id));
}

/** The objects of a list; none where there is no list. */
export function objectsOf(answer: unknown): readonly JsonObject[] {
  return readObjects(answer) ?? [];
}
