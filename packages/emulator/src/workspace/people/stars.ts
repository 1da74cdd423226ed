import type { Clock } from '../clock.js';
import { SlackRefusal } from '../refusal.js';

/** What somebody has saved: a message, or a file. */
export type Starred = { readonly channel: string; readonly ts: string } | { readonly file: string };

/** Something that somebody has saved, and when. */
export interface Star {
  readonly item: Starred;
  /** Seconds since the epoch. */
  readonly created: number;
}

/** What people have saved for later. */
export class StarStore {
  readonly #stars = new Map<string, Map<string, Star>>();

  constructor(private readonly clock: Clock) {}

  /** What one person has saved, the newest first. */
  of(userId: string): Star[] {
    return [...this.#mine(userId).values()].toReversed();
  }

  /** The ids of those who have saved anything. */
  get owners(): readonly string[] {
    return [...this.#stars.keys()];
  }

  /** @throws SlackRefusal `already_starred` */
  add(userId: string, item: Starred, created = Math.trunc(this.clock.now() / 1000)): void {
    const mine = this.#mine(userId);
    if (mine.has(JSON.stringify(item))) throw new SlackRefusal('already_starred');
    mine.set(JSON.stringify(item), { item, created });
    this.#stars.set(userId, mine);
  }

  /** @throws SlackRefusal `not_starred` */
  remove(userId: string, item: Starred): void {
    if (!this.#mine(userId).delete(JSON.stringify(item))) throw new SlackRefusal('not_starred');
  }

  #mine(userId: string): Map<string, Star> {
    return this.#stars.get(userId) ?? new Map<string, Star>();
  }
}
