import type { Writable } from 'node:stream';
import { counted } from '../timeline/few-words.js';
import type { TimelineEntry } from '../timeline/timeline-entry.js';
import { printable } from './printable.js';
import type { Summary } from './summary.js';

/** How much may wait for a terminal or pipe that is slower than what happens. */
const MAX_BACKLOG_BYTES = 1_048_576;

/** Writes what happens, as text or as a JSON object a line. */
export class Terminal {
  /** Resolves when nobody reads on. */
  readonly gone: Promise<void>;
  #leftOut = 0;

  constructor(
    private readonly stream: Writable,
    private readonly json: boolean,
  ) {
    this.gone = new Promise(resolve => {
      // More than one may come: what is still to be written fails too.
      stream.on('error', () => resolve());
    });
  }

  /** The variables to set, as NAME=value lines, and below them where the page is. */
  environment(variables: Readonly<Record<string, string>>, pageUrl: string): void {
    if (this.json) return this.#line(JSON.stringify({ kind: 'environment', ...variables }));
    for (const [name, value] of Object.entries(variables)) this.#line(`${name}=${value}`);
    this.#line(`\nOpen ${pageUrl}\n`);
  }

  entry(entry: TimelineEntry, toLine: (entry: TimelineEntry) => string): void {
    if (this.stream.writableLength > MAX_BACKLOG_BYTES) {
      this.#leftOut += 1;
      return;
    }
    this.#tellLeftOut();
    this.#line(this.json ? JSON.stringify(entry) : toLine(entry));
  }

  /** @param findings what the lint found, a line each */
  summary(summary: Summary, findings: string): void {
    this.#tellLeftOut();
    if (this.json) return this.#line(JSON.stringify({ kind: 'summary', ...summary.counts }));
    this.#line(`\n${summary.toString()}.`);
    if (findings !== '') this.#line(printable(findings));
  }

  #tellLeftOut(): void {
    const count = this.#leftOut;
    if (count === 0) return;
    this.#leftOut = 0;
    this.#line(
      this.json
        ? JSON.stringify({ kind: 'left_out', count })
        : `… ${counted(count, 'entry was', 'entries were')} left out …`,
    );
  }

  #line(line: string): void {
    this.stream.write(`${line}\n`);
  }
}
