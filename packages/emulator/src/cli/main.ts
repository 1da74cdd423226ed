#!/usr/bin/env node
import { runCommand } from './program.js';

async function main(): Promise<void> {
  ignoreOutputErrors();
  const exitCode = await runCommand(process.argv.slice(2));
  // Output may have failed earlier and set an exit code.
  process.exitCode ??= exitCode;
}

void main();

/**
 * Keeps the command running when its output cannot be written. A closed pipe (`| head -1`) is not an error; a full disk
 * is, and it is reported.
 */
export function ignoreOutputErrors(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') return;
    process.stderr.write(`What it prints can't be written: ${error.message}.\n`);
    process.exitCode = 2;
  });
  // Errors of stderr cannot be reported anywhere.
  process.stderr.on('error', () => undefined);
}
