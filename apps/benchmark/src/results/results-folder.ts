import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The folder of a run's results. */
export class ResultsFolder {
  /** @throws Error when the folder cannot be created */
  constructor(private readonly path: string) {
    mkdirSync(path, { recursive: true });
  }

  /** Writes a file. @returns its path */
  write(name: string, text: string): string {
    const file = join(this.path, name);
    writeFileSync(file, text);
    return file;
  }
}
