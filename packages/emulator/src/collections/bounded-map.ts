import type { WeightLimit } from './bounded-list.js';

/** Values by their keys, those of the newest keys: when it is too much, the oldest make room. */
export class BoundedMap<Key, Value> {
  readonly #values = new Map<Key, { value: Value; readonly place: number }>();
  // Asking a map for its first key is slow once many before it are gone: the order is kept apart, by place.
  readonly #order = new Map<number, { readonly key: Key; readonly weight: number }>();
  /** No key is at a place before it. */
  #start = 0;
  #end = 0;
  #weight = 0;

  /**
   * @param limit how many there may be. Default: as many as come, until they are forgotten.
   * @param heaviest what they may weigh together, each as it was when its key came. Default: anything.
   */
  constructor(
    private readonly limit = Infinity,
    private readonly heaviest?: WeightLimit<Value>,
  ) {}

  /**
   * A key that is there keeps its place.
   * @returns the values that made room
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

  /** Forgets them all. */
  clear(): void {
    this.#values.clear();
    this.#order.clear();
    this.#weight = 0;
  }

  get(key: Key): Value | undefined {
    return this.#values.get(key)?.value;
  }

  /** @returns the value that was there */
  delete(key: Key): Value | undefined {
    const found = this.#values.get(key);
    if (!found) return undefined;
    this.#weight -= this.#order.get(found.place)?.weight ?? 0;
    this.#values.delete(key);
    this.#order.delete(found.place);
    return found.value;
  }

  /**
   * Forgets the oldest values, up to the first that `isOver` is not true of.
   * @returns those that were forgotten
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

  /** In the order of their keys, the oldest first. */
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
