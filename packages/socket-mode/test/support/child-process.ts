import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { transformFile } from '@swc/core';
import { build, type Plugin } from 'esbuild';
import { secretWatch } from './secret-watch.js';

const here = fileURLToPath(new URL('.', import.meta.url));

/** Emits the types of constructor parameters, which Nest needs for injection and esbuild does not emit. */
const decoratorMetadata: Plugin = {
  name: 'decorator-metadata',
  setup(esbuild) {
    esbuild.onLoad({ filter: /\.ts$/ }, async ({ path }) => {
      const { code } = await transformFile(path, {
        swcrc: false,
        jsc: {
          target: 'es2023',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
          keepClassNames: true,
        },
      });
      return { contents: code, loader: 'js' };
    });
  },
};

/** Bundles a program of this folder and the sources that it imports into one script. */
export async function bundle(program: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [here + program],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    // The tests use the sources, so no build is needed first.
    alias: {
      '@nest-slack/core': `${here}../../../core/src/index.ts`,
      '@nest-slack/core/internal': `${here}../../../core/src/internal.ts`,
      // The version that packages/core depends on.
      'lru-cache': createRequire(`${here}../../../core/package.json`).resolve('lru-cache'),
    },
    // Bundled CommonJS modules call require() for the modules of Node.
    banner: {
      js: "import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);",
    },
    keepNames: true,
    plugins: [decoratorMetadata],
  });
  return outputFiles.map(({ text }) => text).join('');
}

/** How a process ended: with an exit code or by a signal. */
export interface ProcessEnd {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** Its stdout and stderr. */
  readonly output: string;
}

/** Runs a program as process 1 of its own PID namespace, like a container. */
const UNSHARE = ['unshare', '--map-root-user', '--pid', '--fork', '--kill-child', '--mount-proc'] as const;

/** Whether this machine permits that. */
export const canBeInit = ((): boolean => {
  const [unshare, ...args] = UNSHARE;
  return spawnSync(unshare, [...args, 'true']).status === 0;
})();

/** A script that runs in its own process. */
export class Child implements AsyncDisposable {
  readonly #process: ChildProcess;
  readonly #ended: Promise<unknown[]>;
  #output = '';

  /** @param asInit whether it runs as process 1 of its own namespace, as `kill -TERM 1` in a container requires */
  constructor(
    script: string,
    args: readonly string[],
    env: Readonly<Record<string, string>>,
    private readonly asInit = false,
  ) {
    const [command, ...rest] = [...(asInit ? UNSHARE : []), process.execPath, '--input-type=module', '-', ...args];
    this.#process = spawn(command, rest, {
      // The script resolves its packages from this folder.
      cwd: here,
      env: { ...process.env, NODE_OPTIONS: '', ...env },
    });
    this.#ended = once(this.#process, 'close');
    this.#process.stdin?.end(script);
    for (const stream of [this.#process.stdout, this.#process.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => (this.#output += text));
    }
  }

  get output(): string {
    return this.#output;
  }

  signal(signal: NodeJS.Signals): void {
    if (this.asInit) process.kill(this.#inner(), signal);
    else this.#process.kill(signal);
  }

  /** Waits until the process ends. @throws Error with its output when it does not end within the limit */
  async end(limitMs = 8_000): Promise<ProcessEnd> {
    let limit: NodeJS.Timeout | undefined;
    const timeIsUp = new Promise<never>((_resolve, reject) => {
      const late = () => reject(new Error(`Waited ${limitMs} ms for a process to end, which said:\n${this.#output}`));
      limit = setTimeout(late, limitMs);
    });
    await Promise.race([this.#ended, timeIsUp]).finally(() => clearTimeout(limit));
    return { code: this.#process.exitCode, signal: this.#process.signalCode, output: this.#output };
  }

  /** The process that `unshare` started, by its id outside the namespace. */
  #inner(): number {
    const { pid } = this.#process;
    return Number(readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim());
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#process.kill('SIGKILL');
    await this.#ended;
    secretWatch.look('output of a process', this.#output);
  }
}
