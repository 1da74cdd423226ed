import { isJsonObject } from '../json.js';

/** What a list may hold, besides a number of items. */
export interface WeightLimit<Item> {
  /** What an item weighs. */
  readonly estimate: (item: Item) => number;
  /** What all of them may weigh together. */
  readonly max: number;
}

/** The newest of what was put in: when it is too much, the oldest make room. Each takes the same time. */
export class BoundedList<Item> {
  // By place: a map forgets its first member at no cost, which an array does not.
  readonly #items = new Map<number, { readonly item: Item; readonly weight: number }>();
  #end = 0;
  #weight = 0;
  #snapshot: readonly Item[] | undefined;

  /**
   * @param limit how many there may be
   * @param heaviest what they may weigh together. Default: anything. The newest stays, whatever it weighs.
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

  /** Forgets them all; the places of those to come go on. */
  clear(): void {
    this.#items.clear();
    this.#weight = 0;
    this.#snapshot = undefined;
  }

  get size(): number {
    return this.#items.size;
  }

  /** The oldest first. The same list until something is put in. */
  get all(): readonly Item[] {
    return (this.#snapshot ??= Array.from(this.#items.values(), ({ item }) => item));
  }

  /** The newest `count`, the oldest of them first. */
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

/** Roughly how many bytes of memory a value takes that came out of JSON. */
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
