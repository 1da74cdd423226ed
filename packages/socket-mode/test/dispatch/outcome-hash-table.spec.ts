import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { ClaimOutcome } from '../../../core/src/dispatch/idempotency-store.js';
import { OutcomeHashTable } from '../../../core/src/dispatch/outcome-hash-table.js';

const MOST = 64;
/** Known to have one hash. */
const SAME_HASH = ['costarring', 'liquid'] as const;

const payload = fc.oneof(fc.constantFrom(...SAME_HASH), fc.string({ unit: 'grapheme', maxLength: 60 }));
const step = fc.oneof(
  {
    weight: 40,
    arbitrary: fc.record({
      do: fc.constant('set' as const),
      payload,
      handler: fc.constantFrom('TicketBot.open', 'TicketBot.close'),
      outcome: fc.constantFrom<ClaimOutcome>('completed', 'failed'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('clear' as const) }) },
);

describe('a table of outcomes', () => {
  it('tells payloads apart whose hash is the same', () => {
    const table = new OutcomeHashTable(MOST);
    const [first, second] = SAME_HASH;
    table.set(first, 'TicketBot.open', 'completed');
    expect(table.get(second, 'TicketBot.open')).toBeUndefined();
    table.set(second, 'TicketBot.open', 'failed');
    expect(table.get(first, 'TicketBot.open')).toBe('completed');
    expect(table.get(second, 'TicketBot.open')).toBe('failed');
  });

  it('tells handlers apart whose hash is the same', () => {
    const table = new OutcomeHashTable(MOST);
    const [first, second] = SAME_HASH;
    table.set('', first, 'completed');
    expect(table.get('', second)).toBeUndefined();
  });

  it('holds names of any length and writing', () => {
    const table = new OutcomeHashTable(3);
    const names = ['1', '2', '3'].map(end => `${'語'.repeat(1_000)}${end}`);
    for (const name of names) table.set(name, 'TicketBot.open', 'completed');
    expect(names.map(name => table.get(name, 'TicketBot.open'))).toEqual(['completed', 'completed', 'completed']);
  });

  it('is full when it holds as many as it was made for, and holds them all', () => {
    const table = new OutcomeHashTable(3);
    for (const name of ['Ev1', 'Ev2', 'Ev3']) {
      expect(table.isFull).toBe(false);
      table.set(name, 'TicketBot.open', 'completed');
      table.set(name, 'TicketBot.open', 'failed');
    }
    expect(table.isFull).toBe(true);
    expect(['Ev1', 'Ev2', 'Ev3', 'Ev4'].map(name => table.get(name, 'TicketBot.open'))).toEqual([
      'failed',
      'failed',
      'failed',
      undefined,
    ]);
  });

  it('answers as a map of the two names would, whatever they are and however often it was cleared', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 200 }), steps => {
        const table = new OutcomeHashTable(MOST);
        const model = new Map<string, { payload: string; handler: string; outcome: ClaimOutcome | undefined }>();
        for (const each of steps) {
          if (each.do === 'clear' || table.isFull) {
            table.clear();
            for (const known of model.values()) known.outcome = undefined;
          } else {
            table.set(each.payload, each.handler, each.outcome);
            model.set(JSON.stringify([each.payload, each.handler]), { ...each });
          }
        }
        for (const { payload: name, handler, outcome } of model.values())
          expect(table.get(name, handler)).toBe(outcome);
      }),
    );
  });
});
