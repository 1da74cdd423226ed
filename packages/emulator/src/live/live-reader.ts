import { EventEmitter, once } from 'node:events';

/** How many changes may wait for a reader who is slower than what happens: more only where they are in one line. */
export const MAX_WAITING = 5000;

/** A line of the live stream as it is sent, the same for all readers. */
export interface WrittenLine {
  readonly bytes: Buffer;
  /** How many changes are in it. */
  readonly changes: number;
}

/**
 * The lines for one reader, the whole state first. For one who doesn't keep up nothing is kept any more; once they ask
 * for the next line, it is the whole state again.
 */
export class LiveReader implements AsyncIterable<Buffer> {
  readonly #news = new EventEmitter();
  #lines: WrittenLine[] = [];
  #waiting = 0;
  #wantsState = true;
  #isOver = false;

  /**
   * @param state says the whole state as it is then
   * @param left is called when the reader has ended
   */
  constructor(
    private readonly state: () => Buffer,
    private readonly left: (reader: LiveReader) => void,
  ) {}

  say(line: WrittenLine): void {
    if (this.#wantsState) return;
    if (this.#lines.length > 0 && this.#waiting + line.changes > MAX_WAITING) return this.begin();
    this.#lines.push(line);
    this.#waiting += line.changes;
    this.#news.emit('news');
  }

  /** Begins again with the whole state; what waits is forgotten. */
  begin(): void {
    this.#lines = [];
    this.#waiting = 0;
    this.#wantsState = true;
    this.#news.emit('news');
  }

  /** Ends the lines. */
  end(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#lines = [];
    this.left(this);
    this.#news.emit('news');
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Buffer> {
    try {
      while (!this.#isOver) {
        const next = this.#next();
        if (next) yield next;
        else await once(this.#news, 'news');
      }
    } finally {
      this.end();
    }
  }

  #next(): Buffer | undefined {
    if (this.#wantsState) {
      const state = this.state();
      this.#wantsState = false;
      return state;
    }
    const line = this.#lines.shift();
    this.#waiting -= line?.changes ?? 0;
    return line?.bytes;
  }
}
