import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import type { SchemaIssue } from './schema-issues.js';

/** What a file holds. */
export interface ReadDocument {
  readonly value: unknown;
  /** Finds the lines of what is wrong in it. */
  readonly lines: () => Promise<LineLookup>;
}

/**
 * What a JSON or YAML file holds. The reader of YAML is loaded only for it.
 * @param what it is called in an error, such as `the seed`
 * @throws Error when there is no such file, it is no text, or neither
 */
export async function readDocument(path: string, what: string): Promise<ReadDocument> {
  let text: string;
  try {
    text = decodeDocument(await readFile(path));
  } catch (error) {
    throw new Error(`Can't read ${what} from "${path}": ${getParseErrorMessage(error)}.`, { cause: error });
  }
  try {
    const value: unknown = await parseJsonOrYaml(text, extname(path).toLowerCase() === '.json');
    return { value, lines: () => createLineFinder(text) };
  } catch (error) {
    throw new Error(`Can't understand ${what} in "${path}": ${getParseErrorMessage(error)}`, { cause: error });
  }
}

async function parseJsonOrYaml(text: string, isJson: boolean): Promise<unknown> {
  try {
    if (isJson) return JSON.parse(text);
  } catch (error) {
    // YAML's reader says in which line, and shows it.
    const { parseDocument } = await import('yaml');
    throw parseDocument(text).errors[0] ?? error;
  }
  const { parse } = await import('yaml');
  return parse(text);
}

const getParseErrorMessage = (error: unknown): string =>
  error instanceof Error ? error.message.trimEnd() : String(error);

/** How files begin that are not UTF-8: what Windows writes into them when a command's output is redirected. */
const BYTE_ORDER_MARKS = [
  { bytes: Buffer.from([0xff, 0xfe]), encoding: 'utf-16le' },
  { bytes: Buffer.from([0xfe, 0xff]), encoding: 'utf-16be' },
] as const;

/**
 * The text of a file: UTF-8, or UTF-16 where its first bytes say so.
 * @throws Error when it is neither: its letters would be others than those that were written
 */
export function decodeDocument(file: Buffer): string {
  const mark = BYTE_ORDER_MARKS.find(({ bytes }) => file.subarray(0, bytes.length).equals(bytes));
  try {
    return new TextDecoder(mark?.encoding ?? 'utf-8', { fatal: true }).decode(file);
  } catch (error) {
    throw new Error('it is no UTF-8 text; save it as such', { cause: error });
  }
}

/** The line that a place of a document stands in; nothing where the document has no such place. */
export type LineLookup = (place: SchemaIssue['place']) => number | undefined;

/** Finds the lines of a JSON or YAML text: JSON is YAML, too. The reader of YAML is loaded only for it. */
export async function createLineFinder(text: string): Promise<LineLookup> {
  const { isMap, isNode, isScalar, LineCounter, parseDocument } = await import('yaml');
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  return place => {
    // What is missing has no line: that of what it is missing in is told.
    for (let length = place.length; length >= 0; length -= 1) {
      const path = place.slice(0, length);
      const parent = document.getIn(path.slice(0, -1), true);
      const pair = isMap(parent)
        ? parent.items.find(({ key }) => isScalar(key) && String(key.value) === String(path.at(-1)))
        : undefined;
      const node = pair && isNode(pair.key) ? pair.key : document.getIn(path, true);
      if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
    }
    return undefined;
  };
}
