import type { SecretScan } from '../traffic/secrets.js';
import type { RunFolder } from '../verdict/run-folder.js';

/** Writes the bot's log and scans it for secrets. */
export class LogWatch {
  /** The kinds of secrets and their line numbers, without the secrets. */
  readonly leaks: string[] = [];
  #lines = 0;

  constructor(
    private readonly folder: Pick<RunFolder, 'log'>,
    private readonly scan: SecretScan,
  ) {}

  get lines(): number {
    return this.#lines;
  }

  take(text: string): void {
    this.#lines += 1;
    this.folder.log(text);
    this.leaks.push(...this.scan.find(text).map(kind => `a secret (${kind}) in line ${this.#lines} of bot.log`));
  }
}
