import type { AnyChunk } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { findCutIndex, StreamTranscript, type TranscribedMessage } from './stream-transcript.js';

/** Where a message was posted. */
export interface PostedMessage {
  readonly ts: string;
  readonly channel: string;
}

/** Where a stream is posted, and for whom. */
export interface StreamDestination {
  readonly client: WebClient;
  readonly channel: string;
  /** Null outside of threads, where Slack does not stream. */
  readonly threadTs: string | null;
  /** The recipient and their workspace. */
  readonly userId: string | null;
  readonly teamId: string | null;
}

/** Posts the chunks of a stream. When a message is full or closed, the next message continues it. */
export interface StreamTarget {
  /** Milliseconds between two calls, within Slack's rate limits. */
  readonly intervalMs: number;
  /** The first message; null before it is posted. */
  readonly firstMessage: PostedMessage | null;

  /**
   * Posts chunks, at most as much as one call accepts.
   *
   * @returns false when the user stopped the stream or deleted the message
   * @throws StreamingUnavailable when Slack cannot stream here; any other error of the call
   */
  append(chunks: readonly AnyChunk[]): Promise<boolean>;

  /** Posts the last chunks, at most as much as one call accepts, and ends the message. */
  finish(chunks: readonly AnyChunk[]): Promise<void>;
}

/** Slack cannot stream in this conversation: the message has to be updated instead. */
export class StreamingUnavailable extends Error {
  override readonly name = 'StreamingUnavailable';
}

/** Slack allows 50 updates per minute and workspace. */
const UPDATE_INTERVAL_MS = 1_200;

/** The longest text of an update. Clients show it only where they show no blocks. */
const MAX_UPDATE_TEXT_LENGTH = 4_000;

/** Updates a message, in conversations where Slack cannot stream. */
export class UpdateStreamTarget implements StreamTarget {
  readonly intervalMs = UPDATE_INTERVAL_MS;
  readonly #transcript = new StreamTranscript();
  #firstMessage: PostedMessage | null = null;
  /** The posted messages. Besides the last one, an earlier one changes when its task is updated. */
  readonly #posted: { readonly ts: string; serialized: string }[] = [];

  constructor(private readonly destination: StreamDestination) {}

  get firstMessage(): PostedMessage | null {
    return this.#firstMessage;
  }

  async append(chunks: readonly AnyChunk[]): Promise<boolean> {
    for (const chunk of chunks) this.#transcript.add(chunk);
    for (const [index, message] of this.#transcript.messages.entries()) await this.#postOrUpdate(index, message);
    return true;
  }

  async finish(chunks: readonly AnyChunk[]): Promise<void> {
    if (chunks.length > 0) await this.append(chunks);
  }

  async #postOrUpdate(index: number, { text, blocks }: TranscribedMessage): Promise<void> {
    const { client, channel, threadTs } = this.destination;
    const message = {
      text: text.length > MAX_UPDATE_TEXT_LENGTH ? text.slice(0, findCutIndex(text, MAX_UPDATE_TEXT_LENGTH)) : text,
      blocks,
    };
    const serialized = JSON.stringify(message);
    const posted = this.#posted[index];
    if (posted?.serialized === serialized) return;
    if (posted) {
      await client.chat.update({ channel, ts: posted.ts, ...message });
      posted.serialized = serialized;
      return;
    }
    const inThread = threadTs === null ? {} : { thread_ts: threadTs };
    const { ts = '', channel: postedChannel = channel } = await client.chat.postMessage({
      channel,
      ...message,
      ...inThread,
    });
    this.#posted.push({ ts, serialized });
    this.#firstMessage ??= { ts, channel: postedChannel };
  }
}
