import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { Segment } from '../../src/routing/pattern.js';
import { SegmentTree } from '../../src/routing/segment-tree.js';

const word = fc.constantFrom('a', 'b', '', '__proto__', 'constructor');
const segment: fc.Arbitrary<Segment> = fc.oneof(
  word.map(text => ({ kind: 'literal', text }) as const),
  fc.constantFrom('x', 'y').map(name => ({ kind: 'parameter', name }) as const),
);
const pattern = fc.array(segment, { maxLength: 4 });
const segments = fc.array(word, { maxLength: 4 });

/** A pattern with its parameters’ names left out, by which equal patterns are one. */
const shapeOf = (of: readonly Segment[]): string =>
  JSON.stringify(of.map(part => (part.kind === 'literal' ? part.text : 0)));

const takes = (of: readonly Segment[], words: readonly string[]): boolean =>
  of.length === words.length && of.every((part, at) => part.kind === 'parameter' || part.text === words[at]);

/** A string that sorts the more specific first: by the first place where one is literal and the other is not. */
const rankOf = (of: readonly Segment[]): string => of.map(({ kind }) => (kind === 'literal' ? '0' : '1')).join('');

describe('a tree of segments', () => {
  it('finds what asking every pattern finds, the most specific first', () => {
    fc.assert(
      fc.property(fc.array(pattern, { maxLength: 30 }), segments, (patterns, words) => {
        const tree = new SegmentTree<{ shape?: string }>(() => ({}));
        for (const each of patterns) tree.at(each).shape = shapeOf(each);
        const expected = [...new Map(patterns.map(each => [shapeOf(each), each])).values()]
          .filter(each => takes(each, words))
          .toSorted((one, other) => rankOf(one).localeCompare(rankOf(other)))
          .map(shapeOf);
        expect([...tree.find(words)].map(({ shape }) => shape)).toEqual(expected);
      }),
      { numRuns: 500 },
    );
  });
});
