import type { AnyChunk } from '@slack/types';
import type { MessageStream, StreamAbort } from './message-stream.js';
import {
  type PostedMessage,
  type StreamDestination,
  StreamingUnavailable,
  type StreamTarget,
  UpdateStreamTarget,
} from './stream-target.js';
import { SlackStreamTarget } from './slack-stream-target.js';
import { findCutIndex, MAX_MARKDOWN_LENGTH } from './stream-transcript.js';

/** How a stream ended. */
export type StreamEnd =
  | { readonly kind: 'completed' }
  /** The user stopped the stream or deleted the message. */
  | { readonly kind: 'stopped' }
  /** The stream threw an error. */
  | { readonly kind: 'failed'; readonly error: unknown }
  /** The handler timed out or was aborted. */
  | ({ readonly kind: 'aborted' } & StreamAbort);

/** Returns the last chunk of the message, or null. */
export type GetFinalChunk = (end: StreamEnd) => FinalChunk | Promise<FinalChunk>;
export type FinalChunk = AnyChunk | string | null;

type ReadResult = { readonly chunk: AnyChunk | null } | { readonly error: unknown };

const readNext = (stream: MessageStream): Promise<ReadResult> =>
  stream.next().then(
    chunk => ({ chunk }),
    (error: unknown) => ({ error }),
  );

/**
 * Posts a stream: the first chunk immediately, then batches of the following chunks within Slack's rate limit. No chunk
 * is read during an API call. Where Slack cannot stream, a message is updated instead.
 */
export class StreamWriter {
  readonly #batch = new ChunkBatch();
  #target: StreamTarget;
  #firstMessage: PostedMessage | null = null;
  #aborted: StreamAbort | null = null;
  #dueAt = 0;
  #wake = (): void => {};

  /** @param intervalMs milliseconds between two calls. Default: the interval of the target */
  constructor(
    private readonly destination: StreamDestination,
    private readonly intervalMs?: number,
  ) {
    this.#target =
      destination.threadTs === null ? new UpdateStreamTarget(destination) : new SlackStreamTarget(destination);
  }

  /**
   * Posts the stream. Resolves when it has ended, to its first message, or to null when nothing was posted.
   *
   * @throws the error of an API call; errors of the stream itself are passed to `getFinalChunk`
   */
  async write(stream: MessageStream, getFinalChunk: GetFinalChunk): Promise<PostedMessage | null> {
    void this.#watchAbort(stream.aborted);
    try {
      const end = await this.#read(stream);
      const finalChunk = await getFinalChunk(end);
      if (typeof finalChunk === 'string') {
        this.#batch.add({ type: 'markdown_text', text: this.#firstMessage ? `\n\n${finalChunk}` : finalChunk });
      } else if (finalChunk !== null) this.#batch.add(finalChunk);
      if (end.kind !== 'stopped') await this.#finish();
    } catch (error) {
      // An open message would look as if it continued.
      await this.#target.finish([]).catch(() => {});
      throw error;
    } finally {
      stream.cancel();
    }
    return this.#firstMessage;
  }

  async #watchAbort(aborted: Promise<StreamAbort>): Promise<void> {
    this.#aborted = await aborted;
    this.#wake();
  }

  async #read(stream: MessageStream): Promise<StreamEnd> {
    let nextRead = readNext(stream);
    for (;;) {
      const result = await this.#readUntilDue(nextRead);
      if (this.#aborted !== null) return { ...this.#aborted, kind: 'aborted' };
      if (result !== null) {
        if ('error' in result) return { kind: 'failed', error: result.error };
        if (result.chunk === null) return { kind: 'completed' };
        this.#batch.add(result.chunk);
        nextRead = readNext(stream);
      }
      if (!this.#isDue) continue;
      if (!(await this.#append(this.#batch.take()))) return { kind: 'stopped' };
      this.#dueAt = performance.now() + (this.intervalMs ?? this.#target.intervalMs);
    }
  }

  get #isDue(): boolean {
    return !this.#batch.isBlank && (this.#batch.isFull || performance.now() >= this.#dueAt);
  }

  /** Resolves to null when a batch is due, or the handler is aborted, before the next chunk arrives. */
  #readUntilDue(nextRead: Promise<ReadResult>): Promise<ReadResult | null> {
    let timer: NodeJS.Timeout | undefined;
    const time = new Promise<null>(resolve => {
      this.#wake = () => resolve(null);
      if (this.#aborted !== null) resolve(null);
      else if (!this.#batch.isBlank) timer = setTimeout(resolve, Math.max(0, this.#dueAt - performance.now()), null);
    });
    return Promise.race([nextRead, time]).finally(() => clearTimeout(timer));
  }

  async #finish(): Promise<void> {
    if (this.#firstMessage === null && this.#batch.isBlank) return;
    let last = this.#batch.take();
    // When nothing was posted yet, this call can find out that Slack cannot stream here.
    while (this.#firstMessage === null || !this.#batch.isEmpty) {
      await this.#append(last);
      last = this.#batch.take();
    }
    await this.#target.finish(last);
  }

  async #append(chunks: readonly AnyChunk[]): Promise<boolean> {
    try {
      return await this.#target.append(chunks);
    } catch (error) {
      if (!(error instanceof StreamingUnavailable)) throw error;
      this.#target = new UpdateStreamTarget(this.destination);
      return await this.#target.append(chunks);
    } finally {
      this.#firstMessage ??= this.#target.firstMessage;
    }
  }
}

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
