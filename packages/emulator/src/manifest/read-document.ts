import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';

/**
 * What a JSON or YAML file holds. The reader of YAML is loaded only for it.
 * @param what it is called in an error, such as `the seed`
 * @throws Error when there is no such file, or it is neither
 */
export async function readDocument(path: string, what: string): Promise<unknown> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    throw new Error(`Can't read ${what} from "${path}": ${messageOf(error)}.`, { cause: error });
  }
  try {
    if (extname(path).toLowerCase() === '.json') return JSON.parse(text);
    const { parse } = await import('yaml');
    return parse(text);
  } catch (error) {
    throw new Error(`Can't understand ${what} in "${path}": ${messageOf(error)}`, { cause: error });
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message.trimEnd() : String(error));
