import { isRedelivered } from '../envelope/envelope-metadata.js';
import type { SlackEnvelope } from '../envelope/envelope.js';
import type { SlackLoad } from '../telemetry/counters.js';
import { ConcurrencyLimiter, type ConcurrencyLimits } from './concurrency-limiter.js';
import type { OrderingKeyResolver } from './ordering-key.js';

/** Where the handlers of a payload queue. */
export interface QueuePosition {
  readonly limiter: ConcurrencyLimiter;
  /** Handlers run one after another for payloads with the same key; null for no order. */
  readonly orderingKey: string | null;
}

/**
 * The two limiters of an app: one for events, which Slack delivers again when they aren't acked, and one for what users
 * wait for. Many events never delay a user's command.
 */
export class ConcurrencyLimiters {
  readonly #events: ConcurrencyLimiter;
  readonly #userActions: ConcurrencyLimiter;

  /** @param limits apply to each of the two */
  constructor(
    limits: ConcurrencyLimits,
    private readonly ordering: OrderingKeyResolver,
  ) {
    this.#events = new ConcurrencyLimiter(limits);
    this.#userActions = new ConcurrencyLimiter(limits);
  }

  select(envelope: SlackEnvelope): QueuePosition {
    const limiter = isRedelivered(envelope) ? this.#events : this.#userActions;
    return { limiter, orderingKey: this.ordering.resolve(envelope) };
  }

  get load(): Omit<SlackLoad, 'overloaded'> {
    return {
      running: this.#events.running + this.#userActions.running,
      waiting: this.#events.queued + this.#userActions.queued,
    };
  }

  /** Grants no more slots and rejects all queued handlers. */
  close(): void {
    this.#events.close();
    this.#userActions.close();
  }
}
