import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import {
  MAX_ENTRIES,
  mergeAfterReconnect,
  appendEntries,
  prependEntries,
} from '../../page/src/store/slack-snapshot.js';
import { NO_FILTER } from '../../page/src/store/timeline-selection.js';
import { FULL_RANGE, isEntryInRange, updateRange } from '../../page/src/store/timeline-selection.js';
import { FilteredEntries } from '../../page/src/timeline/visible-entries.js';
import type { TimelineEntry } from '../../src/timeline/timeline-entry.js';

/** Entries with these ids, both among them. */
const entries = (from: number, to: number): TimelineEntry[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => entry(from + at));

const entry = (id: number): TimelineEntry => ({
  id,
  kind: 'act',
  at: 0,
  app: 'desk',
  who: id % 2 === 0 ? 'ann' : null,
  cause: null,
  text: `Writes (no. ${id})`,
});

/** The first, the last, and how many different ones, in order. */
const span = (kept: readonly TimelineEntry[]) => {
  const ids = kept.map(({ id }) => id);
  return [ids[0], ids.at(-1), ids.filter((id, at) => at === 0 || id > (ids[at - 1] ?? 0)).length, ids.length];
};

const SEARCHED = { ...NO_FILTER, search: 'ANN (NO' };

describe('the timeline that a page keeps', () => {
  it('is whole, and nothing twice, when the line was cut for a while', () => {
    const [before, told] = [entries(1, 5000), entries(3101, 5100)];

    expect(span(mergeAfterReconnect(before, told))).toEqual([1, 5100, 5100, 5100]);
    expect(span(mergeAfterReconnect(entries(1, 3100), told))).toEqual([1, 5100, 5100, 5100]);
    // What is missing between is asked for from the newer end.
    expect(mergeAfterReconnect(entries(1, 3099), told)).toBe(told);
    // Where the emulator has no more, it was emptied.
    expect(mergeAfterReconnect(before, entries(4990, 5100))).toEqual(entries(4990, 5100));
    expect(mergeAfterReconnect(before, [])).toEqual([]);
  });

  it('is the newest, as much as there is room for', () => {
    expect(prependEntries(entries(11, 20), entries(1, 12))).toEqual(entries(1, 20));
    const full = entries(1001, 1000 + MAX_ENTRIES);
    expect(span(prependEntries(full, entries(1, 1000)))).toEqual(span(full));
    expect(appendEntries(full, entries(1001 + MAX_ENTRIES, 1002 + MAX_ENTRIES))[0]?.id).toBe(1003);
  });

  it('is shown as its filter has it, whatever comes and goes at both ends', () => {
    const step = fc.tuple(fc.integer({ min: -5, max: 5 }), fc.integer({ min: 0, max: 5 }), fc.boolean());
    fc.assert(
      fc.property(fc.array(step), steps => {
        const visible = new FilteredEntries();
        let [from, to] = [50, 60];
        for (const [older, newer, isSearched] of steps) {
          from = Math.max(1, from + older);
          to += newer;
          const shown = visible.update(entries(from, to), isSearched ? SEARCHED : NO_FILTER, 'run').map(({ id }) => id);
          expect(shown).toEqual(
            entries(from, to)
              .map(({ id }) => id)
              .filter(id => !isSearched || id % 2 === 0),
          );
        }
      }),
    );
  });

  it('is a part between two entries, whose ends never cross', () => {
    const part = updateRange(updateRange(FULL_RANGE, { from: 5 }), { to: 9 });
    expect([4, 5, 9, 10].map(id => isEntryInRange(part, id))).toEqual([false, true, true, false]);
    expect(updateRange(part, { to: 4 })).toEqual({ from: null, to: 4 });
    expect(updateRange(part, { from: 10 })).toEqual({ from: 10, to: null });
    expect(updateRange(updateRange(part, { from: null }), { to: null })).toBe(FULL_RANGE);
    expect(isEntryInRange(FULL_RANGE, 5)).toBe(false);
  });
});
