import { isRedelivered } from '../envelope/envelope-facts.js';
import type { SlackEnvelope } from '../envelope/envelope.js';
import type { SlackLoad } from '../telemetry/load.js';
import type { EventOrder } from './event-order.js';
import { Lane, type LaneLimits } from './lane.js';

/** Where the handlers of a payload take their turn. */
export interface LanePlace {
  readonly lane: Lane;
  /** What they are kept in order by, at each handler; null when by nothing. */
  readonly order: string | null;
}

/**
 * The two lanes of an app, so that a crowd of events never costs a person an answer: one for what Slack delivers again
 * when it isn't acked, one for what people wait for.
 */
export class Lanes {
  readonly #events: Lane;
  readonly #people: Lane;

  /** @param limits of each lane */
  constructor(
    limits: LaneLimits,
    private readonly order: EventOrder,
  ) {
    this.#events = new Lane(limits);
    this.#people = new Lane(limits);
  }

  placeOf(envelope: SlackEnvelope): LanePlace {
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
