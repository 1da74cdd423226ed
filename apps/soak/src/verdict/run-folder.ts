import { createWriteStream, mkdirSync, writeFileSync, type WriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { join } from 'node:path';

/** The folder where a run leaves everything it knows. */
export class RunFolder {
  readonly #log: WriteStream;

  /** @throws Error when the folder can't be made or written to */
  constructor(private readonly path: string) {
    mkdirSync(path, { recursive: true });
    this.#log = createWriteStream(join(path, 'bot.log'));
  }

  /** A line of the bot's log. */
  log(line: string): void {
    this.#log.write(`${line}\n`);
  }

  /** Writes a value as a file of JSON. */
  write(name: string, value: unknown): void {
    writeFileSync(join(this.path, `${name}.json`), `${JSON.stringify(value, null, 2)}\n`);
  }

  async close(): Promise<void> {
    this.#log.end();
    await finished(this.#log);
  }
}
