import type { AnyChunk } from '@slack/types';
import { findCutIndex, MAX_MARKDOWN_LENGTH } from './stream-transcript.js';

/** Chunks of a stream that wait to be sent. Consecutive texts are joined. */
export class ChunkBatch {
  #chunks: AnyChunk[] = [];
  #length = 0;

  get isEmpty(): boolean {
    return this.#chunks.length === 0;
  }

  /** Whether it contains nothing visible. */
  get isBlank(): boolean {
    return this.#chunks.every(chunk => chunk.type === 'markdown_text' && chunk.text.trim() === '');
  }

  /** Whether it contains as much as one API call accepts. */
  get isFull(): boolean {
    return this.#length >= MAX_MARKDOWN_LENGTH;
  }

  add(chunk: AnyChunk): void {
    if (chunk.type !== 'markdown_text') {
      this.#chunks.push(chunk);
      return;
    }
    if (chunk.text === '') return;
    this.#length += chunk.text.length;
    const last = this.#chunks.at(-1);
    if (last?.type === 'markdown_text')
      this.#chunks[this.#chunks.length - 1] = { ...last, text: last.text + chunk.text };
    else this.#chunks.push(chunk);
  }

  /** Removes and returns as much as one API call accepts. */
  take(): AnyChunk[] {
    const batch: AnyChunk[] = [];
    let remaining = MAX_MARKDOWN_LENGTH;
    while (remaining > 0) {
      const next = this.#chunks.shift();
      if (next === undefined) break;
      if (next.type !== 'markdown_text' || next.text.length <= remaining) {
        batch.push(next);
        remaining -= next.type === 'markdown_text' ? next.text.length : 0;
        continue;
      }
      const cut = findCutIndex(next.text, remaining);
      if (cut > 0) batch.push({ ...next, text: next.text.slice(0, cut) });
      this.#chunks.unshift({ ...next, text: next.text.slice(cut) });
      break;
    }
    this.#length = this.#chunks.reduce(
      (sum, chunk) => sum + (chunk.type === 'markdown_text' ? chunk.text.length : 0),
      0,
    );
    return batch;
  }
}
