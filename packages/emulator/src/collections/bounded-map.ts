import type { WeightLimit } from './bounded-list.js';

/** Values by their keys, those of the newest keys: when it is too much, the oldest make room. */
export class BoundedMap<Key, Value> {
  readonly #values = new Map<Key, Value>();
  // Asking a map for its first key is slow once many before it are gone: the order is kept apart.
  readonly #order = new Map<number, { readonly key: Key; readonly weight: number }>();
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
    const isNew = !this.#values.has(key);
    this.#values.set(key, value);
    if (!isNew) return NOTHING;
    const weight = this.heaviest?.weigh(value) ?? 0;
    this.#order.set(this.#end, { key, weight });
    this.#end += 1;
    this.#weight += weight;
    if (!this.#isTooMuch()) return NOTHING;
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
    return this.#values.get(key);
  }

  /** Forgets the oldest values, up to the first that `isOver` is not true of. */
  forgetWhile(isOver: (value: Value) => boolean): void {
    for (let oldest = this.#oldest(); oldest !== undefined && isOver(oldest); oldest = this.#oldest()) {
      this.#dropOldest();
    }
  }

  /** In the order of their keys, the oldest first. */
  values(): MapIterator<Value> {
    return this.#values.values();
  }

  #isTooMuch(): boolean {
    const { size } = this.#order;
    return size > this.limit || (size > 1 && this.#weight > (this.heaviest?.most ?? Infinity));
  }

  #oldest(): Value | undefined {
    const first = this.#order.get(this.#end - this.#order.size);
    return first && this.#values.get(first.key);
  }

  #dropOldest(): Value[] {
    const place = this.#end - this.#order.size;
    const first = this.#order.get(place);
    if (!first) return [];
    this.#order.delete(place);
    this.#weight -= first.weight;
    const value = this.#values.get(first.key);
    this.#values.delete(first.key);
    return value === undefined ? [] : [value];
  }
}

const NOTHING: readonly never[] = [];
