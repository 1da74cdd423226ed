import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { RunningDemo } from './support/running-demo.js';
import { shellWords } from './support/shell-words.js';

const home = new URL('..', import.meta.url);
const readme = readFileSync(new URL('README.md', home), 'utf8');

describe('the README', () => {
  it('has lines that do what they say, one after the other', async () => {
    const lines = [...readme.matchAll(/^npm run slack -- (.+?)(?: +#.*)?$/gm)].flatMap(([, line]) => line ?? []);
    expect(lines.length).toBeGreaterThan(20);
    await using demo = await RunningDemo.start();

    for (const line of lines) {
      const { code, text } = await demo.type(...shellWords(line));
      expect({ line, code, text }).toMatchObject({ code: 0 });
    }
  });

  it('names files that are there', () => {
    const paths = [...readme.matchAll(/\]\((?!http)([^)]+)\)/g)].flatMap(([, path]) => path ?? []);

    expect(paths.length).toBeGreaterThan(20);
    expect(paths.filter(path => !existsSync(new URL(path, home)))).toEqual([]);
  });
});
