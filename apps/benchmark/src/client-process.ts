import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { ClientReport } from './clients/report.js';

const ANSWER_LIMIT_MS = 10_000;
const END_LIMIT_MS = 5_000;

/** How a client is run. */
export interface ClientProcessOptions {
  /** What is run in place of a module of Node's. */
  readonly program?: string | undefined;
  /** How Node itself is started. */
  readonly nodeFlags?: readonly string[] | undefined;
  /** The one core that it may use; the machine must have `taskset`. */
  readonly core?: number | undefined;
}

/** A client in a process of its own. */
export class ClientProcess {
  readonly #child: ChildProcess;
  /** How it ended, or why it never began. */
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
      // Where the packages are that flags of Node's may name.
      cwd: new URL('.', import.meta.url),
      // What a client says is no part of the results.
      stdio: ['ignore', process.stderr, process.stderr, 'ipc'],
    });
    this.#ending = new Promise(resolve => {
      this.#child.on('error', ({ message }) => resolve(`failed: ${message}`));
      this.#child.on('exit', (code, signal) => resolve(`ended with ${signal ?? code}`));
    });
  }

  /**
   * What comes of work that needs the client.
   *
   * @param what what is waited for, as messages name it
   * @throws Error when the client ends meanwhile, or the time is up
   */
  async during<T>(what: string, limitMs: number, work: Promise<T>): Promise<T> {
    const over = new AbortController();
    const late = delay(limitMs, undefined, { signal: over.signal });
    try {
      return await Promise.race([
        work,
        this.#ending.then(how => {
          throw new Error(`The client ${this.name} ${how} before ${what}. Its own output says why.`);
        }),
        late.then(() => {
          throw new Error(`There was no ${what} of the client ${this.name} within ${limitMs} ms.`);
        }),
      ]);
    } finally {
      over.abort();
    }
  }

  /** What the client tells of itself. */
  async report(): Promise<ClientReport> {
    const report = await this.ask('report');
    if (!isReport(report)) throw new Error('The client reported something else than its CPU and memory.');
    return report;
  }

  /** What the client answers. @throws Error when it ends before, or the time is up */
  async ask(question: string, limitMs = ANSWER_LIMIT_MS): Promise<unknown> {
    const answer: Promise<unknown[]> = once(this.#child, 'message');
    this.#child.send(question);
    const [told] = await this.during(`answer to "${question}"`, limitMs, answer);
    return told;
  }

  /** Ends the client, which does so by itself when nobody listens any more; by force when it doesn't. */
  async end(): Promise<void> {
    if (this.#child.connected) this.#child.disconnect();
    const force = setTimeout(() => this.#child.kill('SIGKILL'), END_LIMIT_MS);
    await this.#ending;
    clearTimeout(force);
  }
}

const isReport = (value: unknown): value is ClientReport =>
  typeof value === 'object' && value !== null && 'cpuUs' in value && 'rssBytes' in value;
