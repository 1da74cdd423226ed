import { marked, type Token, type Tokens } from 'marked';
import { regionOf } from './region.js';

/** Where the code of a block comes from: what stands behind its language, such as `snippets/start.bot.ts#module`. */
export interface BlockSource {
  readonly file: string;
  readonly region: string;
}

/** Reads a file by its path from the folder of the pages. */
export type ReadSource = (file: string) => string;

/** The sources of a page's code blocks, in their order. @throws Error for a block without one */
export const blockSources = (page: string): BlockSource[] => marked.lexer(page).filter(isCode).map(sourceOf);

/**
 * The page with the code of every block as it stands in its source now.
 *
 * @throws Error for a block without a source, and for a source without that region
 */
export const withCode = (page: string, read: ReadSource): string =>
  marked
    .lexer(page)
    .map(token => (isCode(token) ? withText(token, codeOf(token, read)) : token.raw))
    .join('');

const FENCED = /^(`{3,}.*\n)[^]*?(`{3,}\s*)$/;

const withText = ({ raw }: Tokens.Code, code: string): string =>
  raw.replace(FENCED, (_block, opening: string, closing: string) => `${opening}${code}\n${closing}`);

function codeOf(block: Tokens.Code, read: ReadSource): string {
  const { file, region } = sourceOf(block);
  return regionOf(read(file), region);
}

function sourceOf({ lang = '', text }: Tokens.Code): BlockSource {
  const [, file, region] = /^\w+ (\S+)#(\S+)$/.exec(lang) ?? [];
  if (file !== undefined && region !== undefined) return { file, region };
  throw new Error(`A code block says "${lang}" and not where its code is ("ts snippets/….ts#region"):\n${text}`);
}

const isCode = (token: Token): token is Tokens.Code => token.type === 'code';
