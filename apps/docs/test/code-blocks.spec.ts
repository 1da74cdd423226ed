import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { marked } from 'marked';
import { listBlockSources, updateCodeBlocks } from '../src/code-blocks.js';
import { extractRegion, listRegions } from '../src/regions.js';
import { exampleFiles, isCode, markdownFiles, pageNames, read, snippetFiles } from './support/markdown.js';

describe.each(pageNames)('the page %s', name => {
  const page = read(name);

  it('shows the current code of its files', () => {
    expect(updateCodeBlocks(page, read)).toBe(page);
  });

  it('has no code block inside another block, where its source is not checked', () => {
    const fences = page.split('\n').filter(row => row.trimStart().startsWith('```'));
    expect(fences).toHaveLength(2 * marked.lexer(page).filter(isCode).length);
  });
});

const readmes = markdownFiles.filter(file => /^(?:packages\/[\w-]+\/)?README\.md$/.test(file));

describe.each(readmes)('the front page %s', file => {
  const page = read(`../../${file}`);

  it('has at most 150 rows', () => {
    expect(page.split('\n').length).toBeLessThanOrEqual(151);
  });

  it('shows TypeScript of a snippet or example', () => {
    const regions = [...snippetFiles, ...exampleFiles].flatMap(path =>
      listRegions(read(path)).map(region => extractRegion(read(path), region)),
    );

    const blocks = marked
      .lexer(page)
      .filter(isCode)
      .filter(({ lang }) => lang === 'ts');

    expect(blocks.map(({ text }) => text).filter(text => !regions.includes(text))).toEqual([]);
  });
});

const toImportPath = (file: string): string => file.replace(/\.ts$/, '.js');

describe('the snippets and examples', () => {
  it('are shown on a page or front page, every region of them', () => {
    const pageSources = pageNames.flatMap(name => listBlockSources(read(name)));
    const pageRegions = new Set(pageSources.map(({ file, region }) => `${file}#${region}`));
    const frontPages = readmes.map(file => read(`../../${file}`)).join('\n');

    const unusedRegions = [...snippetFiles, ...exampleFiles].flatMap(file =>
      listRegions(read(file))
        .filter(region => !pageRegions.has(`${file}#${region}`))
        .filter(region => !frontPages.includes(`\n${extractRegion(read(file), region)}\n`))
        .map(region => `${file}#${region}`),
    );

    expect(unusedRegions).toEqual([]);
  });

  it('run in a spec, every snippet with a region', () => {
    const folder = fileURLToPath(new URL('.', import.meta.url));
    const specs = readdirSync(folder)
      .filter(name => name.endsWith('.spec.ts'))
      .map(name => read(`test/${name}`));

    const unusedFiles = snippetFiles
      .filter(file => listRegions(read(file)).length > 0)
      .filter(
        file => !specs.some(spec => spec.includes(`'../${file}'`) || spec.includes(`'../${toImportPath(file)}'`)),
      );

    expect(unusedFiles).toEqual([]);
  });
});
