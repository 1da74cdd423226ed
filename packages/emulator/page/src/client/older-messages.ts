import { isJsonObject } from '../../../src/json.js';
import type { Message } from '../../../src/workspace/messages/message.js';
import { controlPath, lookUp } from '../server/control.js';
import { pageStore } from '../store/page-store.js';
import { wordsOf } from '../server/words-of.js';

/** So many are asked for at once. */
const PAGE = 100;
/** A thread is asked for as a whole; one that is longer shows its newest. */
const WHOLE_THREAD = 1000;

/** Asks for the messages before the oldest ones that are here, where there are any. */
export async function loadOlder(channel: string): Promise<void> {
  const { seen, asking, setAsking, hearMore, tell } = pageStore.getState();
  const before = seen?.floors[channel];
  if (before === undefined || asking[channel] === true) return;
  setAsking(channel, true);
  try {
    const older = await messagesOf(channel, { before, limit: String(PAGE) });
    hearMore(channel, older, { [channel]: older.length < PAGE ? undefined : older[0]?.ts });
  } catch (error) {
    tell(wordsOf(error));
  } finally {
    setAsking(channel, false);
  }
}

/** Asks for all of a thread: its replies may be older than what is here. */
export async function loadThread(channel: string, ts: string): Promise<void> {
  const { hearMore, tell } = pageStore.getState();
  try {
    hearMore(channel, await messagesOf(channel, { thread: ts, limit: String(WHOLE_THREAD) }));
  } catch (error) {
    tell(wordsOf(error));
  }
}

async function messagesOf(channel: string, query: Readonly<Record<string, string>>): Promise<readonly Message[]> {
  const answer = await lookUp(`${controlPath('channels', channel)}/messages`, query);
  return Array.isArray(answer) ? answer.filter(isMessage) : [];
}

/** It comes from the emulator that serves this page: what names it is looked at, and the rest is believed. */
function isMessage(value: unknown): value is Message {
  return isJsonObject(value) && typeof value.ts === 'string' && typeof value.channel === 'string';
}
