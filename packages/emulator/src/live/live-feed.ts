import { randomUUID } from 'node:crypto';
import { LiveBatch, LiveChangeCollector } from './live-changes.js';
import { type LiveSource, createLiveSnapshot } from './live-snapshot.js';
import type { LiveLine } from './live-state.js';
import { EventEmitter, once } from 'node:events';

/** How long changes are gathered before they are told together. */
const BATCH_MS = 30;
/** How long nothing may be said. */
const SILENCE_MS = 15_000;

/** What is heard and timed while somebody reads. */
interface Watch {
  readonly news: { end(): void };
  readonly silence: NodeJS.Timeout;
  readonly unsubscribe: () => void;
}

/**
 * What is to be seen of a local Slack, as it changes, for as many readers as there are. Without any it listens to
 * nothing.
 */
export class LiveFeed {
  readonly #run = randomUUID();
  readonly #readers = new Set<LiveReader>();
  readonly #batch = new LiveBatch();
  #watch: Watch | undefined;
  #due: NodeJS.Timeout | undefined;

  constructor(private readonly source: LiveSource) {}

  /** Begins to read: until the reader ends. */
  read(): LiveReader {
    this.#watch ??= this.#begin();
    const reader = new LiveReader(
      () => this.#state(),
      gone => this.#leave(gone),
    );
    this.#readers.add(reader);
    return reader;
  }

  #begin(): Watch {
    const news = new LiveChangeCollector(this.source, (thing, change) => {
      this.#batch.record(thing, change);
      this.#due ??= setTimeout(() => this.#flush(), BATCH_MS);
    });
    return {
      news,
      silence: setInterval(() => this.#say({ alive: true }, 1), SILENCE_MS),
      unsubscribe: this.source.slack.on('reset', () => {
        this.#drop();
        for (const reader of this.#readers) reader.begin();
      }),
    };
  }

  #leave(reader: LiveReader): void {
    this.#readers.delete(reader);
    if (this.#readers.size > 0 || !this.#watch) return;
    const { news, silence, unsubscribe } = this.#watch;
    this.#watch = undefined;
    news.end();
    unsubscribe();
    clearInterval(silence);
    this.#drop();
  }

  #drop(): void {
    clearTimeout(this.#due);
    this.#due = undefined;
    this.#batch.clear();
  }

  /** The others are told first what is in it already, so that nobody hears of it twice. */
  #state(): Buffer {
    this.#flush();
    return encodeLine({ state: createLiveSnapshot(this.source, this.#run) });
  }

  #flush(): void {
    clearTimeout(this.#due);
    this.#due = undefined;
    const changes = this.#batch.take();
    if (changes.length > 0) this.#say({ changes }, changes.length);
  }

  #say(line: LiveLine, changes: number): void {
    const bytes = encodeLine(line);
    this.#watch?.silence.refresh();
    for (const reader of this.#readers) reader.write({ bytes, changes });
  }
}

function encodeLine(line: LiveLine): Buffer {
  return Buffer.from(`${JSON.stringify(line)}\n`);
}

/** How many changes may wait for a reader who is slower than what happens: more only where they are in one line. */
export const MAX_WAITING_BYTES = 5000;

/** A line of the live stream as it is sent, the same for all readers. */
export interface EncodedLine {
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
  #lines: EncodedLine[] = [];
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

  write(line: EncodedLine): void {
    if (this.#wantsState) return;
    if (this.#lines.length > 0 && this.#waiting + line.changes > MAX_WAITING_BYTES) return this.begin();
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
