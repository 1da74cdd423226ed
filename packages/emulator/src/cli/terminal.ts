import type { Writable } from 'node:stream';
import { pluralize } from '../timeline/payload-summary.js';
import type { TimelineEntry } from '../timeline/timeline-entry.js';
import { escapeControlCharacters } from './print.js';
import colours from 'picocolors';
import { wrapRow, formatTimelineEntry } from '../timeline/format-entry.js';

/** The maximum output that waits for a slow terminal or pipe. */
const MAX_BACKLOG_BYTES = 1_048_576;

/** Writes timeline entries, as text or as one JSON object per line. */
export class Terminal {
  /** Resolves when the output has been closed. */
  readonly gone: Promise<void>;
  #leftOut = 0;

  constructor(
    private readonly stream: Writable,
    private readonly json: boolean,
  ) {
    this.gone = new Promise(resolve => {
      // Several errors can occur, because pending writes fail too.
      stream.on('error', () => resolve());
    });
  }

  /** Prints the variables to set, as NAME=value lines, followed by the URL of the page. */
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

  /** @param findings the lint findings, one per line */
  summary(summary: Summary, findings: string): void {
    this.#tellLeftOut();
    if (this.json) return this.#line(JSON.stringify({ kind: 'summary', ...summary.counts }));
    this.#line(`\n${summary.toString()}.`);
    if (findings !== '') this.#line(escapeControlCharacters(findings));
  }

  #tellLeftOut(): void {
    const count = this.#leftOut;
    if (count === 0) return;
    this.#leftOut = 0;
    this.#line(
      this.json
        ? JSON.stringify({ kind: 'left_out', count })
        : `… ${pluralize(count, 'entry was', 'entries were')} left out …`,
    );
  }

  #line(line: string): void {
    this.stream.write(`${line}\n`);
  }
}

/** Statistics of a whole run, counted as entries occur, because the timeline drops old entries. */
export class Summary {
  readonly counts = {
    messages: 0,
    acks: 0,
    lateAcks: 0,
    unanswered: 0,
    calls: 0,
    refusedCalls: 0,
    problems: 0,
    findings: 0,
  };

  count(entry: TimelineEntry): void {
    const { counts } = this;
    if (entry.kind === 'message' && entry.change === 'posted') counts.messages += 1;
    if (entry.kind === 'ack' && entry.status === 'in_time') counts.acks += 1;
    if (entry.kind === 'ack' && entry.status === 'late') counts.lateAcks += 1;
    if (entry.kind === 'unanswered') counts.unanswered += 1;
    if (entry.kind === 'api_call') counts.calls += 1;
    if (entry.kind === 'api_call' && !entry.ok) counts.refusedCalls += 1;
    if (entry.kind === 'problem') counts.problems += 1;
    if (entry.kind === 'finding') counts.findings += 1;
  }

  toString(): string {
    const { messages, acks, lateAcks, unanswered, calls, refusedCalls, problems, findings } = this.counts;
    return [
      pluralize(messages, 'message'),
      `${pluralize(acks, 'ack')} in time, ${lateAcks} late, ${unanswered} without`,
      `${pluralize(calls, 'call')}, ${refusedCalls} of them refused`,
      `${pluralize(problems, 'problem')}, ${pluralize(findings, 'finding')} of the lint`,
    ].join('; ');
  }
}

/**
 * Formats an entry as a line for a terminal, coloured if the terminal supports colours and NO_COLOR is not set.
 * @param columns the width of the terminal; without it the entry is one row
 */
export function colorizeEntry(entry: TimelineEntry, columns = Infinity): string {
  const line = wrapRow(escapeControlCharacters(formatTimelineEntry(entry)).replaceAll('\n', ' '), columns);
  const colour = getEntryColor(entry);
  return colour ? colour(line) : line;
}

function getEntryColor(entry: TimelineEntry): ((text: string) => string) | undefined {
  switch (entry.kind) {
    case 'problem':
    case 'unanswered':
      return colours.red;
    case 'finding':
      return colours.yellow;
    case 'fault':
    case 'time':
    case 'replay':
    case 'by_hand':
      return colours.magenta;
    case 'act':
      return colours.bold;
    case 'message':
      return colours.cyan;
    case 'ack':
      return entry.status === 'in_time' ? colours.green : colours.yellow;
    case 'api_call':
    case 'response':
      return entry.ok ? undefined : colours.red;
    default:
      return colours.dim;
  }
}
