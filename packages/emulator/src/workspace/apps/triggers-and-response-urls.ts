import { BoundedMap } from '../../collections/bounded-map.js';
import type { Clock } from '../../time/clock.js';
import type { Identifiers } from '../identifiers.js';
import { SlackApiError } from '../api-error.js';

const MAX_USES = 5;
const RESPONSE_URL_MEMORY_MS = 600_000;

/** What a response URL answers to. */
export interface ResponseTarget {
  /** The workspace that the person acted in. */
  readonly teamId: string;
  readonly appId: string;
  readonly userId: string;
  readonly channelId: string;
  /** The message that the person acted on, which `replace_original` and `delete_original` mean. */
  readonly messageTs?: string | undefined;
}

/** Response URLs: five uses each, within half an hour. */
export class ResponseUrlStore {
  readonly #urls = new BoundedMap<string, { target: ResponseTarget; expiresAt: number; uses: number }>();

  constructor(
    private readonly ids: Identifiers,
    private readonly clock: Clock,
    private readonly lifetimeMs: number,
  ) {}

  /** @returns the secret key that the URL ends in */
  issue(target: ResponseTarget): string {
    const key = this.ids.secretKey();
    // For a while it is still known as an expired one.
    this.#urls.deleteOldestWhile(({ expiresAt }) => expiresAt + RESPONSE_URL_MEMORY_MS < this.clock.now());
    this.#urls.set(key, { target, expiresAt: this.clock.now() + this.lifetimeMs, uses: 0 });
    return key;
  }

  /** The app that a URL was given to, though it may be good no more. */
  findApp(key: string): string | undefined {
    return this.#urls.get(key)?.target.appId;
  }

  /** Whether it can be used now. */
  isValid(key: string): boolean {
    const url = this.#urls.get(key);
    return url !== undefined && this.clock.now() < url.expiresAt && url.uses < MAX_USES;
  }

  /** @throws SlackApiError `no_service` (no such URL), `expired_url` or `used_url` */
  use(key: string): ResponseTarget {
    const url = this.#urls.get(key);
    if (!url) throw new SlackApiError('no_service', { status: 404 });
    if (this.clock.now() >= url.expiresAt) throw new SlackApiError('expired_url', { status: 404 });
    if (url.uses >= MAX_USES) throw new SlackApiError('used_url', { status: 404 });
    url.uses += 1;
    return url.target;
  }
}

const TRIGGER_MEMORY_MS = 600_000;

interface Trigger {
  readonly appId: string;
  readonly userId: string;
  readonly expiresAt: number;
  exchanged: boolean;
}

/** Permissions to open a view before a person: each of them good once, for a few seconds after the person acted. */
export class TriggerStore {
  readonly #triggers = new BoundedMap<string, Trigger>();

  constructor(
    private readonly ids: Identifiers,
    private readonly clock: Clock,
    private readonly lifetimeMs: number,
  ) {}

  issue(appId: string, userId: string): string {
    const id = `${Math.trunc(this.clock.now())}.${this.ids.secretKey()}`;
    // For a while it is still known as an expired one.
    this.#triggers.deleteOldestWhile(({ expiresAt }) => expiresAt + TRIGGER_MEMORY_MS < this.clock.now());
    this.#triggers.set(id, { appId, userId, expiresAt: this.clock.now() + this.lifetimeMs, exchanged: false });
    return id;
  }

  /** Whether a view can be opened by it now. */
  isValid(id: string): boolean {
    const trigger = this.#triggers.get(id);
    return trigger !== undefined && !trigger.exchanged && this.clock.now() < trigger.expiresAt;
  }

  /**
   * Checks a trigger. It is used up only by `exchange`, so that what was refused for another reason can be tried again.
   * @throws SlackApiError `invalid_trigger_id`, `exchanged_trigger_id` or `expired_trigger_id`
   */
  check(id: string, appId: string): { readonly userId: string; readonly exchange: () => void } {
    const trigger = this.#triggers.get(id);
    if (!trigger || trigger.appId !== appId) throw new SlackApiError('invalid_trigger_id');
    if (trigger.exchanged) throw new SlackApiError('exchanged_trigger_id');
    if (this.clock.now() >= trigger.expiresAt) throw new SlackApiError('expired_trigger_id');
    return { userId: trigger.userId, exchange: () => (trigger.exchanged = true) };
  }
}
