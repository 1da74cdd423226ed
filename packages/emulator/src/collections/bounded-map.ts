import type { WeightLimit } from './bounded-list.js';

/** A map that removes its oldest keys when it exceeds a limit. */
export class BoundedMap<Key, Value> {
  readonly #values = new Map<Key, { value: Value; readonly place: number }>();
  // Reading the first key of a map is slow after many deletions, so the order is stored separately by position.
  readonly #order = new Map<number, { readonly key: Key; readonly weight: number }>();
  /** The first position that can have a key. */
  #start = 0;
  #end = 0;
  #weight = 0;

  /**
   * @param limit the maximum number of keys. Default: unlimited.
   * @param heaviest the maximum total weight; each value is weighed when its key is added. Default: unlimited.
   */
  constructor(
    private readonly limit = Infinity,
    private readonly heaviest?: WeightLimit<Value>,
  ) {}

  /**
   * Sets a value. An existing key keeps its position.
   * @returns the values removed because of the limits
   */
  set(key: Key, value: Value): readonly Value[] {
    const known = this.#values.get(key);
    if (known) {
      known.value = value;
      return EMPTY_SLOT;
    }
    const weight = this.heaviest?.estimate(value) ?? 0;
    this.#values.set(key, { value, place: this.#end });
    this.#order.set(this.#end, { key, weight });
    this.#end += 1;
    this.#weight += weight;
    if (!this.#isTooMuch()) return EMPTY_SLOT;
    const dropped: Value[] = [];
    while (this.#isTooMuch()) dropped.push(...this.#dropOldest());
    return dropped;
  }

  clear(): void {
    this.#values.clear();
    this.#order.clear();
    this.#weight = 0;
  }

  get(key: Key): Value | undefined {
    return this.#values.get(key)?.value;
  }

  /** @returns the removed value */
  delete(key: Key): Value | undefined {
    const found = this.#values.get(key);
    if (!found) return undefined;
    this.#weight -= this.#order.get(found.place)?.weight ?? 0;
    this.#values.delete(key);
    this.#order.delete(found.place);
    return found.value;
  }

  /**
   * Deletes the oldest values, up to the first one for which `isOver` returns false.
   * @returns the deleted values
   */
  deleteOldestWhile(isOver: (value: Value) => boolean): Value[] {
    const forgotten: Value[] = [];
    for (let key = this.#oldest(); key; key = this.#oldest()) {
      const value = this.get(key.key);
      if (value === undefined || !isOver(value)) break;
      this.delete(key.key);
      forgotten.push(value);
    }
    return forgotten;
  }

  get size(): number {
    return this.#values.size;
  }

  /** The values in the order of their keys, oldest first. */
  values(): Value[] {
    return Array.from(this.#values.values(), ({ value }) => value);
  }

  #isTooMuch(): boolean {
    const { size } = this.#order;
    return size > this.limit || (size > 1 && this.#weight > (this.heaviest?.max ?? Infinity));
  }

  #oldest(): { readonly key: Key } | undefined {
    if (this.#order.size === 0) return undefined;
    while (!this.#order.has(this.#start)) this.#start += 1;
    return this.#order.get(this.#start);
  }

  #dropOldest(): Value[] {
    const oldest = this.#oldest();
    const value = oldest && this.delete(oldest.key);
    return value === undefined ? [] : [value];
  }
}

const EMPTY_SLOT: readonly never[] = [];
