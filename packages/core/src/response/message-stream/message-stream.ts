import type { AnyChunk } from '@slack/types';
import { toChunk, chunkOrThrow } from './stream-chunk.js';

/** Why nobody wants more of a stream. */
export interface StreamEndReason {
  readonly why: 'hung' | 'shutdown';
  readonly error: Error;
}

/** A stream whose first piece is there: what goes wrong from here on goes wrong in front of its readers. */
export class MessageStream {
  #first: AnyChunk | null;

  private constructor(
    first: AnyChunk,
    private readonly pieces: AsyncIterator<unknown, unknown>,
    /** Resolves when the time of the handler is over, if it ever is. */
    readonly over: Promise<StreamEndReason>,
  ) {
    this.#first = first;
  }

  /**
   * Waits for the first piece.
   *
   * @returns `empty` when there is none, null when it is nothing to show: then the stream is no answer
   * @throws what the stream fails with before it
   */
  static async begin(
    stream: AsyncIterable<unknown>,
    over: Promise<StreamEndReason>,
  ): Promise<MessageStream | 'empty' | null> {
    const pieces: AsyncIterator<unknown, unknown> = stream[Symbol.asyncIterator]();
    const end = (): void => endOf(pieces);
    void over.then(end);
    const { done, value } = await pieces.next();
    if (done === true) return 'empty';
    const first = toChunk(value);
    if (first !== null) return new MessageStream(first, pieces, over);
    end();
    return null;
  }

  /**
   * The next piece; null at the end.
   *
   * @throws what the stream fails with, SlackException `not_a_chunk`
   */
  async next(): Promise<AnyChunk | null> {
    const first = this.#first;
    this.#first = null;
    if (first !== null) return first;
    const { done, value } = await this.pieces.next();
    return done === true ? null : chunkOrThrow(value);
  }

  /** Nobody wants more. */
  end(): void {
    endOf(this.pieces);
  }
}

/** What fails in ending interests nobody any more, and what never ends keeps nobody waiting. */
function endOf(pieces: AsyncIterator<unknown, unknown>): void {
  const end = async (): Promise<void> => void (await pieces.return?.());
  end().catch(() => {});
}
