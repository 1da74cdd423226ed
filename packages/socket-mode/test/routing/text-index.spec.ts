import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { TextIndex } from '../../../core/src/routing/text-index.js';
import { EngineSteps } from './engine-steps.js';

/** Few letters, so that texts overlap. Lone surrogates, because a text can be cut anywhere. */
const text = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 6 }),
  fc.string({ unit: fc.constantFrom('e', '\u0301', '\ud83c', '\udf89', '🎉'), minLength: 1, maxLength: 4 }),
);
const subjects = fc.array(text, { maxLength: 5 }).map(parts => parts.join(''));

describe('TextIndex', () => {
  // Runs first, because code that has run before is not counted.
  describe('with hundreds of texts that end at every position', () => {
    const entries = Array.from({ length: 300 }, (_, index) => ['a'.repeat(index + 1), index] as const);
    const many = new TextIndex(entries);
    const one = new TextIndex(entries.slice(0, 1));
    const long = 'a'.repeat(5_000);
    const steps = new EngineSteps();

    it('reads the text once', async () => {
      const cost = await steps.of(() => expect(one.find(long)).toHaveLength(1));
      // Counting more than a million occurrences takes hundreds of steps for each of these texts.
      expect(await steps.of(() => expect(many.find(long)).toHaveLength(300))).toBeLessThan(cost * 3);
    });
  });

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

  it('finds nothing if it is empty or the text is empty', () => {
    expect(new TextIndex<string>([]).find('anything')).toEqual([]);
    expect(new TextIndex([['a', 'a']]).find('')).toEqual([]);
  });
});
