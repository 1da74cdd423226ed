import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from '@jest/globals';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** Runs the program in a child process. */
async function soak(...args: string[]): Promise<{ readonly code: number | null; readonly output: string }> {
  const child = spawn('npm', ['run', '--silent', 'soak', '--', ...args], {
    cwd: root,
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  const code = await new Promise<number | null>(resolve => child.once('close', resolve));
  return { code, output };
}

it('passes all checks in a minute with one fault per second', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'soak-spec-'));
  try {
    const { code, output } = await soak('--minutes', '1', '--rate', '50', '--seed', '20', '--out', folder);
    // The output explains a failure, so a failed assertion should show it.
    expect(output).toMatch(/All checks passed\.\n$/);
    expect(code).toBe(0);

    const verdict: unknown = JSON.parse(await readFile(join(folder, 'verdict.json'), 'utf8'));
    expect(verdict).toMatchObject({ passed: true, settings: { seed: 20 }, tally: { lost: 0, doubled: 0 } });
    const faults: unknown = JSON.parse(await readFile(join(folder, 'faults.json'), 'utf8'));
    expect(Array.isArray(faults) && faults.length).toBeGreaterThan(30);
  } finally {
    await rm(folder, { recursive: true });
  }
}, 240_000);

it('explains invalid arguments', async () => {
  const { code, output } = await soak('--rate', 'fast');
  expect(output).toContain("--rate is 'fast', but must be a whole number from 1 to 1000.");
  expect(code).toBe(2);
}, 60_000);
