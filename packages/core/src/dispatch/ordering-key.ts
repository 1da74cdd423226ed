import { withArticle } from '../telemetry/log-message.js';
import type { SlackEnvelope } from '../envelope/envelope.js';
import { getChannelId, type MessageLocation, getMessageLocation, getUserId } from '../envelope/envelope-metadata.js';

/** What an `orderBy` function gets. */
export interface SlackOrderedEvent extends MessageLocation {
  /** The name of the app that received the event. */
  readonly app: string;
  readonly envelope: SlackEnvelope;
}

/**
 * Which events are handled in order: those of the same channel, of the same user, or those for which a function returns
 * the same string. An event without a channel or user, or for which the function returns null, waits for no other.
 */
export type SlackOrder = 'channel' | 'user' | ((event: SlackOrderedEvent) => string | null);

export class OrderingKeyResolver {
  /** @param onProblem called when the author's function fails; the event is then handled without an order */
  constructor(
    private readonly app: string,
    private readonly orderBy: SlackOrder | null,
    private readonly onProblem: (problem: unknown) => void,
  ) {}

  /** Events with the same key are handled one after another; null means no order. Called for events only. */
  resolve(envelope: SlackEnvelope): string | null {
    if (this.orderBy === null) return null;
    if (this.orderBy === 'channel') return getChannelId(envelope);
    if (this.orderBy === 'user') return getUserId(envelope);
    return this.#callOrderBy(this.orderBy, envelope);
  }

  #callOrderBy(orderBy: Exclude<SlackOrder, string>, envelope: SlackEnvelope): string | null {
    try {
      const key: unknown = orderBy({ app: this.app, envelope, ...getMessageLocation(envelope) });
      if (typeof key === 'string') return key;
      // An async function returns a promise that nothing awaits: its rejection would end the process.
      if (key instanceof Promise) key.catch(() => {});
      if (key !== null && key !== undefined)
        throw new TypeError(`It returned ${withArticle(typeof key)}, not a string or null.`);
    } catch (error) {
      this.onProblem(error);
    }
    return null;
  }
}
