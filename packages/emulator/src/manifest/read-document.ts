import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { documentText } from './document-text.js';
import { lineFinder, type LineOf } from './line-finder.js';

/** What a file holds. */
export interface ReadDocument {
  readonly value: unknown;
  /** Finds the lines of what is wrong in it. */
  readonly lines: () => Promise<LineOf>;
}

/**
 * What a JSON or YAML file holds. The reader of YAML is loaded only for it.
 * @param what it is called in an error, such as `the seed`
 * @throws Error when there is no such file, it is no text, or neither
 */
export async function readDocument(path: string, what: string): Promise<ReadDocument> {
  let text: string;
  try {
    text = documentText(await readFile(path));
  } catch (error) {
    throw new Error(`Can't read ${what} from "${path}": ${messageOf(error)}.`, { cause: error });
  }
  try {
    const value: unknown = await parsed(text, extname(path).toLowerCase() === '.json');
    return { value, lines: () => lineFinder(text) };
  } catch (error) {
    throw new Error(`Can't understand ${what} in "${path}": ${messageOf(error)}`, { cause: error });
  }
}

async function parsed(text: string, isJson: boolean): Promise<unknown> {
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

const messageOf = (error: unknown): string => (error instanceof Error ? error.message.trimEnd() : String(error));
