import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { type Segment, SegmentTree } from '../../../core/src/routing/id-segments.js';

const word = fc.constantFrom('a', 'b', '', '__proto__', 'constructor');
const segment: fc.Arbitrary<Segment> = fc.oneof(
  word.map(text => ({ kind: 'literal', text }) as const),
  fc.constantFrom('x', 'y').map(name => ({ kind: 'parameter', name }) as const),
);
interface Pattern {
  readonly segments: readonly Segment[];
  readonly isOpen: boolean;
}
const pattern: fc.Arbitrary<Pattern> = fc.record({
  segments: fc.array(segment, { maxLength: 4 }),
  isOpen: fc.boolean(),
});
const words = fc.array(word, { maxLength: 5 });

/** A pattern without the names of its parameters, which identifies equal patterns. */
const shapeOf = ({ segments, isOpen }: Pattern): string =>
  JSON.stringify([segments.map(part => (part.kind === 'literal' ? part.text : 0)), isOpen]);

const takes = ({ segments, isOpen }: Pattern, typed: readonly string[]): boolean =>
  (isOpen ? segments.length <= typed.length : segments.length === typed.length) &&
  segments.every((part, at) => part.kind === 'parameter' || part.text === typed[at]);

/** A string that sorts more specific patterns first: at the first difference, literal before parameter. */
const rankOf = ({ segments, isOpen }: Pattern): string =>
  [...segments.map(({ kind }) => (kind === 'literal' ? '0' : '1')), isOpen ? '2' : ''].join('');

describe('a tree of segments', () => {
  it('finds what testing every pattern finds, the most specific first', () => {
    fc.assert(
      fc.property(fc.array(pattern, { maxLength: 30 }), words, (patterns, typed) => {
        const tree = new SegmentTree<{ shape?: string }>(() => ({}));
        for (const each of patterns) tree.getOrCreate(each.segments, each.isOpen).shape = shapeOf(each);
        const expected = [...new Map(patterns.map(each => [shapeOf(each), each])).values()]
          .filter(each => takes(each, typed))
          .toSorted((one, other) => rankOf(one).localeCompare(rankOf(other)))
          .map(shapeOf);
        expect([...tree.find(typed)].map(({ shape }) => shape)).toEqual(expected);
      }),
      { numRuns: 500 },
    );
  });
});
