/** Values by their keys, those of the newest keys: when there are more than `limit`, the oldest make room. */
export class BoundedMap<Key, Value> {
  readonly #values = new Map<Key, Value>();
  // Asking a map for its first key is slow once many before it are gone: the order is kept apart.
  readonly #keys = new Map<number, Key>();
  #first = 0;
  #end = 0;

  constructor(private readonly limit: number) {}

  /**
   * A key that is there keeps its place.
   * @returns the value that made room
   */
  set(key: Key, value: Value): Value | undefined {
    if (!this.#values.has(key)) {
      this.#keys.set(this.#end, key);
      this.#end += 1;
    }
    this.#values.set(key, value);
    return this.#values.size > this.limit ? this.#dropOldest() : undefined;
  }

  get(key: Key): Value | undefined {
    return this.#values.get(key);
  }

  /** In the order of their keys, the oldest first. */
  values(): MapIterator<Value> {
    return this.#values.values();
  }

  #dropOldest(): Value | undefined {
    const key = this.#keys.get(this.#first);
    this.#keys.delete(this.#first);
    this.#first += 1;
    if (key === undefined) return undefined;
    const value = this.#values.get(key);
    this.#values.delete(key);
    return value;
  }
}
