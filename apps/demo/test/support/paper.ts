import type { Screen } from '../../src/display/screen.js';

/** A screen without colours, whose lines can be read back. */
export class Paper implements Screen {
  readonly lines: string[] = [];

  constructor(readonly columns = 100) {}

  readonly print = (line = ''): void => void this.lines.push(line);
  readonly paint = (_style: unknown, text: string): string => text;

  get text(): string {
    return this.lines.join('\n');
  }
}
