import { LRUCache } from 'lru-cache';
import type { MessageLocation } from '../envelope/envelope-metadata.js';
import type { MessageSender } from './message-sender.js';
import { isTransientError } from './slack-api-error.js';

const MAX_USERS = 10_000;
const LOCALE_TTL_MS = 3_600_000;

/** Cached when `users.info` returned no locale, or failed permanently. */
const NO_LOCALE = '';

/** The locales of users, loaded on demand with `users.info` and cached for an hour. */
export class UserLocales {
  // `max` would allocate all entries immediately; `maxSize` does not.
  readonly #locales = new LRUCache<string, string>({
    maxSize: MAX_USERS,
    sizeCalculation: () => 1,
    ttl: LOCALE_TTL_MS,
  });
  readonly #requests = new Map<string, Promise<void>>();

  /** @param onError called with the error of `users.info` */
  constructor(private readonly onError: (error: unknown) => void) {}

  /** Returns the locale of the user who caused a payload, such as `de-DE`; null when it is not loaded. */
  get(location: MessageLocation): string | null {
    return this.#locales.get(toUserKey(location)) || null;
  }

  /** Loads the locale. Resolves also when that fails; never rejects. */
  async load(sender: MessageSender): Promise<void> {
    const { location, canCall } = sender;
    const key = toUserKey(location);
    if (location.userId === null || !canCall || this.#locales.has(key)) return;
    const request = this.#requests.get(key) ?? this.#request(sender, location.userId, key);
    this.#requests.set(key, request);
    await request;
  }

  async #request({ client }: MessageSender, user: string, key: string): Promise<void> {
    try {
      const info = await client.users.info({ user, include_locale: true });
      this.#locales.set(key, info.user?.locale ?? NO_LOCALE);
    } catch (error) {
      // A permanent error: another request would fail as well.
      if (!isTransientError(error)) this.#locales.set(key, NO_LOCALE);
      this.onError(error);
    } finally {
      this.#requests.delete(key);
    }
  }
}

const toUserKey = ({ enterpriseId, teamId, userId }: MessageLocation): string => `${enterpriseId}/${teamId}/${userId}`;
