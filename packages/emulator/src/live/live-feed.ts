import { randomUUID } from 'node:crypto';
import { LiveBatch, LiveChangeCollector } from './live-changes.js';
import { type LiveSource, createLiveSnapshot } from './live-snapshot.js';
import type { LiveLine } from './live-state.js';
import { EventEmitter, once } from 'node:events';

/** How long changes are collected before they are sent as a batch. */
const BATCH_MS = 30;
/** The maximum time between two lines; after it, a keep-alive is sent. */
const SILENCE_MS = 15_000;

/** The subscriptions and timers that exist while there are readers. */
interface Watch {
  readonly news: { end(): void };
  readonly silence: NodeJS.Timeout;
  readonly unsubscribe: () => void;
}

/**
 * Streams the visible state of a local Slack and its changes to any number of readers. Without readers it has no
 * subscriptions.
 */
export class LiveFeed {
  readonly #run = randomUUID();
  readonly #readers = new Set<LiveReader>();
  readonly #batch = new LiveBatch();
  #watch: Watch | undefined;
  #due: NodeJS.Timeout | undefined;

  constructor(private readonly source: LiveSource) {}

  /** Starts a reader, which runs until it is ended. */
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

  /** Sends the pending changes to the other readers first, because the snapshot already contains them. */
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

/** The maximum number of pending changes for a slow reader. A single line may exceed it. */
export const MAX_WAITING_BYTES = 5000;

/** An encoded line of the live stream, shared by all readers. */
export interface EncodedLine {
  readonly bytes: Buffer;
  /** The number of changes in the line. */
  readonly changes: number;
}

/**
 * The lines for one reader, starting with the whole state. Lines for a reader that falls behind are dropped; its next
 * line is the whole state again.
 */
export class LiveReader implements AsyncIterable<Buffer> {
  readonly #news = new EventEmitter();
  #lines: EncodedLine[] = [];
  #waiting = 0;
  #wantsState = true;
  #isOver = false;

  /**
   * @param state returns the encoded current state
   * @param left called when the reader has ended
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

  /** Restarts with the whole state and drops pending lines. */
  begin(): void {
    this.#lines = [];
    this.#waiting = 0;
    this.#wantsState = true;
    this.#news.emit('news');
  }

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
