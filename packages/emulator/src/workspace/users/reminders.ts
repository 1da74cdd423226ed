import type { Clock } from '../../time/clock.js';
import type { Identifiers } from '../identifiers.js';
import { SlackApiError } from '../api-error.js';

const DAY_SECONDS = 86_400;
const SECONDS_PER_UNIT: Readonly<Record<string, number>> = {
  second: 1,
  minute: 60,
  hour: 3600,
  day: DAY_SECONDS,
  week: 7 * DAY_SECONDS,
};

/** Something that a user wants to be reminded of. */
export interface Reminder {
  readonly id: string;
  readonly creator: string;
  /** Who is reminded. */
  readonly user: string;
  readonly text: string;
  /** Seconds since the epoch, as all times here. */
  readonly time: number;
  /** 0 as long as it isn't done. */
  readonly completed: number;
}

/** What people want to be reminded of. */
export class ReminderStore {
  readonly #reminders = new Map<string, Reminder>();

  constructor(
    private readonly ids: Identifiers,
    private readonly clock: Clock,
  ) {}

  /** What a user has asked for, for themselves or for others, and what they are reminded of. */
  of(userId: string): Reminder[] {
    return [...this.#reminders.values()].filter(({ creator, user }) => creator === userId || user === userId);
  }

  get all(): readonly Reminder[] {
    return [...this.#reminders.values()];
  }

  /** Restores a reminder of an earlier state. */
  restore(reminder: Omit<Reminder, 'id'> & Partial<Pick<Reminder, 'id'>>): Reminder {
    return this.#keep({ ...reminder, id: reminder.id ?? this.ids.next('Rm') });
  }

  /** @throws SlackApiError `cannot_parse` */
  add(creator: string, user: string, text: string, when: string): Reminder {
    const time = readTime(when, this.#now());
    return this.restore({ creator, user, text, time, completed: 0 });
  }

  /** @throws SlackApiError `not_found`, also for those of others */
  get(id: string, userId: string): Reminder {
    const reminder = this.#reminders.get(id);
    if (reminder?.creator !== userId && reminder?.user !== userId) throw new SlackApiError('not_found');
    return reminder;
  }

  /** @throws SlackApiError `not_found` or `cannot_complete_others` */
  complete(id: string, userId: string): void {
    const reminder = this.get(id, userId);
    if (reminder.user !== userId) throw new SlackApiError('cannot_complete_others');
    this.#keep({ ...reminder, completed: this.#now() });
  }

  /** @throws SlackApiError `not_found` */
  delete(id: string, userId: string): void {
    this.#reminders.delete(this.get(id, userId).id);
  }

  #keep(reminder: Reminder): Reminder {
    this.#reminders.set(reminder.id, reminder);
    return reminder;
  }

  #now(): number {
    return Math.trunc(this.clock.now() / 1000);
  }
}

/** A time since the epoch, seconds from now within a day, or `in 5 minutes`; other phrases are beyond this Slack. */
function readTime(when: string, now: number): number {
  const [, amount, unit = ''] = /^in (\d+) (second|minute|hour|day|week)s?$/.exec(when.trim()) ?? [];
  if (amount !== undefined) return now + Number(amount) * (SECONDS_PER_UNIT[unit] ?? 0);
  const number = Number(when);
  if (when.trim() === '' || !Number.isInteger(number)) throw new SlackApiError('cannot_parse');
  const time = number < DAY_SECONDS ? now + number : number;
  if (time < now) throw new SlackApiError('cannot_parse');
  return time;
}
