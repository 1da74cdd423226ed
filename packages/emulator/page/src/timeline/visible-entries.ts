import type { TimelineEntry } from '../../../src/timeline/timeline-entry.js';
import type { TimelineFilter } from '../store/timeline-selection.js';

/** Filters entries incrementally: only new entries are tested. */
export class FilteredEntries {
  #run = '';
  #filter: TimelineFilter | null = null;
  #firstId = 0;
  #seenTo = 0;
  #visible: readonly TimelineEntry[] = [];

  /**
   * @param entries the previous entries, possibly without the first ones or with older ones added, and new ones
   * @param run identifies the emulator's start: each start counts ids from 1
   */
  update(entries: readonly TimelineEntry[], filter: TimelineFilter, run: string): readonly TimelineEntry[] {
    const lastId = entries.at(-1)?.id ?? 0;
    const firstId = entries[0]?.id ?? 0;
    if (filter !== this.#filter || run !== this.#run || firstId < this.#firstId) {
      this.#run = run;
      this.#filter = filter;
      this.#visible = [];
      this.#seenTo = 0;
    }
    const isVisible = entryTest(filter);
    const fresh = entries.slice(findIndexAfter(entries, this.#seenTo)).filter(isVisible);
    const gone = findIndexAfter(this.#visible, firstId - 1);
    if (fresh.length > 0 || gone > 0) this.#visible = [...this.#visible.slice(gone), ...fresh];
    this.#firstId = firstId;
    this.#seenTo = lastId;
    return this.#visible;
  }
}

/** Finds an entry by id, with binary search. */
export function findEntry(entries: readonly TimelineEntry[], id: number): TimelineEntry | undefined {
  const entry = entries[findIndexAfter(entries, id - 1)];
  return entry?.id === id ? entry : undefined;
}

/** Returns the index of the first entry after this id. */
export function findIndexAfter(entries: readonly TimelineEntry[], id: number): number {
  let [from, to] = [0, entries.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((entries[middle]?.id ?? 0) <= id) from = middle + 1;
    else to = middle;
  }
  return from;
}

export function isProblem(entry: TimelineEntry): boolean {
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
  onlyProblems,
  app,
  search,
  after,
  until,
}: TimelineFilter): (entry: TimelineEntry) => boolean {
  // Runs for thousands of entries per keystroke, so the expressions are created once.
  const words = search
    .split(/\s+/)
    .filter(word => word !== '')
    .map(word => new RegExp(word.replaceAll(/\W/g, String.raw`\$&`), 'i'));
  return entry =>
    entry.id > after &&
    (until === null || entry.id <= until) &&
    (kinds.length === 0 || kinds.includes(entry.kind)) &&
    (!onlyProblems || isProblem(entry)) &&
    (app === '' || entry.app === app) &&
    (words.length === 0 || matchesWords(entry, words));
}

function matchesWords({ kind, app, who, text }: TimelineEntry, words: readonly RegExp[]): boolean {
  return words.every(
    word => word.test(text) || word.test(kind) || (app !== null && word.test(app)) || (who !== null && word.test(who)),
  );
}
