import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { CommandFailure } from './command-failure.js';

/** A file of this machine as the control API takes it. @throws CommandFailure when it can't be read */
export async function sharedFile(path: string): Promise<{ name: string; content: string; encoding: 'base64' }> {
  const content = await readFile(path, 'base64').catch((error: unknown) => {
    throw new CommandFailure(`Can't read "${path}": ${error instanceof Error ? error.message : String(error)}.`, 2);
  });
  return { name: basename(path), content, encoding: 'base64' };
}
