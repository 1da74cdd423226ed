import { isRedelivered } from '../envelope/envelope-facts.js';
import type { SlackEnvelope } from '../envelope/envelope.js';
import { Lane, type LaneLimits } from './lane.js';

/** What an app's handlers are doing. */
export interface LaneLoad {
  /** Handlers at work. */
  readonly running: number;
  /** Handlers that wait for their turn. */
  readonly waiting: number;
}

/**
 * The two lanes of an app, so that a crowd of events never costs a person an answer: one for what Slack delivers again
 * when it isn't acked, one for what people wait for.
 */
export class Lanes {
  readonly #events: Lane;
  readonly #people: Lane;

  /** @param limits of each lane */
  constructor(limits: LaneLimits) {
    this.#events = new Lane(limits);
    this.#people = new Lane(limits);
  }

  of(envelope: SlackEnvelope): Lane {
    return isRedelivered(envelope) ? this.#events : this.#people;
  }

  get load(): LaneLoad {
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
