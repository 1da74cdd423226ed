import { marked, type Token, type Tokens } from 'marked';
import { extractRegion } from './regions.js';

/** The source of a code block, given after its language: `snippets/start.bot.ts#module`. */
export interface BlockSource {
  readonly file: string;
  readonly region: string;
}

/** Reads a file by its path relative to `apps/docs`. */
export type ReadSource = (file: string) => string;

/** Languages whose blocks need no source: shell sessions, data and output. */
const LANGUAGES_WITHOUT_SOURCE = new Set(['bash', 'json', 'text', 'yaml']);

/**
 * Lists the sources of a page's code blocks.
 *
 * @throws Error for a block of a programming language without a source
 */
export const listBlockSources = (page: string): BlockSource[] =>
  marked
    .lexer(page)
    .filter(isCode)
    .flatMap(block => parseSource(block) ?? []);

/**
 * Returns the page with every code block replaced by the current text of its source.
 *
 * @throws Error for a block of a programming language without a source, and for a source without that region
 */
export const updateCodeBlocks = (page: string, read: ReadSource): string =>
  marked
    .lexer(page)
    .map(token => (isCode(token) ? updateBlock(token, read) : token.raw))
    .join('');

const FENCED_BLOCK = /^(`{3,}.*\n)[^]*?(`{3,}\s*)$/;

function updateBlock(block: Tokens.Code, read: ReadSource): string {
  const source = parseSource(block);
  if (source === null) return block.raw;
  const code = extractRegion(read(source.file), source.region);
  return block.raw.replace(FENCED_BLOCK, (_block, opening: string, closing: string) => `${opening}${code}\n${closing}`);
}

function parseSource({ lang = '', text }: Tokens.Code): BlockSource | null {
  const [, file, region] = /^\w+ (\S+)#(\S+)$/.exec(lang) ?? [];
  if (file !== undefined && region !== undefined) return { file, region };
  if (LANGUAGES_WITHOUT_SOURCE.has(lang)) return null;
  throw new Error(`The code block "${lang}" names no source such as "ts snippets/start.bot.ts#module":\n${text}`);
}

const isCode = (token: Token): token is Tokens.Code => token.type === 'code';
