import { LRUCache } from 'lru-cache';
import type { SlackThreadContext } from '../envelope/assistant-metadata.js';
import type { SlackAssistantThreadId, SlackThreadContextStore } from './thread-context-store.js';

/** Threads; those longest unheard of make room. */
const MOST_THREADS = 10_000;

/**
 * Contexts in this process's memory. Bolt hides them in the metadata of the bot's first message instead, which costs two
 * calls of the Web API at each change, wants the scope `im:history`, and fails where the bot has not spoken first.
 */
export class MemoryThreadContexts implements SlackThreadContextStore {
  // A `max` of so many would be made room for at once.
  readonly #contexts = new LRUCache<string, SlackThreadContext>({ maxSize: MOST_THREADS, sizeCalculation: () => 1 });

  get(thread: SlackAssistantThreadId): SlackThreadContext | null {
    return this.#contexts.get(keyOf(thread)) ?? null;
  }

  save(thread: SlackAssistantThreadId, context: SlackThreadContext): void {
    this.#contexts.set(keyOf(thread), context);
  }
}

const keyOf = ({ app, teamId, channelId, threadTs }: SlackAssistantThreadId): string =>
  JSON.stringify([app, teamId, channelId, threadTs]);
