import { describe, expect, it } from '@jest/globals';
import { marked, type Token } from 'marked';
import { markdownFiles, read } from './support/markdown.js';

/** API reports are generated; their heading is the same in each. */
const isGenerated = (file: string): boolean => file.endsWith('.api.md');

const MIN_WORDS = 8;

/** Lists the sentences of a page's prose. Code blocks, tables and headings are not prose. */
function listSentences(page: string): string[] {
  const paragraphs: string[] = [];
  const collect = (tokens: readonly Token[]): void => {
    for (const token of tokens) {
      if (token.type === 'paragraph' || token.type === 'text') paragraphs.push(token.raw);
      else if (token.type === 'list' || token.type === 'blockquote') collect(listChildren(token));
    }
  };
  collect(marked.lexer(page));
  return paragraphs.flatMap(paragraph => paragraph.replaceAll(/\s+/g, ' ').split(/(?<=[.!?:])\s+/));
}

const listChildren = (token: Token): Token[] => {
  if ('items' in token && Array.isArray(token.items)) return token.items.flatMap((item: Token) => listChildren(item));
  return 'tokens' in token && token.tokens !== undefined ? token.tokens : [];
};

/** Two sentences are the same when they differ in link targets and formatting only. */
const normalize = (sentence: string): string =>
  sentence
    .replaceAll(/\]\([^)]*\)/g, '')
    .replaceAll(/[^\p{L}\p{N} ]/gu, '')
    .toLowerCase()
    .trim();

describe('the sentences of all Markdown files', () => {
  it('occur once each, when they have eight words or more', () => {
    const filesBySentence = new Map<string, string[]>();
    for (const file of markdownFiles.filter(name => !isGenerated(name))) {
      for (const sentence of listSentences(read(`../../${file}`)).map(normalize)) {
        if (sentence.split(' ').length < MIN_WORDS) continue;
        filesBySentence.set(sentence, [...(filesBySentence.get(sentence) ?? []), file]);
      }
    }

    expect([...filesBySentence].filter(([, files]) => files.length > 1)).toEqual([]);
  });
});
