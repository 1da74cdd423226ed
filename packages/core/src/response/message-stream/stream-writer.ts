import type { AnyChunk } from '@slack/types';
import type { MessageStream, StreamEndReason } from './message-stream.js';
import { ChunkBatch } from './chunk-batch.js';
import { type StreamTarget, type SaidMessage, type StreamDestination, StreamingUnavailable } from './stream-target.js';
import { SlackStreamTarget } from './slack-stream-target.js';
import { UpdateStreamTarget } from './update-stream-target.js';

/** How a stream came to its end. */
export type StreamEnd =
  | { readonly kind: 'whole' }
  /** Its readers stopped it, or took the message away. */
  | { readonly kind: 'unwanted' }
  /** It failed. */
  | { readonly kind: 'failed'; readonly error: unknown }
  /** The time of its handler was over. */
  | ({ readonly kind: 'over' } & StreamEndReason);

/** What is said after all else, or null. */
export type GetFinalChunk = (end: StreamEnd) => FinalChunk | Promise<FinalChunk>;
export type FinalChunk = AnyChunk | string | null;

type Asked = { readonly chunk: AnyChunk | null } | { readonly error: unknown };

const asked = (stream: MessageStream): Promise<Asked> =>
  stream.next().then(
    chunk => ({ chunk }),
    (error: unknown) => ({ error }),
  );

/**
 * Says one stream: the first piece at once, then what has come since, as often as Slack's limits allow. While a call is
 * under way no piece is asked for. Where Slack streams nothing, one message is updated instead.
 */
export class StreamWriter {
  readonly #batch = new ChunkBatch();
  #message: StreamTarget;
  #began: SaidMessage | null = null;
  #over: StreamEndReason | null = null;
  #dueAt = 0;
  #wake = (): void => {};

  /** @param paceMs between two calls; by default what Slack's limits allow */
  constructor(
    private readonly place: StreamDestination,
    private readonly paceMs?: number,
  ) {
    this.#message = place.threadTs === null ? new UpdateStreamTarget(place) : new SlackStreamTarget(place);
  }

  /**
   * Resolves when the message is whole, whatever ended it: to where it begins, or null when there was nothing to see.
   *
   * @throws what Slack refuses; nothing of what the stream fails with
   */
  async speak(stream: MessageStream, lastWords: GetFinalChunk): Promise<SaidMessage | null> {
    void this.#watch(stream.over);
    try {
      const end = await this.#read(stream);
      const words = await lastWords(end);
      if (typeof words === 'string') {
        this.#batch.add({ type: 'markdown_text', text: this.#began ? `\n\n${words}` : words });
      } else if (words !== null) this.#batch.add(words);
      if (end.kind !== 'unwanted') await this.#finish();
    } catch (error) {
      // What stays open would look as if more were to come.
      await this.#message.end([]).catch(() => {});
      throw error;
    } finally {
      stream.end();
    }
    return this.#began;
  }

  async #watch(over: Promise<StreamEndReason>): Promise<void> {
    this.#over = await over;
    this.#wake();
  }

  async #read(stream: MessageStream): Promise<StreamEnd> {
    let coming = asked(stream);
    for (;;) {
      const piece = await this.#pieceOrTime(coming);
      if (this.#over !== null) return { ...this.#over, kind: 'over' };
      if (piece !== null) {
        if ('error' in piece) return { kind: 'failed', error: piece.error };
        if (piece.chunk === null) return { kind: 'whole' };
        this.#batch.add(piece.chunk);
        coming = asked(stream);
      }
      if (!this.#isDue) continue;
      if (!(await this.#say(this.#batch.take()))) return { kind: 'unwanted' };
      this.#dueAt = performance.now() + (this.paceMs ?? this.#message.paceMs);
    }
  }

  get #isDue(): boolean {
    return !this.#batch.isBlank && (this.#batch.isFull || performance.now() >= this.#dueAt);
  }

  /** Null when there is something to do before the next piece comes. */
  #pieceOrTime(coming: Promise<Asked>): Promise<Asked | null> {
    let timer: NodeJS.Timeout | undefined;
    const time = new Promise<null>(resolve => {
      this.#wake = () => resolve(null);
      if (this.#over !== null) resolve(null);
      else if (!this.#batch.isBlank) timer = setTimeout(resolve, Math.max(0, this.#dueAt - performance.now()), null);
    });
    return Promise.race([coming, time]).finally(() => clearTimeout(timer));
  }

  async #finish(): Promise<void> {
    if (this.#began === null && this.#batch.isBlank) return;
    let last = this.#batch.take();
    // With nothing said so far, it may turn out here that nothing streams.
    while (this.#began === null || !this.#batch.isEmpty) {
      await this.#say(last);
      last = this.#batch.take();
    }
    await this.#message.end(last);
  }

  async #say(chunks: readonly AnyChunk[]): Promise<boolean> {
    try {
      return await this.#message.add(chunks);
    } catch (error) {
      if (!(error instanceof StreamingUnavailable)) throw error;
      this.#message = new UpdateStreamTarget(this.place);
      return await this.#message.add(chunks);
    } finally {
      this.#began ??= this.#message.began;
    }
  }
}
