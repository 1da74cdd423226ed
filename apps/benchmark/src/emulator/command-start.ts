import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';

const RUNS = 5;
const LIMIT_MS = 60_000;

const home = dirname(createRequire(import.meta.url).resolve('@nest-slack/emulator/package.json'));

/** How long the command takes to say where it is, in milliseconds from the start of its process: the median of a few. */
export async function measureCommandStart(): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < RUNS; run += 1) times.push(await startOnce());
  return times.toSorted((one, other) => one - other)[Math.floor(RUNS / 2)] ?? 0;
}

async function startOnce(): Promise<number> {
  const began = performance.now();
  const command = spawn(process.execPath, [join(home, 'dist/bin/slack-emulator.js'), '--port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(command, 'exit');
  const late = setTimeout(() => command.kill('SIGKILL'), LIMIT_MS);
  try {
    for await (const line of createInterface(command.stdout)) {
      if (line.includes('SLACK_API_URL=')) return performance.now() - began;
    }
    throw new Error('The command ended before it said where it is. Its own output says why.');
  } finally {
    command.kill('SIGTERM');
    await ended;
    clearTimeout(late);
  }
}
