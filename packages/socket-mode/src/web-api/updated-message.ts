import type { AnyChunk } from '@slack/types';
import { MOST_MARKDOWN, StreamTranscript } from '../answers/stream-transcript.js';
import type { GrowingMessage, SaidMessage, StreamPlace } from './growing-message.js';

/** Slack's limit is 50 updates a minute and workspace. */
const PACE_MS = 1_200;

/** A message that grows by being updated, where Slack streams none. */
export class UpdatedMessage implements GrowingMessage {
  readonly paceMs = PACE_MS;
  #transcript = new StreamTranscript();
  #began: SaidMessage | null = null;
  /** The one that grows now. */
  #ts: string | null = null;

  constructor(private readonly place: StreamPlace) {}

  get began(): SaidMessage | null {
    return this.#began;
  }

  async add(chunks: readonly AnyChunk[]): Promise<boolean> {
    const more = chunks.reduce((sum, chunk) => sum + (chunk.type === 'markdown_text' ? chunk.text.length : 0), 0);
    if (this.#transcript.length + more > MOST_MARKDOWN) this.#turnOver();
    for (const chunk of chunks) this.#transcript.add(chunk);
    const { client, channel, threadTs } = this.place;
    const { message } = this.#transcript;
    if (this.#ts !== null) {
      await client.chat.update({ channel, ts: this.#ts, ...message });
      return true;
    }
    const inThread = threadTs === null ? {} : { thread_ts: threadTs };
    const posted = await client.chat.postMessage({ channel, ...message, ...inThread });
    this.#ts = posted.ts ?? '';
    this.#began ??= { ts: this.#ts, channel: posted.channel ?? channel };
    return true;
  }

  async end(chunks: readonly AnyChunk[]): Promise<void> {
    if (chunks.length > 0) await this.add(chunks);
  }

  /** What is full stays as it is. */
  #turnOver(): void {
    this.#transcript = new StreamTranscript();
    this.#ts = null;
  }
}
