import type { AnyChunk } from '@slack/types';
import type { WebClient } from '@slack/web-api';

/** Where a message was posted. */
export interface SaidMessage {
  readonly ts: string;
  readonly channel: string;
}

/** Where and for whom a stream is said. */
export interface StreamDestination {
  readonly client: WebClient;
  readonly channel: string;
  /** The thread; null for the channel itself, where nothing streams. */
  readonly threadTs: string | null;
  /** Whose eyes it streams before, and their workspace. */
  readonly userId: string | null;
  readonly teamId: string | null;
}

/** A message that grows, by whatever means Slack has. When one is full or closed, it goes on in the next. */
export interface StreamTarget {
  /** Milliseconds between two calls, so that Slack's limits aren't met. */
  readonly paceMs: number;
  /** Where it began; null before that. */
  readonly began: SaidMessage | null;

  /**
   * Says more: as much as one call takes.
   *
   * @returns whether there is anybody who wants more
   * @throws StreamingUnavailable when it can't grow this way; what Slack refuses for other reasons
   */
  add(chunks: readonly AnyChunk[]): Promise<boolean>;

  /** Says the last of it: as much as one call takes. */
  end(chunks: readonly AnyChunk[]): Promise<void>;
}

/** Nothing can be streamed here: it has to be said another way. */
export class StreamingUnavailable extends Error {
  override readonly name = 'StreamingUnavailable';
}
