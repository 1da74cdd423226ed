import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { TextIndex } from '../../src/routing/text-index.js';

/** Few letters, so that texts begin, end and contain one another; halves of a pair, since text may be cut anywhere. */
const text = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 6 }),
  fc.string({ unit: fc.constantFrom('e', '\u0301', '\ud83c', '\udf89', '🎉'), minLength: 1, maxLength: 4 }),
);
const subjects = fc.array(text, { maxLength: 5 }).map(parts => parts.join(''));

describe('an index of texts', () => {
  it('finds what String.includes finds, each entry once', () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 25 }), subjects, (texts, subject) => {
        const index = new TextIndex(texts.map((each, order) => [each, order] as const));
        const expected = [...texts.keys()].filter(order => subject.includes(texts[order] ?? ''));
        expect(index.find(subject).toSorted((one, other) => one - other)).toEqual(expected);
      }),
      { numRuns: 1000 },
    );
  });

  it('finds nothing when it holds nothing, and nothing in an empty text', () => {
    expect(new TextIndex<string>([]).find('anything')).toEqual([]);
    expect(new TextIndex([['a', 'a']]).find('')).toEqual([]);
  });

  it('walks over a long text once, even where thousands of texts end at every place', () => {
    const texts = Array.from({ length: 3_000 }, (_, index) => 'a'.repeat(index + 1));
    const index = new TextIndex(texts.map(each => [each, each.length] as const));
    const start = performance.now();
    expect(index.find('a'.repeat(200_000))).toHaveLength(3_000);
    // Milliseconds. Counting every occurrence, of which there are 600 million, takes many times as long.
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});
