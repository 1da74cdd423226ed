import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { ImpossibleRouteError, RouteConflictError } from '../../../core/src/routing/route-description.js';
import { commandEnvelope } from './envelopes.js';
import { tableOf } from './route-tables.js';

/** Patterns of a few words with parameters named by position. A rest can end them, an optional word precede it. */
const pattern = fc
  .record({
    words: fc.array(fc.constantFrom('a', 'b', ':'), { maxLength: 2 }),
    optional: fc.boolean(),
    rest: fc.constantFrom('', '', ':rest...', '[rest...]'),
  })
  .map(({ words, optional, rest }) => {
    const isOptional = optional && rest !== ':rest...';
    const named = words.map((word, place) => (word === ':' ? `:p${place}` : word));
    return ['/t', ...named, ...(isOptional ? ['[o]'] : []), rest].join(' ').trim();
  });
const patterns = fc.uniqueArray(pattern, { minLength: 1, maxLength: 5 });

/** All texts of up to four words, one of which no pattern contains. */
const texts = Array.from({ length: 4 }).reduce<readonly string[][]>(
  known => [[], ...known.flatMap(words => ['a', 'b', 'x'].map(word => [...words, word]))],
  [[]],
);
const envelopes = texts.map(words => commandEnvelope('/t', words.join(' ')));

type Table = ReturnType<typeof tableOf>;

/** The routes of these patterns, or the error that aborts the startup. */
function built(of: readonly string[]): Table | ImpossibleRouteError | RouteConflictError {
  try {
    return tableOf(Object.fromEntries(of.map(command => [command, { kind: 'command', command } as const])));
  } catch (error) {
    if (error instanceof ImpossibleRouteError || error instanceof RouteConflictError) return error;
    throw error;
  }
}

const isTable = (table: ReturnType<typeof built>): table is Table => !(table instanceof Error);
const takerOf = (table: Table, index: number) => envelopes.slice(index, index + 1).flatMap(table.handlers)[0];

describe('patterns of one command', () => {
  it('match together every text that each would match alone, in any order of declaration', () => {
    fc.assert(
      fc.property(patterns, of => {
        const [table, reversed, ...alone] = [of, of.toReversed(), ...of.map(each => [each])].map(built);
        fc.pre(table !== undefined && isTable(table) && reversed !== undefined && isTable(reversed));
        const takers = envelopes.map((_, index) => takerOf(table, index));
        expect(new Set(takers.filter(taker => taker !== undefined))).toEqual(new Set(of));
        expect(takers).toEqual(envelopes.map((_, index) => takerOf(reversed, index)));
        expect(takers.map(taker => taker !== undefined)).toEqual(
          envelopes.map((_, index) => alone.some(each => isTable(each) && takerOf(each, index) !== undefined)),
        );
      }),
      { numRuns: 100 },
    );
  });

  it('abort the startup only if the others match every text of one of them', () => {
    fc.assert(
      fc.property(patterns, of => {
        const refusal = built(of);
        fc.pre(refusal instanceof ImpossibleRouteError);
        const refused = of.find(each => refusal.message.startsWith(`Bot.${each} declares`)) ?? '';
        const others = built(of.filter(each => each !== refused));
        const own = built([refused]);
        fc.pre(isTable(others) && isTable(own));
        const lost = texts.filter((_, index) => takerOf(own, index) && !takerOf(others, index));
        expect(lost).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});
