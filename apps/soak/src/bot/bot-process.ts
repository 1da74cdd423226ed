import { fork, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { isBotReport, type BotReport, type BotRequest } from './bot-reports.js';

/** The exit of the bot's process. */
export interface BotEnd {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** Callbacks for the bot's process. */
export interface BotListener {
  readonly reported: (report: BotReport) => void;
  /** Called for each line of the log. */
  readonly logged: (text: string) => void;
  readonly ended: (end: BotEnd) => void;
}

/** The bot in a separate process. */
export class BotProcess {
  readonly #child: ChildProcess;
  readonly #ended: Promise<BotEnd>;
  #end: BotEnd | null = null;

  constructor(environment: Readonly<Record<string, string>>, listener: BotListener) {
    this.#child = fork(fileURLToPath(new URL('main.js', import.meta.url)), {
      env: { ...process.env, ...environment, NO_COLOR: '1' },
      execArgv: ['--expose-gc'],
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    this.#child.on('message', (report: unknown) => {
      if (isBotReport(report)) listener.reported(report);
    });
    for (const input of [this.#child.stdout, this.#child.stderr]) {
      if (input) createInterface({ input }).on('line', listener.logged);
    }
    this.#ended = new Promise(resolve => {
      // At 'exit', the last lines of the log may not have been read yet.
      this.#child.once('close', (code, signal) => {
        this.#end = { code, signal };
        listener.ended(this.#end);
        resolve(this.#end);
      });
    });
  }

  /** The exit; null while the process runs. */
  get end(): BotEnd | null {
    return this.#end;
  }

  /** Requests the vitals, which arrive as a report. */
  askVitals(): void {
    this.#ask({ ask: 'vitals' });
  }

  /** Blocks the bot's event loop. */
  block(ms: number): void {
    this.#ask({ ask: 'block', ms });
  }

  /** Suspends the process. */
  suspend(): void {
    this.#child.kill('SIGSTOP');
  }

  /** Resumes the process. */
  resume(): void {
    this.#child.kill('SIGCONT');
  }

  /** Sends SIGTERM, and SIGKILL after the limit. Resolves to whether SIGTERM was enough. */
  async terminate(limitMs: number): Promise<boolean> {
    let wasKilled = false;
    const force = setTimeout(() => {
      wasKilled = true;
      this.#child.kill('SIGKILL');
    }, limitMs);
    this.#child.kill('SIGTERM');
    await this.#ended;
    clearTimeout(force);
    return !wasKilled;
  }

  #ask(request: BotRequest): void {
    if (this.#child.connected) this.#child.send(request);
  }
}
