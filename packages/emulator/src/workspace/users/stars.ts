import type { Clock } from '../../time/clock.js';
import type { Identifiers } from '../identifiers.js';
import { SlackApiError } from '../api-error.js';
import type { ChangeListener } from '../workspace-change.js';
import type { Starred, Star } from './user.js';

/** What users have saved for later. */
export class StarStore {
  readonly #stars = new Map<string, Map<string, Star>>();

  constructor(
    private readonly ids: Identifiers,
    private readonly clock: Clock,
    private readonly changed: ChangeListener,
  ) {}

  /** What one person has saved, the newest first. */
  of(userId: string): Star[] {
    return [...this.#mine(userId).values()].toReversed();
  }

  /** The ids of those who have saved anything. */
  get owners(): readonly string[] {
    return [...this.#stars.keys()];
  }

  /** @throws SlackApiError `already_starred` */
  add(userId: string, item: Starred): void {
    const star = this.restore(userId, item);
    this.changed({ kind: 'star_added', star, userId, at: this.ids.timestamp() });
  }

  /** Keeps what was saved all the time: nobody is told. @throws SlackApiError `already_starred` */
  restore(userId: string, item: Starred, created = Math.trunc(this.clock.now() / 1000)): Star {
    const mine = this.#mine(userId);
    if (mine.has(JSON.stringify(item))) throw new SlackApiError('already_starred');
    const star = { item, created };
    this.#stars.set(userId, mine.set(JSON.stringify(item), star));
    return star;
  }

  /** @throws SlackApiError `not_starred` */
  remove(userId: string, item: Starred): void {
    const mine = this.#mine(userId);
    const star = mine.get(JSON.stringify(item));
    if (!star) throw new SlackApiError('not_starred');
    mine.delete(JSON.stringify(item));
    this.changed({ kind: 'star_removed', star, userId, at: this.ids.timestamp() });
  }

  #mine(userId: string): Map<string, Star> {
    return this.#stars.get(userId) ?? new Map<string, Star>();
  }
}
