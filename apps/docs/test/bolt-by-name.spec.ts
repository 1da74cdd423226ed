import { describe, expect, it } from '@jest/globals';
import type { Tokens } from 'marked';
import { boltNames } from './support/bolt-names.js';
import type { BoltSurface } from './support/bolt-surface.js';
import { codeSpans, isCode, isTable, linksOf, read, sectionsOf } from './support/pages.js';

const names = boltNames();
const sections = sectionsOf(read('bolt-by-name.md'));

/** The rows of the tables under a heading: their cells. */
const rowsOf = (title: string): Tokens.TableCell[][] =>
  sections
    .filter(section => section.title === title)
    .flatMap(({ tokens }) => tokens.filter(isTable).flatMap(table => table.rows));

const isWithout = (answer: Tokens.TableCell): boolean =>
  /^\*\*(Nothing needed|Declined|Not here)\*\*/.test(answer.text);

/** Whether a link leads to a section with code in it, which the specs of the snippets run. */
function showsCode(link: string): boolean {
  const [file = '', anchor] = link.split('#');
  return sectionsOf(read(file)).some(section => section.anchor === anchor && section.tokens.some(isCode));
}

describe.each<[string, keyof BoltSurface, string]>([
  ['The app', 'app', 'app.'],
  ['What listeners get', 'listener', ''],
  ['`context`', 'context', ''],
  ['`new Assistant()`', 'assistant', ''],
  ['`new App()`', 'options', ''],
  ['What Bolt exports', 'exports', ''],
])('under "%s"', (title, part, prefix) => {
  const rows = rowsOf(title);

  it('stands every name that Bolt has, and none that it has not', () => {
    const told = rows.flatMap(([bolt]) => codeSpans(bolt?.tokens ?? [])).filter(name => name !== 'view_closed');

    expect(new Set(told)).toEqual(new Set(names[part].map(name => prefix + name)));
  });

  it('each row shows code that runs, or says why there is none', () => {
    const bare = rows.filter(([, answer, shown]) => {
      const links = linksOf(shown?.tokens ?? []);
      if (links.length === 0) return answer === undefined || !isWithout(answer);
      return !links.every(showsCode);
    });

    expect(bare.map(([bolt]) => bolt?.text)).toEqual([]);
  });
});
