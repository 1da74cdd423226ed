import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';

const RUNS = 5;
const LIMIT_MS = 60_000;
const SAID = 'SLACK_API_URL=';

const home = dirname(createRequire(import.meta.url).resolve('@nest-slack/emulator/package.json'));
const command = [join(home, 'bin/slack-emulator.js'), '--port', '0'];
const floor = ['-e', `require('node:http').createServer().listen(0, '127.0.0.1', () => console.log('${SAID}'))`];

/** Milliseconds from the start of a process to the word where it is: the median of a few. */
export interface CommandStart {
  readonly command: number;
  /** A bare server that listens. */
  readonly floor: number;
}

/** How long the command takes to say where it is, beside a server that does nothing: by turns, one at a time. */
export async function measureCommandStart(): Promise<CommandStart> {
  const ofCommand: number[] = [];
  const ofFloor: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    ofFloor.push(await startOnce(floor));
    ofCommand.push(await startOnce(command));
  }
  return { command: median(ofCommand), floor: median(ofFloor) };
}

const median = (times: readonly number[]): number =>
  times.toSorted((one, other) => one - other)[Math.floor(times.length / 2)] ?? 0;

async function startOnce(args: readonly string[]): Promise<number> {
  const began = performance.now();
  const started = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(started, 'exit');
  const late = setTimeout(() => started.kill('SIGKILL'), LIMIT_MS);
  try {
    for await (const line of createInterface(started.stdout)) {
      if (line.includes(SAID)) return performance.now() - began;
    }
    throw new Error('A server ended before it said where it is. Its own output says why.');
  } finally {
    started.kill('SIGTERM');
    await ended;
    clearTimeout(late);
  }
}
