import { LRUCache } from 'lru-cache';
import type { MessageLocation } from '../envelope/envelope-metadata.js';
import type { MessageSender } from './message-sender.js';
import { isPassing } from './slack-api-error.js';

const MOST_USERS = 10_000;
const KEPT_MS = 3_600_000;

/** Where `users.info` named no locale, or would not. */
const NONE = '';

/** The languages that people have chosen in Slack, each asked for when it is needed and kept for an hour. */
export class UserLocales {
  // A `max` of so many would be made room for at once.
  readonly #known = new LRUCache<string, string>({ maxSize: MOST_USERS, sizeCalculation: () => 1, ttl: KEPT_MS });
  readonly #asked = new Map<string, Promise<void>>();

  /** @param failed told why Slack didn't tell a locale */
  constructor(private readonly failed: (error: unknown) => void) {}

  /** The locale of who caused a payload, such as `de-DE`; null when it isn't known. */
  of(place: MessageLocation): string | null {
    return this.#known.get(keyOf(place)) || null;
  }

  /** Resolves when it is known, or can't be. Never rejects. */
  async learn(conversation: MessageSender): Promise<void> {
    const { place, canCall } = conversation;
    const key = keyOf(place);
    if (place.userId === null || !canCall || this.#known.has(key)) return;
    const asked = this.#asked.get(key) ?? this.#ask(conversation, place.userId, key);
    this.#asked.set(key, asked);
    await asked;
  }

  async #ask({ client }: MessageSender, user: string, key: string): Promise<void> {
    try {
      const info = await client.users.info({ user, include_locale: true });
      this.#known.set(key, info.user?.locale ?? NONE);
    } catch (error) {
      // Asking again would be in vain.
      if (!isPassing(error)) this.#known.set(key, NONE);
      this.failed(error);
    } finally {
      this.#asked.delete(key);
    }
  }
}

const keyOf = ({ enterpriseId, teamId, userId }: MessageLocation): string => `${enterpriseId}/${teamId}/${userId}`;
