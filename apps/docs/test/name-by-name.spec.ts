import { describe, expect, it } from '@jest/globals';
import type { Tokens } from 'marked';
import { listBoltNames } from './support/bolt-names.js';
import type { BoltSurface } from './support/bolt-surface.js';
import { isCode, listCodeSpans, listLinks, listRows, listSections, read } from './support/markdown.js';

const names = listBoltNames();
const page = read('from-bolt/name-by-name.md');

const hasNoCounterpart = (answer: Tokens.TableCell): boolean =>
  /^\*\*(Nothing needed|Declined|Not here)\*\*/.test(answer.text);

/** Returns the code of the section that a link leads to. */
function readLinkedCode(link: string): string {
  const [file = '', anchor] = link.split('#');
  const section = listSections(read(`from-bolt/${file}`)).find(candidate => candidate.anchor === anchor);
  return (section?.tokens ?? []).flatMap(token => (isCode(token) ? token.text : [])).join('\n');
}

/** Whether the linked code uses one of the names of the row: `ctx.say()` counts as `ctx.say`. */
function isUsedInCode(answer: Tokens.TableCell | undefined, links: readonly string[]): boolean {
  const counterparts = listCodeSpans(answer?.tokens ?? []).map(name => name.replace(/\(.*/, ''));
  return links.every(link => counterparts.some(name => readLinkedCode(link).includes(name)));
}

describe.each<[title: string, part: keyof BoltSurface, prefix: string]>([
  ['The app', 'app', 'app.'],
  ['What listeners get', 'listener', ''],
  ['`context`', 'context', ''],
  ['`new Assistant()`', 'assistant', ''],
  ['`new App()`', 'options', ''],
  ['What Bolt exports', 'exports', ''],
])('the table "%s"', (title, part, prefix) => {
  const rows = listRows(page, title);

  it('lists every name of Bolt, and no other', () => {
    const listed = rows.flatMap(([bolt]) => listCodeSpans(bolt?.tokens ?? [])).filter(name => name !== 'view_closed');

    expect(new Set(listed)).toEqual(new Set(names[part].map(name => prefix + name)));
  });

  it('links each name to code that runs, or says why it has no counterpart', () => {
    const rowsWithoutCode = rows.filter(([, answer, example]) => {
      if (answer && hasNoCounterpart(answer)) return false;
      const links = listLinks(example?.tokens ?? []);
      return links.length === 0 || !isUsedInCode(answer, links);
    });

    expect(rowsWithoutCode.map(([bolt]) => bolt?.text)).toEqual([]);
  });
});
