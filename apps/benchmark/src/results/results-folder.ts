import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where a run leaves what it measured. */
export class ResultsFolder {
  /** @throws Error when the folder can't be made */
  constructor(private readonly path: string) {
    mkdirSync(path, { recursive: true });
  }

  /** Writes a file, and gives its path. */
  write(name: string, text: string): string {
    const file = join(this.path, name);
    writeFileSync(file, text);
    return file;
  }
}
