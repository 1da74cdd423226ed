import { withEntry, type BlockState } from '../../block-kit/block-state.js';
import type { JsonObject } from '../../json.js';
import { BoundedMap } from '../../collections/bounded-map.js';
import type { Message } from './message.js';

/** Of how many messages and people it is known. */
const LIMIT = 10_000;

/**
 * What people have entered in messages. Each has their own, before them alone, and Slack tells the app of all of it with
 * whatever they do there next.
 */
export class MessageEntries {
  readonly #states = new BoundedMap<string, BlockState>(LIMIT);

  /** What somebody has entered in a message, of which parts may be gone since. */
  of(message: Message, userId: string): BlockState {
    return this.#states.get(keyOf(message, userId)) ?? {};
  }

  enter(message: Message, userId: string, blockId: string, actionId: string, entry: JsonObject): void {
    this.#states.set(keyOf(message, userId), withEntry(this.of(message, userId), blockId, actionId, entry));
  }
}

const keyOf = ({ channel, ts }: Message, userId: string): string => `${channel}:${ts}:${userId}`;
