import type { LiveLine } from '../../../src/live/live-state.js';
import { isJsonObject, parseJson } from '../../../src/json.js';
import { pageStore } from '../store/page-store.js';
import { ask } from './control.js';

/** Between the end of a line and the next try. */
const PAUSE_MS = 500;
/** The emulator says something at least every 15 s: a line that is silent for so long is gone. */
const SILENCE_MS = 40_000;

/** Follows what happens in the local Slack until `signal`: whenever the line breaks, it is opened anew. */
export async function follow(signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await followOnce(signal).catch(() => undefined);
    if (signal.aborted) return;
    pageStore.getState().setLine('lost');
    await new Promise(resolve => {
      setTimeout(resolve, PAUSE_MS);
    });
  }
}

async function followOnce(signal: AbortSignal): Promise<void> {
  const silence = new AbortController();
  let watch = setTimeout(() => silence.abort(), SILENCE_MS);
  try {
    const response = await ask('live', { signal: AbortSignal.any([signal, silence.signal]) });
    if (response.status === 401) return pageStore.getState().setLine('locked');
    if (!response.ok || !response.body) return;
    for await (const text of linesOf(response.body)) {
      clearTimeout(watch);
      watch = setTimeout(() => silence.abort(), SILENCE_MS);
      const line = parseJson(text);
      if (isLiveLine(line)) take(line);
    }
  } finally {
    clearTimeout(watch);
  }
}

/** What goes wrong with it is a fault of the page, and nobody shall take it for the end of the line. */
function take(line: LiveLine): void {
  const { hear, setLine } = pageStore.getState();
  try {
    hear(line);
  } catch (error) {
    reportError(error);
  }
  setLine('open');
}

async function* linesOf(body: ReadableStream<Uint8Array<ArrayBuffer>>): AsyncGenerator<string> {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  // A line may come in many pieces: it is put together once.
  let pieces: string[] = [];
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      const [piece = '', ...others] = value.split('\n');
      pieces.push(piece);
      for (const other of others) {
        yield pieces.join('');
        pieces = [other];
      }
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

/** The line comes from the emulator that serves this page: its kind is looked at, and the rest is believed. */
function isLiveLine(line: unknown): line is LiveLine {
  return isJsonObject(line) && (isJsonObject(line.state) || Array.isArray(line.changes) || line.alive === true);
}
