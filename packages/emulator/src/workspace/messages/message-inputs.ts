import { setEntry, type BlockState } from '../../block-kit/block-state.js';
import type { JsonObject } from '../../json.js';
import { BoundedMap } from '../../collections/bounded-map.js';
import type { InternalChangeListener } from '../workspace-change.js';
import type { Message } from './message.js';

/** Of how many messages and people it is known. */
const MAX_MESSAGE_ENTRIES = 10_000;

/** What a user has entered in a message. */
export interface MessageInput {
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
export class MessageInputStore {
  readonly #entries = new BoundedMap<string, MessageInput>(MAX_MESSAGE_ENTRIES);

  constructor(private readonly untold: InternalChangeListener) {}

  get all(): readonly MessageInput[] {
    return this.#entries.values();
  }

  /** What a user has entered in a message, of which parts may be gone since. */
  of(message: Message, userId: string): BlockState {
    return this.#entries.get(getEntryKey(message, userId))?.state ?? {};
  }

  enter(message: Message, userId: string, blockId: string, actionId: string, entry: JsonObject): void {
    const { channel, ts } = message;
    const state = setEntry(this.of(message, userId), blockId, actionId, entry);
    this.#entries.set(getEntryKey(message, userId), { channel, ts, userId, state });
    this.untold({ kind: 'message_entered', message, userId });
  }
}

const getEntryKey = ({ channel, ts }: Message, userId: string): string => `${channel}:${ts}:${userId}`;
