import type { AnyChunk } from '@slack/types';
import { cutBefore, MAX_MARKDOWN_LENGTH } from './stream-transcript.js';

/** Pieces of a stream that wait to be said, as few chunks as they make. */
export class ChunkBatch {
  #chunks: AnyChunk[] = [];
  #length = 0;

  get isEmpty(): boolean {
    return this.#chunks.length === 0;
  }

  /** Whether there is nothing to see in it. */
  get isBlank(): boolean {
    return this.#chunks.every(chunk => chunk.type === 'markdown_text' && chunk.text.trim() === '');
  }

  /** Whether it holds as much as one call takes. */
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

  /** Takes as much as one call takes; what is left stays. */
  take(): AnyChunk[] {
    const taken: AnyChunk[] = [];
    let room = MAX_MARKDOWN_LENGTH;
    while (room > 0) {
      const next = this.#chunks.shift();
      if (next === undefined) break;
      if (next.type !== 'markdown_text' || next.text.length <= room) {
        taken.push(next);
        room -= next.type === 'markdown_text' ? next.text.length : 0;
        continue;
      }
      const cut = cutBefore(next.text, room);
      if (cut > 0) taken.push({ ...next, text: next.text.slice(0, cut) });
      this.#chunks.unshift({ ...next, text: next.text.slice(cut) });
      break;
    }
    this.#length = this.#chunks.reduce(
      (sum, chunk) => sum + (chunk.type === 'markdown_text' ? chunk.text.length : 0),
      0,
    );
    return taken;
  }
}
