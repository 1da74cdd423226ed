import type { JsonObject } from '../../json.js';
import type { Clock } from '../../time/clock.js';
import type { Identifiers } from '../identifiers.js';
import { SlackApiError } from '../api-error.js';
import type { ChangeListener } from '../workspace-change.js';

const MAX_SNOOZE_MINUTES = 60 * 24 * 365;

/** What everybody may know of somebody who has no schedule. */
export const presentUnscheduled = (): JsonObject => ({
  dnd_enabled: false,
  next_dnd_start_ts: 1,
  next_dnd_end_ts: 1,
});

/** Who is not to be disturbed, and until when. Nobody has a schedule for it. */
export class DoNotDisturb {
  /** Until when, in seconds since the epoch, by user id. */
  readonly #snoozes = new Map<string, number>();

  constructor(
    private readonly ids: Identifiers,
    private readonly clock: Clock,
    private readonly changed: ChangeListener,
  ) {}

  /** @throws SlackApiError `snooze_failed` or `too_long` */
  snooze(userId: string, minutes: number): void {
    if (!Number.isInteger(minutes) || minutes <= 0) throw new SlackApiError('snooze_failed');
    if (minutes > MAX_SNOOZE_MINUTES) throw new SlackApiError('too_long');
    this.#snoozes.set(userId, Math.trunc(this.clock.now() / 1000) + minutes * 60);
    this.#tell(userId);
  }

  /** Restores a snooze without notifying apps. */
  restore(userId: string, until: number): void {
    this.#snoozes.set(userId, until);
  }

  /** Until when somebody is not to be disturbed, in seconds since the epoch; nothing when that is over. */
  snoozedUntil(userId: string): number | undefined {
    return this.#left(userId) > 0 ? this.#snoozes.get(userId) : undefined;
  }

  /** @returns whether there was a snooze to end */
  end(userId: string): boolean {
    const wasOn = this.#left(userId) > 0;
    this.#snoozes.delete(userId);
    if (wasOn) this.#tell(userId);
    return wasOn;
  }

  /** The snooze of somebody, as they see it themselves. */
  presentSnooze(userId: string): JsonObject {
    const left = this.#left(userId);
    return {
      snooze_enabled: left > 0,
      ...(left > 0 ? { snooze_endtime: this.#snoozes.get(userId), snooze_remaining: left } : {}),
      snooze_is_indefinite: false,
    };
  }

  /** In seconds. */
  #left(userId: string): number {
    return Math.max(0, (this.#snoozes.get(userId) ?? 0) - Math.trunc(this.clock.now() / 1000));
  }

  #tell(userId: string): void {
    this.changed({ kind: 'dnd_changed', userId, at: this.ids.timestamp() });
  }
}
