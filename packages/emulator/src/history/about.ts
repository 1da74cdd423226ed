import type { Noted } from '../timeline/noted.js';
import { cluesOfCall, cluesOfPayload } from '../timeline/causes.js';
import type { TimelineEntry } from '../timeline/timeline-entry.js';
import { isJsonObject } from '../json.js';
import type { KeptRecords } from '../timeline/kept-records.js';

/** A message, by its channel and `ts`, or a view, by its id. */
export type About = { readonly channel: string; readonly ts: string } | { readonly viewId: string };

/**
 * The entries that have to do with a message or view: those of its own, the payloads and calls that name it, what they
 * follow from, and what was answered to them.
 */
export function entriesAbout(
  entries: readonly TimelineEntry[],
  about: About,
  records: KeptRecords,
): readonly TimelineEntry[] {
  const clue = 'viewId' in about ? `view ${about.viewId}` : `message ${about.channel} ${about.ts}`;
  const direct = entries.filter(entry => isOf(entry, about) || names(records.record(entry.id), clue));
  const ids = new Set(direct.flatMap(({ id, cause }) => (cause === null ? [id] : [id, cause])));
  const isAnswer = ({ kind, cause }: TimelineEntry): boolean =>
    (kind === 'ack' || kind === 'unanswered') && cause !== null && ids.has(cause);
  return entries.filter(entry => ids.has(entry.id) || isAnswer(entry));
}

function isOf(entry: TimelineEntry, about: About): boolean {
  if ('viewId' in about) return entry.kind === 'view' && entry.viewId === about.viewId;
  return entry.kind === 'message' && entry.channel === about.channel && entry.ts === about.ts;
}

function names(noted: Noted | undefined, clue: string): boolean {
  if (noted?.kind === 'api_call') return cluesOfCall(noted.record.args).includes(clue);
  if (noted?.kind !== 'envelope' || !isJsonObject(noted.record.payload)) return false;
  return cluesOfPayload(noted.record.payload).includes(clue);
}
