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

/** The code that a section shows. */
function codeAt(link: string): string {
  const [file = '', anchor] = link.split('#');
  const section = sectionsOf(read(file)).find(each => each.anchor === anchor);
  return (section?.tokens ?? []).flatMap(token => (isCode(token) ? token.text : [])).join('\n');
}

/** Whether the code that is linked has something of what the row names: `ctx.say()` by `ctx.say`. */
function isShown(answer: Tokens.TableCell | undefined, links: readonly string[]): boolean {
  const named = codeSpans(answer?.tokens ?? []).map(name => name.replace(/\(.*/, ''));
  return links.every(link => named.some(name => codeAt(link).includes(name)));
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

  it('each row shows it in code that runs, or says why there is none', () => {
    const bare = rows.filter(([, answer, shown]) => {
      if (answer && isWithout(answer)) return false;
      const links = linksOf(shown?.tokens ?? []);
      return links.length === 0 || !isShown(answer, links);
    });

    expect(bare.map(([bolt]) => bolt?.text)).toEqual([]);
  });
});
