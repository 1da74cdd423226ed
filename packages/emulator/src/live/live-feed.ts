import { randomUUID } from 'node:crypto';
import { LiveBatch } from './live-batch.js';
import { LiveNews } from './live-news.js';
import { LiveReader } from './live-reader.js';
import type { LiveSource } from './live-source.js';
import type { LiveLine } from './live-state.js';
import { wholeState } from './whole-state.js';

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
    const news = new LiveNews(this.source, (thing, change) => {
      this.#batch.note(thing, change);
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
    return written({ state: wholeState(this.source, this.#run) });
  }

  #flush(): void {
    clearTimeout(this.#due);
    this.#due = undefined;
    const changes = this.#batch.take();
    if (changes.length > 0) this.#say({ changes }, changes.length);
  }

  #say(line: LiveLine, changes: number): void {
    const bytes = written(line);
    this.#watch?.silence.refresh();
    for (const reader of this.#readers) reader.say({ bytes, changes });
  }
}

function written(line: LiveLine): Buffer {
  return Buffer.from(`${JSON.stringify(line)}\n`);
}
