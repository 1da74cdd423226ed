import type { Screen } from '../../src/terminal/screen.js';

/** A screen without colours that keeps its rows. */
export class MemoryScreen implements Screen {
  readonly rows: string[] = [];

  constructor(readonly columns = 200) {}

  readonly print = (text = ''): void => void this.rows.push(...text.split('\n'));
  readonly paint = (_style: unknown, text: string): string => text;

  get text(): string {
    return this.rows.join('\n');
  }
}
