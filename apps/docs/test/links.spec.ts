import { existsSync } from 'node:fs';
import { posix } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { marked } from 'marked';
import { listLinks, listSections, markdownFiles, read, repository } from './support/markdown.js';

const readMarkdown = (file: string): string => read(`../../${file}`);

const listAnchors = (file: string): string[] => listSections(readMarkdown(file)).map(({ anchor }) => anchor);

/** Whether a relative link of a file leads to a file of the repository and, where it names one, to a heading there. */
function isResolved(file: string, link: string): boolean {
  const [path = '', anchor] = link.split('#');
  const target = path === '' ? file : posix.join(posix.dirname(file), decodeURIComponent(path));
  if (!existsSync(repository + target)) return false;
  return anchor === undefined || (target.endsWith('.md') && listAnchors(target).includes(anchor));
}

describe.each(markdownFiles)('the Markdown file %s', file => {
  it('has links and anchors that resolve', () => {
    const links = listLinks(marked.lexer(readMarkdown(file))).filter(link => !/^(?:https?|mailto):/.test(link));

    expect(links.filter(link => !isResolved(file, link))).toEqual([]);
  });
});
