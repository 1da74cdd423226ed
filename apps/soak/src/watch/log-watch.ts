import type { SecretScan } from '../traffic/secrets.js';
import type { RunFolder } from '../verdict/run-folder.js';

/** Keeps the bot's log, and looks at every line for secrets. */
export class LogWatch {
  /** What was found and where; the secret itself is not repeated. */
  readonly leaks: string[] = [];
  #lines = 0;

  constructor(
    private readonly folder: Pick<RunFolder, 'log'>,
    private readonly scan: SecretScan,
  ) {}

  get lines(): number {
    return this.#lines;
  }

  take(line: string): void {
    this.#lines += 1;
    this.folder.log(line);
    this.leaks.push(...this.scan.find(line).map(kind => `a secret (${kind}) in line ${this.#lines} of bot.log`));
  }
}
