#!/usr/bin/env node
import { runCommand } from './program.js';
import { surviveUnwritableOutput } from './unwritable-output.js';

async function main(): Promise<void> {
  surviveUnwritableOutput();
  const exitCode = await runCommand(process.argv.slice(2));
  // What it printed may not have been written.
  process.exitCode ??= exitCode;
}

void main();
