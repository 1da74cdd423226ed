import type { AnyChunk } from '@slack/types';
import { isJsonObject, type JsonObject } from '../../envelope/json.js';
import { SlackException } from '../../exceptions/slack.exception.js';
import { describeValue } from '../describe-value.js';

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

/** Checks the required fields of each type of chunk. */
const CHUNK_FIELDS: Readonly<Record<string, (chunk: JsonObject) => boolean>> = {
  markdown_text: ({ text }) => typeof text === 'string',
  task_update: ({ id, title, status }) => [id, title, status].every(field => typeof field === 'string'),
  plan_update: ({ title }) => typeof title === 'string',
  blocks: ({ blocks }) => Array.isArray(blocks),
};

/** Converts a value of a stream to a chunk; null when it is neither a text nor a chunk. */
export function toChunk(piece: unknown): AnyChunk | null {
  if (typeof piece === 'string') return { type: 'markdown_text', text: piece };
  return isChunk(piece) ? piece : null;
}

/** @throws SlackException `not_a_chunk` */
export function parseChunk(piece: unknown): AnyChunk {
  const chunk = toChunk(piece);
  if (chunk !== null) return chunk;
  throw new SlackException(
    'not_a_chunk',
    `A stream returned ${describeValue(piece)}, which is neither a text nor a chunk: the stream was ended. Return strings, or ` +
      `chunks of the types ${Object.keys(CHUNK_FIELDS).join(', ')}.`,
  );
}

function isChunk(piece: unknown): piece is AnyChunk {
  if (!isJsonObject(piece) || typeof piece['type'] !== 'string') return false;
  return Object.hasOwn(CHUNK_FIELDS, piece['type']) && CHUNK_FIELDS[piece['type']]?.(piece) === true;
}
