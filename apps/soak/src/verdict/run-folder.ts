import { createWriteStream, mkdirSync, writeFileSync, type WriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { join } from 'node:path';

/** The folder of a run's results. */
export class RunFolder {
  readonly #log: WriteStream;

  /** @throws Error when the folder cannot be created */
  constructor(private readonly path: string) {
    mkdirSync(path, { recursive: true });
    this.#log = createWriteStream(join(path, 'bot.log'));
  }

  /** Writes to the bot's log. */
  log(text: string): void {
    this.#log.write(`${text}\n`);
  }

  /** Writes a value as a JSON file. */
  write(name: string, value: unknown): void {
    writeFileSync(join(this.path, `${name}.json`), `${JSON.stringify(value, null, 2)}\n`);
  }

  async close(): Promise<void> {
    this.#log.end();
    await finished(this.#log);
  }
}
