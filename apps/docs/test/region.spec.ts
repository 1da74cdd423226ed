import { describe, expect, it } from '@jest/globals';
import { blockSources, withCode } from '../src/page.js';
import { regionNames, regionOf } from '../src/region.js';

const source = `before();
// #region outer
one();
// #endregion
class A {
  // #region inner
  two() {
    three();

  }
  // #endregion
  // #region outer
  four();
  // #endregion
}
// #region open
`;

describe('a region of a file', () => {
  it('begins at the left, whatever it stands in', () => {
    expect(regionOf(source, 'inner')).toBe('two() {\n  three();\n\n}');
  });

  it('may have several parts', () => {
    expect(regionOf(source, 'outer')).toBe('one();\n\nfour();');
    expect(regionNames(source)).toEqual(['outer', 'inner', 'open']);
  });

  it('must be there, and end', () => {
    expect(() => regionOf(source, 'other')).toThrow('There is no "// #region other".');
    expect(() => regionOf(source, 'open')).toThrow('"// #region open" doesn\'t end');
  });
});

describe('the code of a page', () => {
  const page = 'Look:\n\n```ts a.ts#inner\nold();\n```\n\nand\n\n```ts a.ts#outer\n\n```\n';

  it('is put in place from its files', () => {
    const renewed = withCode(page, () => source);

    expect(renewed).toContain(
      '```ts a.ts#inner\ntwo() {\n  three();\n\n}\n```\n\nand\n\n```ts a.ts#outer\none();\n\nfour();\n```\n',
    );
    expect(withCode(renewed, () => source)).toBe(renewed);
    expect(blockSources(page)).toEqual([
      { file: 'a.ts', region: 'inner' },
      { file: 'a.ts', region: 'outer' },
    ]);
  });

  it('says where it comes from', () => {
    expect(() => withCode('```ts\nstray();\n```\n', () => source)).toThrow('says "ts" and not where its code is');
  });
});
