import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { blockSources, withCode } from '../src/page.js';
import { regionNames } from '../src/region.js';
import { linksOf, pageNames, read, sectionsOf, snippetFiles } from './support/pages.js';

describe.each(pageNames)('the page %s', name => {
  const page = read(name);

  it('shows code as it stands in its file, word for word', () => {
    expect(withCode(page, read)).toBe(page);
  });

  it('has no code that is hidden from this look', () => {
    const fences = page.split('\n').filter(line => line.trimStart().startsWith('```'));
    expect(fences).toHaveLength(2 * blockSources(page).length);
  });

  it('leads to what is there', () => {
    const links = sectionsOf(page)
      .flatMap(({ tokens }) => linksOf(tokens))
      .filter(link => !link.startsWith('https:'));

    const broken = links.filter(link => {
      const [file = '', anchor] = link.split('#');
      const target = file === '' ? name : file;
      if (!existsSync(new URL(`../${target}`, import.meta.url))) return true;
      return anchor !== undefined && !sectionsOf(read(target)).some(section => section.anchor === anchor);
    });

    expect(broken).toEqual([]);
  });
});

const imported = (file: string): string => file.replace(/\.ts$/, '.js');

describe('the snippets', () => {
  it('are shown, every region of them', () => {
    const shown = new Set(pageNames.flatMap(name => blockSources(read(name))).map(({ file, region }) => file + region));

    const hidden = snippetFiles.flatMap(file =>
      regionNames(read(file)).flatMap(region => (shown.has(file + region) ? [] : [`${file}#${region}`])),
    );

    expect(hidden).toEqual([]);
  });

  it('run in a spec, every file that is shown', () => {
    const folder = fileURLToPath(new URL('.', import.meta.url));
    const specs = readdirSync(folder)
      .filter(name => name.endsWith('.spec.ts'))
      .map(name => read(`test/${name}`));

    const idle = snippetFiles
      .filter(file => regionNames(read(file)).length > 0)
      .filter(file => !specs.some(spec => spec.includes(`'../${file}'`) || spec.includes(`'../${imported(file)}'`)));

    expect(idle).toEqual([]);
  });
});
