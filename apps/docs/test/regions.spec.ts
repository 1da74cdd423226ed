import { describe, expect, it } from '@jest/globals';
import { listBlockSources, updateCodeBlocks } from '../src/code-blocks.js';
import { extractRegion, listRegions } from '../src/regions.js';

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
  it('loses its common indentation', () => {
    expect(extractRegion(source, 'inner')).toBe('two() {\n  three();\n\n}');
  });

  it('may have several parts', () => {
    expect(extractRegion(source, 'outer')).toBe('one();\n\nfour();');
    expect(listRegions(source)).toEqual(['outer', 'inner', 'open']);
  });

  it('must exist and have an end', () => {
    expect(() => extractRegion(source, 'other')).toThrow('The source has no region "// #region other".');
    expect(() => extractRegion(source, 'open')).toThrow('The region "// #region open" has no "// #endregion"');
  });
});

describe('the code of a page', () => {
  const page = 'Look:\n\n```ts a.ts#inner\nold();\n```\n\nand\n\n```ts a.ts#outer\n\n```\n\n```bash\nnpm test\n```\n';

  it('is copied from its files', () => {
    const updated = updateCodeBlocks(page, () => source);

    expect(updated).toContain(
      '```ts a.ts#inner\ntwo() {\n  three();\n\n}\n```\n\nand\n\n```ts a.ts#outer\none();\n\nfour();\n```\n',
    );
    expect(updated).toContain('```bash\nnpm test\n```\n');
    expect(updateCodeBlocks(updated, () => source)).toBe(updated);
    expect(listBlockSources(page)).toEqual([
      { file: 'a.ts', region: 'inner' },
      { file: 'a.ts', region: 'outer' },
    ]);
  });

  it('must name its source', () => {
    expect(() => updateCodeBlocks('```ts\nstray();\n```\n', () => source)).toThrow(
      'The code block "ts" names no source',
    );
  });
});
