import type { AnyChunk } from '@slack/types';
import { cutBefore, StreamTranscript, type TranscribedMessage } from './stream-transcript.js';
import type { StreamTarget, SaidMessage, StreamDestination } from './stream-target.js';

/** Slack's limit is 50 updates a minute and workspace. */
const PACE_MS = 1_200;

/** As long a text as an update takes. It stands where the blocks, which say the whole, are not shown. */
const MOST_TEXT = 4_000;

/** A message that grows by being updated, where Slack streams none. */
export class UpdateStreamTarget implements StreamTarget {
  readonly paceMs = PACE_MS;
  readonly #transcript = new StreamTranscript();
  #began: SaidMessage | null = null;
  /** What was posted, as it stands: the last one grows, and an earlier one changes with the news of a task. */
  readonly #posted: { readonly ts: string; said: string }[] = [];

  constructor(private readonly place: StreamDestination) {}

  get began(): SaidMessage | null {
    return this.#began;
  }

  async add(chunks: readonly AnyChunk[]): Promise<boolean> {
    for (const chunk of chunks) this.#transcript.add(chunk);
    for (const [index, message] of this.#transcript.messages.entries()) await this.#show(index, message);
    return true;
  }

  async end(chunks: readonly AnyChunk[]): Promise<void> {
    if (chunks.length > 0) await this.add(chunks);
  }

  async #show(index: number, { text, blocks }: TranscribedMessage): Promise<void> {
    const { client, channel, threadTs } = this.place;
    const message = { text: text.length > MOST_TEXT ? text.slice(0, cutBefore(text, MOST_TEXT)) : text, blocks };
    const said = JSON.stringify(message);
    const known = this.#posted[index];
    if (known?.said === said) return;
    if (known) {
      await client.chat.update({ channel, ts: known.ts, ...message });
      known.said = said;
      return;
    }
    const inThread = threadTs === null ? {} : { thread_ts: threadTs };
    const { ts = '', channel: where = channel } = await client.chat.postMessage({ channel, ...message, ...inThread });
    this.#posted.push({ ts, said });
    this.#began ??= { ts, channel: where };
  }
}
