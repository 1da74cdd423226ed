import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { slug } from 'github-slugger';
import { marked, type Token, type Tokens } from 'marked';

const folder = fileURLToPath(new URL('../../', import.meta.url));

/** Reads a page or snippet by its path within the workspace. */
export const read = (file: string): string => readFileSync(folder + file, 'utf8');

/** The pages, by their names. */
export const pageNames = readdirSync(folder).filter(name => name.endsWith('.md'));

/** The paths of all files of snippets. */
export const snippetFiles = readdirSync(`${folder}snippets`).map(name => `snippets/${name}`);

/** What stands under a heading, up to the next one. */
export interface Section {
  readonly title: string;
  /** What a link to it ends with. */
  readonly anchor: string;
  readonly tokens: readonly Token[];
}

/** The sections of a page, in their order. */
export function sectionsOf(page: string): Section[] {
  const tokens = marked.lexer(page);
  const starts = tokens.flatMap((token, index) => (isHeading(token) ? [{ token, index }] : []));
  return starts.map(({ token, index }, at) => ({
    title: token.text,
    anchor: slug(token.text),
    tokens: tokens.slice(index + 1, starts[at + 1]?.index),
  }));
}

/** The code that a piece of Markdown names, such as `app.event`. */
export const codeSpans = (tokens: readonly Token[]): string[] => tokens.filter(isCodeSpan).map(({ text }) => text);

/** Where the links of a piece of Markdown lead. */
export function linksOf(tokens: readonly Token[]): string[] {
  const found: string[] = [];
  void marked.walkTokens([...tokens], token => {
    if (isLink(token)) found.push(token.href);
  });
  return found;
}

export const isTable = (token: Token): token is Tokens.Table => token.type === 'table';
export const isCode = (token: Token): token is Tokens.Code => token.type === 'code';
const isHeading = (token: Token): token is Tokens.Heading => token.type === 'heading';
const isCodeSpan = (token: Token): token is Tokens.Codespan => token.type === 'codespan';
const isLink = (token: Token): token is Tokens.Link => token.type === 'link';
