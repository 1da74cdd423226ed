import { isJsonObject, parseJson } from '../../../src/json.js';
import type { LiveLine } from '../../../src/live/live-state.js';
import { pageStore } from '../store/page-store.js';
import { fetchControl } from './control.js';

const RECONNECT_DELAY_MS = 500;
/** The emulator sends an update at least every 15 s. After this time without any, the connection counts as lost. */
const SILENCE_MS = 40_000;

/** Reads the live stream until `signal` aborts, and reconnects when it ends. */
export async function followLiveStream(signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await readLiveStream(signal).catch(() => undefined);
    if (signal.aborted) return;
    pageStore.getState().setConnection('lost');
    await new Promise(resolve => {
      setTimeout(resolve, RECONNECT_DELAY_MS);
    });
  }
}

async function readLiveStream(signal: AbortSignal): Promise<void> {
  const silence = new AbortController();
  let watch = setTimeout(() => silence.abort(), SILENCE_MS);
  try {
    const response = await fetchControl('live', { signal: AbortSignal.any([signal, silence.signal]) });
    if (response.status === 401) return pageStore.getState().setConnection('locked');
    if (!response.ok || !response.body) return;
    for await (const text of readLines(response.body)) {
      clearTimeout(watch);
      watch = setTimeout(() => silence.abort(), SILENCE_MS);
      const update = parseJson(text);
      if (isLiveUpdate(update)) applyLiveUpdate(update);
    }
  } finally {
    clearTimeout(watch);
  }
}

/** An error of the page must not end the live stream. */
function applyLiveUpdate(update: LiveLine): void {
  const { applyUpdate, setConnection } = pageStore.getState();
  try {
    applyUpdate(update);
  } catch (error) {
    reportError(error);
  }
  setConnection('open');
}

async function* readLines(body: ReadableStream<Uint8Array<ArrayBuffer>>): AsyncGenerator<string> {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  // Join the chunks of a line only once, because a line can be large.
  let chunks: string[] = [];
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      const [chunk = '', ...others] = value.split('\n');
      chunks.push(chunk);
      for (const other of others) {
        yield chunks.join('');
        chunks = [other];
      }
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

/** The emulator that serves this page sends the update, so only its kind is checked. */
function isLiveUpdate(update: unknown): update is LiveLine {
  return isJsonObject(update) && (isJsonObject(update.state) || Array.isArray(update.changes) || update.alive === true);
}
