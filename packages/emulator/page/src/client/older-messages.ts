import { isJsonObject } from '../../../src/json.js';
import type { Message } from '../../../src/workspace/messages/message.js';
import { controlPath, getControl, toErrorMessage } from '../server/control.js';
import { pageStore } from '../store/page-store.js';

const MESSAGE_PAGE_SIZE = 100;
/** Longer threads show their newest replies. */
const WHOLE_THREAD = 1000;

/** Loads the page of messages before the oldest loaded ones, if any are missing. */
export async function loadOlderMessages(channel: string): Promise<void> {
  const { snapshot, loadingOlder, setLoadingOlder, addMessages, notify } = pageStore.getState();
  const before = snapshot?.oldestLoaded[channel];
  if (before === undefined || loadingOlder[channel] === true) return;
  setLoadingOlder(channel, true);
  try {
    const older = await fetchMessages(channel, { before, limit: String(MESSAGE_PAGE_SIZE) });
    addMessages(channel, older, { [channel]: older.length < MESSAGE_PAGE_SIZE ? undefined : older[0]?.ts });
  } catch (error) {
    notify(toErrorMessage(error));
  } finally {
    setLoadingOlder(channel, false);
  }
}

/** Loads a whole thread: its replies may be older than the loaded messages. */
export async function loadThread(channel: string, ts: string): Promise<void> {
  const { addMessages, notify } = pageStore.getState();
  try {
    addMessages(channel, await fetchMessages(channel, { thread: ts, limit: String(WHOLE_THREAD) }));
  } catch (error) {
    notify(toErrorMessage(error));
  }
}

async function fetchMessages(channel: string, query: Readonly<Record<string, string>>): Promise<readonly Message[]> {
  const answer = await getControl(`${controlPath('channels', channel)}/messages`, query);
  return Array.isArray(answer) ? answer.filter(isMessage) : [];
}

/** The emulator that serves this page sends this value, so only its identifying fields are checked. */
function isMessage(value: unknown): value is Message {
  return isJsonObject(value) && typeof value.ts === 'string' && typeof value.channel === 'string';
}
