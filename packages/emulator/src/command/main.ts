#!/usr/bin/env node
import { runCommand } from './program.js';

async function main(): Promise<void> {
  process.exitCode = await runCommand(process.argv.slice(2));
}

void main();
