import type { User } from './users.js';

/** Everybody of every workspace, found by id, by name and by workspace. */
export class Everybody {
  readonly #byId = new Map<string, User>();
  /** Ids, by names: the same name may stand for somebody else in each workspace. */
  readonly #byName = new Map<string, Set<string>>();

  find(id: string): User | undefined {
    return this.#byId.get(id);
  }

  /** Those of this handle, in whatever workspace. */
  named(name: string): User[] {
    return Array.from(this.#byName.get(name) ?? [], id => this.#byId.get(id)).filter(user => user !== undefined);
  }

  /** In the order in which they came. */
  get all(): MapIterator<User> {
    return this.#byId.values();
  }

  /** Puts somebody in, or who they are now in their place. */
  put(user: User): void {
    const { id, name } = user;
    const before = this.#byId.get(id);
    if (before && before.name !== name) this.#byName.get(before.name)?.delete(id);
    this.#byId.set(id, user);
    this.#byName.set(name, (this.#byName.get(name) ?? new Set()).add(id));
  }

  remove(id: string): void {
    const user = this.#byId.get(id);
    if (!user) return;
    this.#byId.delete(id);
    this.#byName.get(user.name)?.delete(id);
  }
}
