import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';

const RUNS = 5;
const LIMIT_MS = 60_000;
const READY_TEXT = 'SLACK_API_URL=';

const home = dirname(createRequire(import.meta.url).resolve('@nest-slack/emulator/package.json'));
const command = [join(home, 'bin/slack-emulator.js'), '--port', '0'];
const floor = ['-e', `require('node:http').createServer().listen(0, '127.0.0.1', () => console.log('${READY_TEXT}'))`];

/** Median milliseconds from the start of a process until it prints its URL. */
export interface CommandStart {
  readonly command: number;
  /** A minimal HTTP server. */
  readonly floor: number;
}

/** Measures the start of the emulator's command and of a minimal server, alternately. */
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
  const killTimer = setTimeout(() => started.kill('SIGKILL'), LIMIT_MS);
  try {
    for await (const text of createInterface(started.stdout)) {
      if (text.includes(READY_TEXT)) return performance.now() - began;
    }
    throw new Error('A server exited before it printed its URL. See its output above.');
  } finally {
    started.kill('SIGTERM');
    await ended;
    clearTimeout(killTimer);
  }
}
