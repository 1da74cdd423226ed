import type { SlackThreadContext } from '../envelope/assistant-metadata.js';
import { LRUCache } from 'lru-cache';
import type { LoggerService } from '@nestjs/common';
import { redact } from '../telemetry/redact-secrets.js';
import { SlackException } from '../exceptions/slack.exception.js';
import { getErrorMessage } from '../telemetry/error-text.js';

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

/** Handlers wait for the store, and users for the handlers. */
const STORE_TIMEOUT_MS = 1_000;

/** The thread contexts of one app, in the store of the options. */
export class ThreadContexts {
  constructor(
    private readonly app: string,
    private readonly store: SlackThreadContextStore,
    private readonly logger: Pick<LoggerService, 'error'>,
  ) {}

  /** Saves a context. An error of the store is logged and does not stop the handlers. */
  async save(thread: Omit<SlackAssistantThreadId, 'app'>, context: SlackThreadContext): Promise<void> {
    try {
      await withStoreTimeout(async () => this.store.save({ ...thread, app: this.app }, context));
    } catch (error) {
      this.logger.error(
        redact(
          `The store of assistant.threadContexts did not save what is looked at beside a thread: ${getErrorMessage(error)} ` +
            'Its handlers run all the same; ctx.assistant.getContext() may give them an older one.',
          {},
        ),
      );
    }
  }

  /** @throws SlackException `thread_context_failed` when the store fails or times out */
  async get(thread: Omit<SlackAssistantThreadId, 'app'>): Promise<SlackThreadContext | null> {
    try {
      return await withStoreTimeout(async () => this.store.get({ ...thread, app: this.app }));
    } catch (cause) {
      throw new SlackException(
        'thread_context_failed',
        `The store of assistant.threadContexts could not be read: ${getErrorMessage(cause)} What its person looks at is not ` +
          'known. Catch this where an answer needs no context.',
        { cause },
      );
    }
  }
}

async function withStoreTimeout<T>(work: () => Promise<T>): Promise<T> {
  let limit: NodeJS.Timeout | undefined;
  const timeIsUp = new Promise<never>((_, reject) => {
    limit = setTimeout(() => reject(new Error(`it did not answer within ${STORE_TIMEOUT_MS} ms.`)), STORE_TIMEOUT_MS);
  });
  return Promise.race([work(), timeIsUp]).finally(() => clearTimeout(limit));
}
