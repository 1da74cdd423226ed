import type { Writable } from 'node:stream';

/**
 * Sends what is written in one turn of the event loop in one piece. Acks come in crowds, as their payloads do, and to
 * hand a single one to the system costs as much as all that was done for it. The first of a turn goes out at once:
 * whoever acks, and then ends the process or keeps it busy, has acked.
 */
export class TickWrites {
  #tick: 'untouched' | 'written' | 'corked' = 'untouched';

  /** @param line what is written on */
  constructor(private readonly line: Writable) {}

  /** Something is about to be written. */
  next(): void {
    if (this.#tick === 'untouched') {
      this.#tick = 'written';
      process.nextTick(this.#end);
    } else if (this.#tick === 'written') {
      this.#tick = 'corked';
      this.line.cork();
    }
  }

  readonly #end = (): void => {
    if (this.#tick === 'corked') this.line.uncork();
    this.#tick = 'untouched';
  };
}
