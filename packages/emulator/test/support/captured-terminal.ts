import { afterEach, beforeEach, jest } from '@jest/globals';

/** What the command writes in this process, which stays off the terminal of the tests. */
export class TappedTerminal {
  printed = '';
  complained = '';

  /** Taps it for each test of the file or block. */
  static forEachTest(): TappedTerminal {
    const terminal = new TappedTerminal();
    beforeEach(() => terminal.#tap());
    afterEach(() => {
      jest.restoreAllMocks();
    });
    return terminal;
  }

  #tap(): void {
    this.clear();
    jest.spyOn(process.stdout, 'write').mockImplementation(piece => {
      this.printed += String(piece);
      return true;
    });
    jest.spyOn(process.stderr, 'write').mockImplementation(piece => {
      this.complained += String(piece);
      return true;
    });
  }

  /** Forgets what was written. */
  clear(): void {
    this.printed = '';
    this.complained = '';
  }
}
