import type { Writable } from 'node:stream';

/** In milliseconds: what takes longer is no crowd, but handlers that keep the process busy. */
const LONG_TURN_MS = 10;

/**
 * Sends what is written in one turn of the event loop in one piece. Acks come in crowds, as their payloads do, and to
 * hand a single one to the system costs as much as all that was done for it. The first of a turn goes out at once, and so
 * does each of a long turn: there an ack would wait for handlers that Slack knows nothing of.
 */
export class WriteBatcher {
  #turn: 'untouched' | 'written' | 'corked' = 'untouched';
  #longAt = 0;

  /** @param line what is written on */
  constructor(private readonly line: Writable) {}

  /**
   * Something is about to be written.
   *
   * @param atOnce with all that waits
   */
  next(atOnce: boolean): void {
    const now = performance.now();
    if (this.#turn === 'untouched') {
      this.#turn = 'written';
      this.#longAt = now + LONG_TURN_MS;
      process.nextTick(this.#end);
    } else if (atOnce || now >= this.#longAt) {
      this.#uncork();
    } else if (this.#turn === 'written') {
      this.#turn = 'corked';
      this.line.cork();
    }
  }

  readonly #end = (): void => {
    this.#uncork();
    this.#turn = 'untouched';
  };

  #uncork(): void {
    if (this.#turn === 'corked') this.line.uncork();
    this.#turn = 'written';
  }
}
