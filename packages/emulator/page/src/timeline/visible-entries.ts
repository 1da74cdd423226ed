import type { TimelineEntry } from '../../../src/timeline/timeline-entry.js';
import type { TimelineFilter } from '../store/timeline-filter.js';

/** The entries that a filter lets through, kept up with what comes: only that is looked at. */
export class VisibleEntries {
  #run = '';
  #filter: TimelineFilter | null = null;
  #firstId = 0;
  #seenTo = 0;
  #visible: readonly TimelineEntry[] = [];

  /**
   * @param entries the oldest first: those of last time, less some at their beginning or older ones before them, and
   * newer ones
   * @param run of which start of an emulator they are: each counts its ids anew
   */
  of(entries: readonly TimelineEntry[], filter: TimelineFilter, run: string): readonly TimelineEntry[] {
    const lastId = entries.at(-1)?.id ?? 0;
    const firstId = entries[0]?.id ?? 0;
    if (filter !== this.#filter || run !== this.#run || firstId < this.#firstId) {
      this.#run = run;
      this.#filter = filter;
      this.#visible = [];
      this.#seenTo = 0;
    }
    const isShown = entryTest(filter);
    const fresh = entries.slice(placeAfter(entries, this.#seenTo)).filter(isShown);
    const gone = placeAfter(this.#visible, firstId - 1);
    if (fresh.length > 0 || gone > 0) this.#visible = [...this.#visible.slice(gone), ...fresh];
    this.#firstId = firstId;
    this.#seenTo = lastId;
    return this.#visible;
  }
}

/** The entry of this id, among entries in the order of their ids. */
export function entryOf(entries: readonly TimelineEntry[], id: number): TimelineEntry | undefined {
  const entry = entries[placeAfter(entries, id - 1)];
  return entry?.id === id ? entry : undefined;
}

/** Where the entries after this id begin. */
export function placeAfter(entries: readonly TimelineEntry[], id: number): number {
  let [from, to] = [0, entries.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((entries[middle]?.id ?? 0) <= id) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** Whether it tells of something that went wrong. */
export function isTrouble(entry: TimelineEntry): boolean {
  switch (entry.kind) {
    case 'problem':
    case 'finding':
    case 'unanswered':
      return true;
    case 'ack':
      return entry.status !== 'in_time';
    case 'api_call':
    case 'response':
      return !entry.ok;
    default:
      return false;
  }
}

function entryTest({
  kinds,
  onlyTrouble,
  app,
  search,
  after,
  until,
}: TimelineFilter): (entry: TimelineEntry) => boolean {
  // Thousands of entries are looked through with each key: nothing is made anew for each of them.
  const words = search
    .split(/\s+/)
    .filter(word => word !== '')
    .map(word => new RegExp(word.replaceAll(/\W/g, String.raw`\$&`), 'i'));
  return entry =>
    entry.id > after &&
    (until === null || entry.id <= until) &&
    (kinds.length === 0 || kinds.includes(entry.kind)) &&
    (!onlyTrouble || isTrouble(entry)) &&
    (app === '' || entry.app === app) &&
    (words.length === 0 || says(entry, words));
}

function says({ kind, app, who, text }: TimelineEntry, words: readonly RegExp[]): boolean {
  return words.every(
    word => word.test(text) || word.test(kind) || (app !== null && word.test(app)) || (who !== null && word.test(who)),
  );
}
