import { BoundedMap } from '../../collections/bounded-map.js';
import type { Clock } from '../../time/clock.js';
import type { Identifiers } from '../identifiers.js';
import { SlackApiError } from '../api-error.js';

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
   * @throws SlackRefusal `invalid_trigger_id`, `exchanged_trigger_id` or `expired_trigger_id`
   */
  check(id: string, appId: string): { readonly userId: string; readonly exchange: () => void } {
    const trigger = this.#triggers.get(id);
    if (!trigger || trigger.appId !== appId) throw new SlackApiError('invalid_trigger_id');
    if (trigger.exchanged) throw new SlackApiError('exchanged_trigger_id');
    if (this.clock.now() >= trigger.expiresAt) throw new SlackApiError('expired_trigger_id');
    return { userId: trigger.userId, exchange: () => (trigger.exchanged = true) };
  }
}
