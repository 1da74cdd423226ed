import { fork, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { isBotReport, type BotReport, type BotRequest } from './bot-reports.js';

/** How the bot's process ended. */
export interface BotEnd {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** Who hears of the bot. */
export interface BotListener {
  readonly reported: (report: BotReport) => void;
  /** A line of its log. */
  readonly logged: (line: string) => void;
  readonly ended: (end: BotEnd) => void;
}

/** The bot in a process of its own. */
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
      // Not at its exit, when the last lines of its log may still be on their way.
      this.#child.once('close', (code, signal) => {
        this.#end = { code, signal };
        listener.ended(this.#end);
        resolve(this.#end);
      });
    });
  }

  /** How it ended; null while it runs. */
  get end(): BotEnd | null {
    return this.#end;
  }

  /** Asks for what the process holds: the answer is a report. */
  askVitals(): void {
    this.#ask({ ask: 'vitals' });
  }

  /** Holds the bot's event loop. */
  block(ms: number): void {
    this.#ask({ ask: 'block', ms });
  }

  /** Stops the process where it stands. */
  suspend(): void {
    this.#child.kill('SIGSTOP');
  }

  /** Lets it go on. */
  resume(): void {
    this.#child.kill('SIGCONT');
  }

  /** Asks it to end, as a deployment does; by force when it has not within the limit. Resolves to whether it had. */
  async terminate(limitMs: number): Promise<boolean> {
    let hadTo = false;
    const force = setTimeout(() => {
      hadTo = true;
      this.#child.kill('SIGKILL');
    }, limitMs);
    this.#child.kill('SIGTERM');
    await this.#ended;
    clearTimeout(force);
    return !hadTo;
  }

  #ask(request: BotRequest): void {
    if (this.#child.connected) this.#child.send(request);
  }
}
