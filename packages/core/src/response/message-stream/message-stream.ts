import type { AnyChunk } from '@slack/types';
import { toChunk, parseChunk } from './stream-chunk.js';

/** Why the handler of a stream was aborted. */
export interface StreamAbort {
  readonly why: 'hung' | 'shutdown';
  readonly error: Error;
}

/** A stream whose first chunk was read. A later error occurs after the user has seen a part of it. */
export class MessageStream {
  #first: AnyChunk | null;

  private constructor(
    first: AnyChunk,
    private readonly chunks: AsyncIterator<unknown, unknown>,
    /** Resolves if the handler times out or is aborted. */
    readonly aborted: Promise<StreamAbort>,
  ) {
    this.#first = first;
  }

  /**
   * Reads the first chunk.
   *
   * @returns `empty` when the stream has no chunk, null when the first value is not a chunk
   * @throws the stream's error
   */
  static async open(
    stream: AsyncIterable<unknown>,
    over: Promise<StreamAbort>,
  ): Promise<MessageStream | 'empty' | null> {
    const pieces: AsyncIterator<unknown, unknown> = stream[Symbol.asyncIterator]();
    const end = (): void => cancelIterator(pieces);
    void over.then(end);
    const { done, value } = await pieces.next();
    if (done === true) return 'empty';
    const first = toChunk(value);
    if (first !== null) return new MessageStream(first, pieces, over);
    end();
    return null;
  }

  /**
   * Returns the next chunk; null at the end.
   *
   * @throws the stream's error, or SlackException `not_a_chunk`
   */
  async next(): Promise<AnyChunk | null> {
    const first = this.#first;
    this.#first = null;
    if (first !== null) return first;
    const { done, value } = await this.chunks.next();
    return done === true ? null : parseChunk(value);
  }

  /** Stops reading. */
  cancel(): void {
    cancelIterator(this.chunks);
  }
}

/** Does not wait for the iterator, and ignores its errors. */
function cancelIterator(pieces: AsyncIterator<unknown, unknown>): void {
  const end = async (): Promise<void> => void (await pieces.return?.());
  end().catch(() => {});
}
