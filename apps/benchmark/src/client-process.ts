import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { ClientReport } from './clients/report.js';

const ANSWER_LIMIT_MS = 10_000;
const END_LIMIT_MS = 5_000;

/** Options of a client process. */
export interface ClientProcessOptions {
  /** An executable to run instead of a Node module. */
  readonly program?: string | undefined;
  /** Flags for Node. */
  readonly nodeFlags?: readonly string[] | undefined;
  /** Pins the process to this core; needs `taskset`. */
  readonly core?: number | undefined;
}

/** A client in a separate process. */
export class ClientProcess {
  readonly #child: ChildProcess;
  /** How the process ended, or why it failed to start. */
  readonly #ending: Promise<string>;

  constructor(
    private readonly name: string,
    environment: Readonly<Record<string, string>>,
    { program, nodeFlags = [], core }: ClientProcessOptions = {},
  ) {
    const module = fileURLToPath(new URL(`clients/${name}.js`, import.meta.url));
    const [command, ...args] = [
      ...(core === undefined ? [] : ['taskset', '-c', String(core)]),
      ...(program === undefined ? [process.execPath, '--expose-gc', ...nodeFlags, module] : [program]),
    ];
    this.#child = spawn(command ?? '', args, {
      env: { ...process.env, ...environment },
      // Packages in Node flags are resolved from this folder.
      cwd: new URL('.', import.meta.url),
      // Stdout is reserved for the results.
      stdio: ['ignore', process.stderr, process.stderr, 'ipc'],
    });
    this.#ending = new Promise(resolve => {
      this.#child.on('error', ({ message }) => resolve(`failed: ${message}`));
      this.#child.on('exit', (code, signal) => resolve(`ended with ${signal ?? code}`));
    });
  }

  /**
   * Waits for work that needs the client.
   *
   * @param what the awaited result, for error messages
   * @throws Error when the client exits first, or the time limit expires
   */
  async during<T>(what: string, limitMs: number, work: Promise<T>): Promise<T> {
    const finished = new AbortController();
    const timeout = delay(limitMs, undefined, { signal: finished.signal });
    try {
      return await Promise.race([
        work,
        this.#ending.then(how => {
          throw new Error(`The client ${this.name} ${how} before ${what}. See its output above.`);
        }),
        timeout.then(() => {
          throw new Error(`The client ${this.name} did not deliver ${what} within ${limitMs} ms.`);
        }),
      ]);
    } finally {
      finished.abort();
    }
  }

  /** Asks the client for its CPU time and memory. */
  async report(): Promise<ClientReport> {
    const report = await this.ask('report');
    if (!isReport(report)) throw new Error('The client sent an invalid report.');
    return report;
  }

  /** Sends a request and returns the response. @throws Error when the client exits first, or the time limit expires */
  async ask(request: string, limitMs = ANSWER_LIMIT_MS): Promise<unknown> {
    const response: Promise<unknown[]> = once(this.#child, 'message');
    this.#child.send(request);
    const [result] = await this.during(`the response to "${request}"`, limitMs, response);
    return result;
  }

  /** Disconnects, which makes the client exit; kills it after a time limit. */
  async end(): Promise<void> {
    if (this.#child.connected) this.#child.disconnect();
    const force = setTimeout(() => this.#child.kill('SIGKILL'), END_LIMIT_MS);
    await this.#ending;
    clearTimeout(force);
  }
}

const isReport = (value: unknown): value is ClientReport =>
  typeof value === 'object' && value !== null && 'cpuUs' in value && 'rssBytes' in value;
