import type { SlackThreadContext } from '../envelope/assistant-metadata.js';
import { LRUCache } from 'lru-cache';

/** Identifies a thread of an assistant. All fields together are the key. */
export interface SlackAssistantThreadId {
  /** The name of the Slack app. */
  readonly app: string;
  /** Null for an organisation-wide install that names no workspace. */
  readonly teamId: string | null;
  /** The direct message that the thread is in. */
  readonly channelId: string;
  readonly threadTs: string;
}

/**
 * Stores what users have open next to an assistant's thread. Slack sends this when the thread starts and when it changes,
 * but not with messages. The default store is in memory; several processes, or one that restarts, need a shared store.
 *
 * @example
 * ```ts
 * class RedisThreadContexts implements SlackThreadContextStore {
 *   constructor(private readonly redis: Redis) {}
 *
 *   async get(thread: SlackAssistantThreadId) {
 *     const found = await this.redis.get(keyOf(thread));
 *     return found === null ? null : JSON.parse(found);
 *   }
 *
 *   async save(thread: SlackAssistantThreadId, context: SlackThreadContext) {
 *     await this.redis.set(keyOf(thread), JSON.stringify(context), 'EX', 30 * 24 * 3600);
 *   }
 * }
 * ```
 */
export interface SlackThreadContextStore {
  /** Returns the last saved context, or null. */
  get(thread: SlackAssistantThreadId): Promise<SlackThreadContext | null> | SlackThreadContext | null;
  /** Called before the handlers of the event that contains the context. */
  save(thread: SlackAssistantThreadId, context: SlackThreadContext): Promise<void> | void;
}

/** The least recently used threads are discarded. */
const MAX_THREADS = 10_000;

/**
 * Contexts in the memory of the process. Bolt stores them in the metadata of the bot's first message instead, which costs
 * two API calls per change, needs the scope `im:history`, and fails when the first message is not the bot's.
 */
export class MemoryThreadContexts implements SlackThreadContextStore {
  // `max` would allocate all entries immediately; `maxSize` does not.
  readonly #contexts = new LRUCache<string, SlackThreadContext>({ maxSize: MAX_THREADS, sizeCalculation: () => 1 });

  get(thread: SlackAssistantThreadId): SlackThreadContext | null {
    return this.#contexts.get(toThreadKey(thread)) ?? null;
  }

  save(thread: SlackAssistantThreadId, context: SlackThreadContext): void {
    this.#contexts.set(toThreadKey(thread), context);
  }
}

const toThreadKey = ({ app, teamId, channelId, threadTs }: SlackAssistantThreadId): string =>
  JSON.stringify([app, teamId, channelId, threadTs]);
