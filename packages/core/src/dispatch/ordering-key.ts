import type { SlackEnvelope } from '../envelope/envelope.js';
import {
  getChannelId,
  isRedelivered,
  type MessageLocation,
  getMessageLocation,
  getUserId,
} from '../envelope/envelope-metadata.js';

/** An event, as a function that orders events sees it. */
export interface SlackOrderedEvent extends MessageLocation {
  /** The name of the app that received it. */
  readonly app: string;
  readonly envelope: SlackEnvelope;
}

/**
 * What events are kept in order by: those of one channel, of one user, or of one text that a function returns. An event
 * without one (null) waits for no other.
 */
export type SlackOrder = 'channel' | 'user' | ((event: SlackOrderedEvent) => string | null);

/** Tells which events must not overtake each other. */
export class OrderingKeyResolver {
  /** @param onProblem told when the author's function fails: the event goes on without an order */
  constructor(
    private readonly app: string,
    private readonly orderBy: SlackOrder | null,
    private readonly onProblem: (problem: unknown) => void,
  ) {}

  /** Events of one key, which is never that of anything else, are handled one after another; null is no order. */
  keyOf(envelope: SlackEnvelope): string | null {
    if (this.orderBy === null || !isRedelivered(envelope)) return null;
    if (this.orderBy === 'channel') return getChannelId(envelope);
    if (this.orderBy === 'user') return getUserId(envelope);
    return this.#asked(this.orderBy, envelope);
  }

  #asked(orderBy: Exclude<SlackOrder, string>, envelope: SlackEnvelope): string | null {
    try {
      const key: unknown = orderBy({ app: this.app, envelope, ...getMessageLocation(envelope) });
      if (typeof key === 'string') return key;
      // What an async function returned is nobody's yet: its error would end the process.
      if (key instanceof Promise) key.catch(() => {});
      if (key !== null && key !== undefined)
        throw new TypeError(`It returned ${article(typeof key)}, not a string or null.`);
    } catch (error) {
      this.onProblem(error);
    }
    return null;
  }
}

const article = (type: string): string => (/^[aeiou]/.test(type) ? `an ${type}` : `a ${type}`);
