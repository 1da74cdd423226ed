import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import GithubSlugger from 'github-slugger';
import { marked, type Token, type Tokens } from 'marked';
import { listPages } from '../../src/pages.js';

const folder = fileURLToPath(new URL('../../', import.meta.url));

/** The repository's root, with a slash at its end. */
export const repository = fileURLToPath(new URL('../../../../', import.meta.url));

/** Reads a page or snippet by its path relative to `apps/docs`. */
export const read = (file: string): string => readFileSync(folder + file, 'utf8');

/** The paths of all pages, relative to `apps/docs`. */
export const pageNames = listPages(folder);

/** The paths of all Markdown files of the repository. */
export const markdownFiles = listPages(repository);

/** The paths of all snippets: code that a spec runs. */
export const snippetFiles = readdirSync(`${folder}snippets`).map(name => `snippets/${name}`);

/** The paths of all examples: code that is type-checked with the specs. */
export const exampleFiles = readdirSync(`${folder}examples`).map(name => `examples/${name}`);

/** The content between a heading and the next one. */
export interface Section {
  readonly title: string;
  /** The fragment of a link to the heading. */
  readonly anchor: string;
  readonly tokens: readonly Token[];
}

/** Splits a page into its sections. */
export function listSections(page: string): Section[] {
  const slugger = new GithubSlugger();
  const tokens = marked.lexer(page);
  const starts = tokens.flatMap((token, index) => (isHeading(token) ? [{ token, index }] : []));
  return starts.map(({ token, index }, position) => ({
    title: token.text,
    anchor: slugger.slug(token.text),
    tokens: tokens.slice(index + 1, starts[position + 1]?.index),
  }));
}

/** Lists the rows of the tables in the section with this title. */
export const listRows = (page: string, title: string): Tokens.TableCell[][] =>
  listSections(page)
    .filter(section => section.title === title)
    .flatMap(({ tokens }) => tokens.filter(isTable).flatMap(table => table.rows));

/** Lists the inline code of a piece of Markdown, such as `app.event`. */
export const listCodeSpans = (tokens: readonly Token[]): string[] => tokens.filter(isCodeSpan).map(({ text }) => text);

/** Lists the targets of the links and images of a piece of Markdown. */
export function listLinks(tokens: readonly Token[]): string[] {
  const links: string[] = [];
  void marked.walkTokens([...tokens], token => {
    if (isLink(token)) links.push(token.href);
  });
  return links;
}

export const isTable = (token: Token): token is Tokens.Table => token.type === 'table';
export const isCode = (token: Token): token is Tokens.Code => token.type === 'code';
const isHeading = (token: Token): token is Tokens.Heading => token.type === 'heading';
const isCodeSpan = (token: Token): token is Tokens.Codespan => token.type === 'codespan';
const isLink = (token: Token): token is Tokens.Link | Tokens.Image => token.type === 'link' || token.type === 'image';
