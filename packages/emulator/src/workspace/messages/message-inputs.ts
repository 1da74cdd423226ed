import { withEntry, type BlockState } from '../../block-kit/block-state.js';
import type { JsonObject } from '../../json.js';
import { BoundedMap } from '../../collections/bounded-map.js';
import type { UntoldListener } from '../workspace-change.js';
import type { Message } from './message.js';

/** Of how many messages and people it is known. */
const LIMIT = 10_000;

/** What somebody has entered in a message. */
export interface MessageEntry {
  /** The channel's id. */
  readonly channel: string;
  readonly ts: string;
  readonly userId: string;
  /** `state[block_id][action_id]`, of which parts may be gone since. */
  readonly state: BlockState;
}

/**
 * What people have entered in messages. Each has their own, before them alone, and Slack tells the app of all of it with
 * whatever they do there next.
 */
export class MessageEntries {
  readonly #entries = new BoundedMap<string, MessageEntry>(LIMIT);

  constructor(private readonly untold: UntoldListener) {}

  get all(): readonly MessageEntry[] {
    return this.#entries.values();
  }

  /** What somebody has entered in a message, of which parts may be gone since. */
  of(message: Message, userId: string): BlockState {
    return this.#entries.get(keyOf(message, userId))?.state ?? {};
  }

  enter(message: Message, userId: string, blockId: string, actionId: string, entry: JsonObject): void {
    const { channel, ts } = message;
    const state = withEntry(this.of(message, userId), blockId, actionId, entry);
    this.#entries.set(keyOf(message, userId), { channel, ts, userId, state });
    this.untold({ kind: 'message_entered', message, userId });
  }
}

const keyOf = ({ channel, ts }: Message, userId: string): string => `${channel}:${ts}:${userId}`;
