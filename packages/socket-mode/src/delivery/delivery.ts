import type { DeliveryOutcome, DeliveryOutcomes } from './delivery-outcomes.js';

/** What a handler's work ended in, and the rest that it leaves to do for this delivery. */
export interface Worked<T> {
  readonly outcome: DeliveryOutcome;
  readonly value: T;
}

/** How one delivery of a payload to one handler ended. Only the delivery that ran the handler has its value. */
export type Delivered<T> =
  | { readonly by: 'running'; readonly value: T }
  /** The handler had done it, or was doing it, for an earlier delivery. */
  | { readonly by: 'joining'; readonly outcome: DeliveryOutcome };

/** Once per payload and handler, and the owner of all work under way. */
export class Delivery {
  readonly #work = new Set<Promise<unknown>>();

  constructor(private readonly outcomes: DeliveryOutcomes) {}

  /**
   * Runs a handler on a payload, unless it already has or is at it: a redelivery of something done is done, of
   * something running it shares the end, and of something failed it runs again.
   *
   * @param run rejects when there is no telling how it ended: that counts as failed, and is the caller's to hear
   */
  async once<T>(payload: string, handler: string, run: () => Promise<Worked<T>>): Promise<Delivered<T>> {
    const known = this.outcomes.get(payload, handler);
    if (known === 'done') return { by: 'joining', outcome: known };
    if (known !== undefined && known !== 'failed') return { by: 'joining', outcome: await known };
    const work = this.track(run());
    const ended = work.then(
      ({ outcome }) => outcome,
      (): DeliveryOutcome => 'failed',
    );
    this.outcomes.set(payload, handler, ended);
    this.outcomes.set(payload, handler, await ended);
    const { value } = await work;
    return { by: 'running', value };
  }

  /** Owns a piece of work until it ends: shutting down waits for it. */
  track<T>(work: Promise<T>): Promise<T> {
    this.#work.add(work);
    const forget = () => this.#work.delete(work);
    work.then(forget, forget);
    return work;
  }

  /** Resolves when nothing is under way. */
  async idle(): Promise<void> {
    while (this.#work.size > 0) await Promise.allSettled(this.#work);
  }
}
