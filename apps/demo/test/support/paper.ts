import type { Screen } from '../../src/terminal/screen.js';

/** A screen without colours, whose lines can be read back. */
export class Paper implements Screen {
  readonly lines: string[] = [];

  constructor(readonly columns = 200) {}

  readonly print = (line = ''): void => void this.lines.push(...line.split('\n'));
  readonly paint = (_style: unknown, text: string): string => text;

  get text(): string {
    return this.lines.join('\n');
  }
}
