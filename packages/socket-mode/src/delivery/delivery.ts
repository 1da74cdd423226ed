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
  /** What is being handled now. Never forgotten before it ends, however full the memory of outcomes is. */
  readonly #running = new Map<string, Promise<DeliveryOutcome>>();

  constructor(private readonly outcomes: DeliveryOutcomes) {}

  /**
   * Runs a handler on a payload, unless it already has or is at it: a redelivery of something done is done, of
   * something running it shares the end, and of something failed it runs again.
   *
   * @param run rejects when there is no telling how it ended: that counts as failed, and is the caller's to hear
   */
  async once<T>(payload: string, handler: string, run: () => Promise<Worked<T>>): Promise<Delivered<T>> {
    // Neither id can hold a line break, so no two pairs share a key.
    const key = `${payload}\n${handler}`;
    const running = this.#running.get(key);
    if (running) return { by: 'joining', outcome: await running };
    // Claimed before anything is waited for: of two deliveries at once, one is the first.
    const delivered = this.track(this.#deliver(payload, handler, run));
    this.#running.set(
      key,
      delivered.then(
        ({ outcome }) => outcome,
        () => 'failed',
      ),
    );
    try {
      return (await delivered).delivered;
    } finally {
      this.#running.delete(key);
    }
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

  async #deliver<T>(
    payload: string,
    handler: string,
    run: () => Promise<Worked<T>>,
  ): Promise<{ readonly outcome: DeliveryOutcome; readonly delivered: Delivered<T> }> {
    const known = this.outcomes.get(payload, handler);
    // What is known at once is not waited for: the handler begins with the payload.
    if ((typeof known === 'object' ? await known : known) === 'done') {
      return { outcome: 'done', delivered: { by: 'joining', outcome: 'done' } };
    }
    let outcome: DeliveryOutcome = 'failed';
    try {
      const worked = await run();
      outcome = worked.outcome;
      return { outcome, delivered: { by: 'running', value: worked.value } };
    } finally {
      await this.outcomes.set(payload, handler, outcome);
    }
  }
}
