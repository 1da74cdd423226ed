import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { MOST_ENTRIES, rejoined, withNewer, withOlder } from '../../page/src/store/kept-entries.js';
import { WHOLE_TIMELINE } from '../../page/src/store/timeline-filter.js';
import { ALL, isWithin, withEnd } from '../../page/src/store/timeline-part.js';
import { VisibleEntries } from '../../page/src/timeline/visible-entries.js';
import type { TimelineEntry } from '../../src/index.js';

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

const SEARCHED = { ...WHOLE_TIMELINE, search: 'ANN (NO' };

describe('the timeline that a page keeps', () => {
  it('is whole, and nothing twice, when the line was cut for a while', () => {
    const [before, told] = [entries(1, 5000), entries(3101, 5100)];

    expect(span(rejoined(before, told))).toEqual([1, 5100, 5100, 5100]);
    expect(span(rejoined(entries(1, 3100), told))).toEqual([1, 5100, 5100, 5100]);
    // What is missing between is asked for from the newer end.
    expect(rejoined(entries(1, 3099), told)).toBe(told);
    // Where the emulator has no more, it was emptied.
    expect(rejoined(before, entries(4990, 5100))).toEqual(entries(4990, 5100));
    expect(rejoined(before, [])).toEqual([]);
  });

  it('is the newest, as much as there is room for', () => {
    expect(withOlder(entries(11, 20), entries(1, 12))).toEqual(entries(1, 20));
    const full = entries(1001, 1000 + MOST_ENTRIES);
    expect(span(withOlder(full, entries(1, 1000)))).toEqual(span(full));
    expect(withNewer(full, entries(1001 + MOST_ENTRIES, 1002 + MOST_ENTRIES))[0]?.id).toBe(1003);
  });

  it('is shown as its filter has it, whatever comes and goes at both ends', () => {
    const step = fc.tuple(fc.integer({ min: -5, max: 5 }), fc.integer({ min: 0, max: 5 }), fc.boolean());
    fc.assert(
      fc.property(fc.array(step), steps => {
        const visible = new VisibleEntries();
        let [from, to] = [50, 60];
        for (const [older, newer, isSearched] of steps) {
          from = Math.max(1, from + older);
          to += newer;
          const shown = visible
            .of(entries(from, to), isSearched ? SEARCHED : WHOLE_TIMELINE, 'run')
            .map(({ id }) => id);
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
    const part = withEnd(withEnd(ALL, { from: 5 }), { to: 9 });
    expect([4, 5, 9, 10].map(id => isWithin(part, id))).toEqual([false, true, true, false]);
    expect(withEnd(part, { to: 4 })).toEqual({ from: null, to: 4 });
    expect(withEnd(part, { from: 10 })).toEqual({ from: 10, to: null });
    expect(withEnd(withEnd(part, { from: null }), { to: null })).toBe(ALL);
    expect(isWithin(ALL, 5)).toBe(false);
  });
});
