import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { packEmoji, unpackEmoji } from '../../page/src/markup/packed-emoji.js';

const name = fc.stringMatching(/^[a-z0-9_+-]+$/);
const character = fc.string({ unit: 'binary', minLength: 1, maxLength: 7 });
const emoji = fc.record({ names: fc.array(name, { minLength: 1, maxLength: 3 }), character });

describe('packed emoji', () => {
  it('are told by their names, their characters and their order, whatever these are', () => {
    fc.assert(
      fc.property(fc.array(emoji, { minLength: 1 }), all => {
        expect(unpackEmoji(packEmoji(all))).toEqual(all);
      }),
    );
  });
});
