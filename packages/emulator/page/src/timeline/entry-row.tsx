import { memo } from 'react';
import type { TimelineEntry } from '../../../src/timeline/timeline-entry.js';
import { entryKinds } from './entry-kinds.js';
import css from './entry-row.module.css';
import { LatencyBar } from './latency-bar.js';
import { openEntry } from './open-entry.js';
import { entryOf, isTrouble } from './visible-entries.js';

/** Of an ack: the tag and the bar say it. */
const SAID = /^acks | after \d+ ms/g;
/** So deep is what follows from something that follows from something drawn at most. */
const DEEPEST = 4;

interface EntryRowProps {
  readonly entry: TimelineEntry;
  readonly entries: readonly TimelineEntry[];
  readonly isOpen: boolean;
  /** It is of the part that becomes a test. */
  readonly isInPart: boolean;
}

/** An entry as a line: when, of what kind, who, and what. */
export const EntryRow = memo(function EntryRow({ entry, entries, isOpen, isInPart }: EntryRowProps) {
  const { id, at, kind, app, who, text } = entry;
  const { tag, name } = entryKinds[kind];
  return (
    <button
      type="button"
      className={css.row}
      tabIndex={-1}
      aria-current={isOpen ? 'true' : undefined}
      data-part={isInPart ? '' : undefined}
      data-trouble={isTrouble(entry) ? '' : undefined}
      onClick={() => void openEntry(id)}
    >
      <time className={css.time}>
        {clockTime(at)}
        <span className={css.thousandths}>{thousandths(at)}</span>
      </time>
      <span className={css.tag} data-kind={kind} title={name}>
        {tag}
      </span>
      <span className={css.who}>
        {kind === 'message' || kind === 'act' || kind === 'view' ? (who ?? app) : (app ?? who)}
      </span>
      <span className={`${css.text} ${css[`depth${depthOf(entry, entries)}`] ?? ''}`} title={text}>
        {entry.kind === 'ack' ? text.replaceAll(SAID, '') : text}
      </span>
      {entry.kind === 'ack' && <LatencyBar ms={entry.latencyMs} />}
    </button>
  );
}, isSame);

/** What came before an entry doesn't change. */
function isSame(before: EntryRowProps, now: EntryRowProps): boolean {
  return before.entry === now.entry && before.isOpen === now.isOpen && before.isInPart === now.isInPart;
}

/** How many entries it follows from, one after the other. */
function depthOf(entry: TimelineEntry, entries: readonly TimelineEntry[]): number {
  let depth = 0;
  let cause = entry.cause;
  while (cause !== null && depth < DEEPEST) {
    depth += 1;
    cause = entryOf(entries, cause)?.cause ?? null;
  }
  return depth;
}

/** `09:30:00` where one is. */
function clockTime(at: number): string {
  const date = new Date(at);
  return [date.getHours(), date.getMinutes(), date.getSeconds()].map(twoDigits).join(':');
}

/** `.123` */
const thousandths = (at: number): string => `.${String(new Date(at).getMilliseconds()).padStart(3, '0')}`;

const twoDigits = (part: number): string => String(part).padStart(2, '0');
