import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { build } from 'esbuild';
import { parseJson } from '../../src/json.js';

let folder: string;
const running = new Set<Run>();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nest-slack-command-'));
  await build({
    entryPoints: [fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url))],
    outfile: join(folder, 'main.cjs'),
    bundle: true,
    platform: 'node',
    target: 'node20',
    logLevel: 'silent',
  });
});

afterEach(async () => {
  for (const { child } of running) child.kill('SIGKILL');
  await Promise.all(Array.from(running, run => run.ended));
  running.clear();
});

afterAll(() => rm(folder, { recursive: true }));

/** The command in a process of its own, and what it has printed. */
class Run {
  output = '';
  errors = '';
  readonly ended: Promise<unknown[]>;

  constructor(readonly child: ChildProcessWithoutNullStreams) {
    child.stdout.on('data', piece => (this.output += String(piece)));
    child.stderr.on('data', piece => (this.errors += String(piece)));
    this.ended = once(child, 'close');
    running.add(this);
  }

  /** Waits until this has been printed. */
  async printed(what: RegExp): Promise<RegExpExecArray> {
    for (;;) {
      const found = what.exec(this.output);
      if (found) return found;
      await Promise.race([once(this.child.stdout, 'data'), this.#endedTooSoon(what)]);
    }
  }

  /** The lines, each of which must be JSON. */
  get entries(): unknown[] {
    return this.output.trimEnd().split('\n').map(parseJson);
  }

  async #endedTooSoon(what: RegExp): Promise<never> {
    await this.ended;
    throw new Error(`The command ended before it printed ${what.source}: ${this.output}${this.errors}`);
  }
}

function start(args: readonly string[], env: Readonly<Record<string, string>> = {}): Run {
  const { CI: _ci, NO_COLOR: _no, FORCE_COLOR: _force, SLACK_EMULATOR_KEY: _key, ...others } = process.env;
  return new Run(spawn(process.execPath, [join(folder, 'main.cjs'), ...args], { env: { ...others, ...env } }));
}

/** Says something as ann by the Slack that a run serves. @returns the status */
async function say(run: Run, text: string, headers: Readonly<Record<string, string>> = {}): Promise<number> {
  const [, url = ''] = await run.printed(/SLACK_EMULATOR_URL"?[=:]"?(http:[^\s"]+)/);
  const body = JSON.stringify({ place: 'general', text });
  return (await fetch(`${url}/control/v1/people/ann/say`, { method: 'POST', body, headers })).status;
}

describe('the command', () => {
  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    'prints the variables, then what happens, and at %s what it came to',
    async signal => {
      const run = start(['--port', '0']);
      expect(await say(run, 'Good morning')).toBe(200);
      await run.printed(/ann says in #general: "Good morning"/);
      run.child.kill(signal);

      expect(await run.ended).toEqual([0, null]);
      const lines = run.output.split('\n');
      expect(lines.slice(0, 7)).toEqual([
        expect.stringMatching(/^SLACK_API_URL=http:\/\/127\.0\.0\.1:\d+\/api\/$/),
        expect.stringMatching(/^SLACK_APP_TOKEN=xapp-\S+$/),
        expect.stringMatching(/^SLACK_BOT_TOKEN=xoxb-\S+$/),
        expect.stringMatching(/^SLACK_EMULATOR_URL=http:\/\/127\.0\.0\.1:\d+$/),
        '',
        expect.stringMatching(/^Open http:\/\/127\.0\.0\.1:\d+\/$/),
        '',
      ]);
      expect(lines.at(-2)).toMatch(/^1 message; 0 acks in time, .* 0 findings of the lint\.$/);
      expect(run.errors).toBe('');
    },
  );

  it('prints a JSON object a line where that is asked for', async () => {
    const run = start(['--port', '0', '--json', '--app', 'robot']);
    await say(run, 'Hello @robot');
    await run.printed(/"kind":"message"/);
    run.child.kill('SIGINT');
    await run.ended;

    expect(run.entries[0]).toMatchObject({ kind: 'environment', SLACK_BOT_TOKEN: expect.any(String) });
    expect(run.entries).toContainEqual(expect.objectContaining({ kind: 'message', who: 'ann', id: 1 }));
    expect(run.entries.at(-1)).toMatchObject({ kind: 'summary', messages: 1 });
    expect(run.entries).not.toContain(undefined);
  });

  it.each([
    ['in no colours, since nobody looks', {}, false],
    ['in colours where they are asked for', { FORCE_COLOR: '1' }, true],
    ['in colours for the log of a CI', { CI: 'true' }, true],
    ['in none where they are not wanted', { FORCE_COLOR: '1', NO_COLOR: '1' }, false],
  ])('prints %s, and nothing that an app could steer a terminal by', async (_name, env, coloured) => {
    const run = start(['--port', '0'], env);
    await say(run, 'Blank \u001B[2J\u009B2J it');
    const [line] = await run.printed(/^.*Blank.*$/m);

    expect(line.includes('\u001B[')).toBe(coloured);
    expect([line.includes('\u001B[2J'), line.includes('\u009B')]).toEqual([false, false]);
  });

  it('ends when nobody reads on', async () => {
    const run = start(['--port', '0']);
    await run.printed(/SLACK_EMULATOR_URL/);
    run.child.stdout.destroy();
    for (let count = 0; count < 3 && run.child.exitCode === null; count += 1) {
      await say(run, 'Is anybody there?').catch(() => 0);
    }

    expect(await run.ended).toEqual([0, null]);
  });

  it.each([
    [['--help'], 0],
    [['help', 'say'], 0],
    [['--no-such-option'], 2],
  ] as const)('of %j ends in peace when nobody reads what it prints', async (args, exitCode) => {
    const run = start(args);
    run.child.stdout.destroy();
    run.child.stderr.destroy();

    expect(await run.ended).toEqual([exitCode, null]);
  });

  it('needs its key where other machines reach it', async () => {
    const run = start(['--port', '0', '--host', '0.0.0.0'], { SLACK_EMULATOR_KEY: '' });
    const [, key = ''] = await run.printed(/^SLACK_EMULATOR_KEY=(\S{32})$/m);

    expect(await say(run, 'Hello')).toBe(401);
    expect(await say(run, 'Hello', { authorization: `Bearer ${key}` })).toBe(200);
    expect((await run.printed(/^Open http:\S+:\d+\/#key=(.*)$/m))[1]).toBe(key);
  });

  it('keeps a key that it was given to itself', async () => {
    const run = start(['--port', '0', '--control-key', 'open-sesame']);

    expect(await say(run, 'Hello')).toBe(401);
    expect(await say(run, 'Hello', { authorization: 'Bearer open-sesame' })).toBe(200);
    expect(run.output).not.toContain('open-sesame');
  });

  it('says in a sentence why it can not start', async () => {
    const first = start(['--port', '0']);
    const [, port = ''] = await first.printed(/SLACK_EMULATOR_URL=.*:(\d+)/);
    const failing: [string[], string][] = [
      [['--port', port], `Nothing can listen on port ${port} of 127.0.0.1`],
      [['--port', '99999'], 'It must be a number from 0 to 65535.'],
      [['--port', '0', '--host', 'nowhere.invalid'], 'Nothing can listen on port 0 of nowhere.invalid'],
      [['--port', '0', '--host', ''], 'host is empty.'],
      [['--port', '0', '--control-key', 'two words'], 'must be a word of ASCII'],
      [['--port', '0', '--public-url', 'slack'], 'publicUrl is "slack", which is no http URL.'],
      [['--port', '0', '--manifest', 'no-such-file.yml'], 'Can\'t read the manifest from "no-such-file.yml"'],
      [['--port', '0', '--manifest', 'package.json'], 'Slack would not take the manifest in "package.json"'],
      [['--port', '0', '--seed', 'no-such-file.yml'], 'Can\'t read the seed from "no-such-file.yml"'],
      [['--port', '0', '--seed', 'package.json'], 'Can\'t begin with the seed in "package.json"'],
      [['--prot', '0'], "unknown option '--prot'"],
    ];

    await Promise.all(
      failing.map(async ([args, sentence]) => {
        const run = start(args);
        expect(await run.ended).toEqual([2, null]);
        expect([run.errors.trimEnd().split('\n'), run.output]).toEqual([
          expect.arrayContaining([expect.stringContaining(sentence)]),
          '',
        ]);
      }),
    );
  });
});

(existsSync('/dev/full') ? describe : describe.skip)('on a full disk', () => {
  it('the command says that what it prints can not be written', async () => {
    const shell = ['-c', 'exec "$0" "$1" --help > /dev/full', process.execPath, join(folder, 'main.cjs')];
    const run = new Run(spawn('sh', shell));

    expect([await run.ended, run.errors]).toEqual([
      [2, null],
      expect.stringMatching(/^What it prints can't be written: ENOSPC.*\n$/),
    ]);
  });
});
