import { isJsonObject } from '../json.js';

/** A limit for the total weight of the items. */
export interface WeightLimit<Item> {
  /** Returns the weight of an item. */
  readonly estimate: (item: Item) => number;
  /** The maximum total weight. */
  readonly max: number;
}

/** A list that removes its oldest items when it exceeds a limit. Adding takes constant time. */
export class BoundedList<Item> {
  // Keyed by position: removing the first entry is cheap in a map, but not in an array.
  readonly #items = new Map<number, { readonly item: Item; readonly weight: number }>();
  #end = 0;
  #weight = 0;
  #snapshot: readonly Item[] | undefined;

  /**
   * @param limit the maximum number of items
   * @param heaviest the maximum total weight. Default: unlimited. The newest item always stays.
   */
  constructor(
    private readonly limit: number,
    private readonly heaviest?: WeightLimit<Item>,
  ) {}

  push(item: Item): void {
    const weight = this.heaviest?.estimate(item) ?? 0;
    this.#items.set(this.#end, { item, weight });
    this.#end += 1;
    this.#weight += weight;
    this.#snapshot = undefined;
    while (this.#isTooMuch()) this.#dropOldest();
  }

  /** Removes all items. The positions of later items continue from here. */
  clear(): void {
    this.#items.clear();
    this.#weight = 0;
    this.#snapshot = undefined;
  }

  get size(): number {
    return this.#items.size;
  }

  /** The items, oldest first. Returns the same array until an item is added. */
  get all(): readonly Item[] {
    return (this.#snapshot ??= Array.from(this.#items.values(), ({ item }) => item));
  }

  /** The newest `count` items, oldest first. */
  tail(count: number): Item[] {
    const places = Math.min(Math.max(0, count), this.#items.size);
    const first = this.#end - places;
    return Array.from({ length: places }, (_, index) => this.#items.get(first + index)).flatMap(each =>
      each ? [each.item] : [],
    );
  }

  #isTooMuch(): boolean {
    const { size } = this.#items;
    return size > this.limit || (size > 1 && this.#weight > (this.heaviest?.max ?? Infinity));
  }

  #dropOldest(): void {
    const first = this.#end - this.#items.size;
    this.#weight -= this.#items.get(first)?.weight ?? 0;
    this.#items.delete(first);
  }
}

const BYTES_PER_VALUE = 16;

/** Estimates the memory in bytes of a value parsed from JSON. */
export function estimateBytes(value: unknown): number {
  if (typeof value === 'string') return BYTES_PER_VALUE + value.length;
  if (Array.isArray(value)) {
    let sum = BYTES_PER_VALUE;
    for (const each of value) sum += estimateBytes(each);
    return sum;
  }
  if (!isJsonObject(value)) return BYTES_PER_VALUE;
  let sum = BYTES_PER_VALUE;
  for (const key in value) sum += key.length + estimateBytes(value[key]);
  return sum;
}
