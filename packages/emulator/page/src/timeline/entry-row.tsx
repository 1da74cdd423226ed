import { memo } from 'react';
import type { TimelineEntry } from '../../../src/timeline/timeline-entry.js';
import { entryKinds } from './entry-kinds.js';
import css from './entry-row.module.css';
import { LatencyBar } from './latency-bar.js';
import { openEntry } from './open-entry.js';
import { findEntry, isProblem } from './visible-entries.js';

/** The tag and the latency bar already show this. */
const REDUNDANT_ACK_TEXT = /^acks | after \d+ ms/g;
const MAX_DEPTH = 4;

interface EntryRowProps {
  readonly entry: TimelineEntry;
  readonly entries: readonly TimelineEntry[];
  readonly isOpen: boolean;
  /** The entry belongs to the exported test. */
  readonly isInRange: boolean;
}

export const EntryRow = memo(function EntryRow({ entry, entries, isOpen, isInRange }: EntryRowProps) {
  const { id, at, kind, app, who, text } = entry;
  const { tag, name } = entryKinds[kind];
  return (
    <button
      type="button"
      className={css.row}
      tabIndex={-1}
      aria-current={isOpen ? 'true' : undefined}
      data-part={isInRange ? '' : undefined}
      data-trouble={isProblem(entry) ? '' : undefined}
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
      <span className={`${css.text} ${css[`depth${getDepth(entry, entries)}`] ?? ''}`} title={text}>
        {entry.kind === 'ack' ? text.replaceAll(REDUNDANT_ACK_TEXT, '') : text}
      </span>
      {entry.kind === 'ack' && <LatencyBar ms={entry.latencyMs} />}
    </button>
  );
}, hasSameProps);

/** An entry's causes never change. */
function hasSameProps(before: EntryRowProps, now: EntryRowProps): boolean {
  return before.entry === now.entry && before.isOpen === now.isOpen && before.isInRange === now.isInRange;
}

/** The number of causes in a chain. */
function getDepth(entry: TimelineEntry, entries: readonly TimelineEntry[]): number {
  let depth = 0;
  let cause = entry.cause;
  while (cause !== null && depth < MAX_DEPTH) {
    depth += 1;
    cause = findEntry(entries, cause)?.cause ?? null;
  }
  return depth;
}

/** Local time: `09:30:00`. */
function clockTime(at: number): string {
  const date = new Date(at);
  return [date.getHours(), date.getMinutes(), date.getSeconds()].map(twoDigits).join(':');
}

const thousandths = (at: number): string => `.${String(new Date(at).getMilliseconds()).padStart(3, '0')}`;

const twoDigits = (part: number): string => String(part).padStart(2, '0');
