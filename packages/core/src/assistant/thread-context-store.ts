import type { SlackThreadContext } from '../envelope/assistant-metadata.js';

/** Which thread of an assistant is meant. Its parts together are one key. */
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
 * Remembers what people look at beside an assistant's thread: Slack says it when a thread begins and when it changes, but
 * not with what they write. The default keeps it in the memory of the process; several processes, or one that restarts,
 * want a store that they share.
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
  /** What was saved last, or null. */
  get(thread: SlackAssistantThreadId): Promise<SlackThreadContext | null> | SlackThreadContext | null;
  /** Called before the handlers of the event that tells it. */
  save(thread: SlackAssistantThreadId, context: SlackThreadContext): Promise<void> | void;
}
