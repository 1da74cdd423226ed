import { isRedelivered } from '../envelope/envelope-metadata.js';
import type { SlackEnvelope } from '../envelope/envelope.js';
import type { SlackLoad } from '../telemetry/load.js';
import type { OrderingKeyResolver } from './ordering-key.js';
import { ConcurrencyLimiter, type ConcurrencyLimits } from './concurrency-limiter.js';

/** Where the handlers of a payload take their turn. */
export interface QueuePosition {
  readonly lane: ConcurrencyLimiter;
  /** What they are kept in order by, at each handler; null when by nothing. */
  readonly order: string | null;
}

/**
 * The two lanes of an app, so that a crowd of events never costs a person an answer: one for what Slack delivers again
 * when it isn't acked, one for what people wait for.
 */
export class ConcurrencyLimiters {
  readonly #events: ConcurrencyLimiter;
  readonly #people: ConcurrencyLimiter;

  /** @param limits of each lane */
  constructor(
    limits: ConcurrencyLimits,
    private readonly order: OrderingKeyResolver,
  ) {
    this.#events = new ConcurrencyLimiter(limits);
    this.#people = new ConcurrencyLimiter(limits);
  }

  placeOf(envelope: SlackEnvelope): QueuePosition {
    return { lane: isRedelivered(envelope) ? this.#events : this.#people, order: this.order.keyOf(envelope) };
  }

  get load(): Omit<SlackLoad, 'overloaded'> {
    return {
      running: this.#events.running + this.#people.running,
      waiting: this.#events.waiting + this.#people.waiting,
    };
  }

  /** From now on nothing begins; who waits is turned away. */
  close(): void {
    this.#events.close();
    this.#people.close();
  }
}
