import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import type { SchemaIssue } from './schema-issues.js';

/** The content of a file. */
export interface ReadDocument {
  readonly value: unknown;
  /** Loads the function that finds the line of an error. */
  readonly lines: () => Promise<LineLookup>;
}

/**
 * Reads a JSON or YAML file. The YAML parser is loaded only for YAML files.
 * @param what the name of the document in error messages, such as `the seed`
 * @throws Error when the file does not exist, is not text, or is neither JSON nor YAML
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
    // The YAML parser's errors contain the line and an excerpt.
    const { parseDocument } = await import('yaml');
    throw parseDocument(text).errors[0] ?? error;
  }
  const { parse } = await import('yaml');
  return parse(text);
}

const getParseErrorMessage = (error: unknown): string =>
  error instanceof Error ? error.message.trimEnd() : String(error);

/** Byte order marks of UTF-16, which Windows writes when a command's output is redirected. */
const BYTE_ORDER_MARKS = [
  { bytes: Buffer.from([0xff, 0xfe]), encoding: 'utf-16le' },
  { bytes: Buffer.from([0xfe, 0xff]), encoding: 'utf-16be' },
] as const;

/**
 * Decodes a file as UTF-8, or as UTF-16 if it begins with that byte order mark.
 * @throws Error when it is neither, because the text would be garbled
 */
export function decodeDocument(file: Buffer): string {
  const mark = BYTE_ORDER_MARKS.find(({ bytes }) => file.subarray(0, bytes.length).equals(bytes));
  try {
    return new TextDecoder(mark?.encoding ?? 'utf-8', { fatal: true }).decode(file);
  } catch (error) {
    throw new Error('it is no UTF-8 text; save it as such', { cause: error });
  }
}

/** Returns the line of a path in a document; `undefined` when the document does not contain the path. */
export type LineLookup = (place: SchemaIssue['place']) => number | undefined;

/** Finds lines in a JSON or YAML text. YAML includes JSON. The YAML parser is loaded on demand. */
export async function createLineFinder(text: string): Promise<LineLookup> {
  const { isMap, isNode, isScalar, LineCounter, parseDocument } = await import('yaml');
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  return place => {
    // A missing value has no line, so use the line of its nearest existing parent.
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
