import type { AnyChunk } from '@slack/types';
import type { WebClient } from '@slack/web-api';

/** Where a message was posted. */
export interface SaidMessage {
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
  readonly firstMessage: SaidMessage | null;

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
