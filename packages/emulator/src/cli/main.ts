#!/usr/bin/env node
import { runCommand } from './program.js';

async function main(): Promise<void> {
  ignoreOutputErrors();
  const exitCode = await runCommand(process.argv.slice(2));
  // What it printed may not have been written.
  process.exitCode ??= exitCode;
}

void main();

/**
 * Has the command survive that what it prints can't be written. Nobody who reads on (`| head -1`) is no failure; a full
 * disk is one, and is told of.
 */
export function ignoreOutputErrors(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') return;
    process.stderr.write(`What it prints can't be written: ${error.message}.\n`);
    process.exitCode = 2;
  });
  // There is nowhere left to tell it.
  process.stderr.on('error', () => undefined);
}
