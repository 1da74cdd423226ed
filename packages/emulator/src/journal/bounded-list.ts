/** The newest of what was put in: when there are more than `limit`, the oldest make room. Each takes the same time. */
export class BoundedList<Item> {
  // By place: a map forgets its first member at no cost, which an array does not.
  readonly #items = new Map<number, Item>();
  #end = 0;
  #snapshot: readonly Item[] | undefined;

  constructor(private readonly limit: number) {}

  push(item: Item): void {
    this.#items.set(this.#end, item);
    this.#end += 1;
    this.#snapshot = undefined;
    if (this.#items.size > this.limit) this.#items.delete(this.#end - this.limit - 1);
  }

  get size(): number {
    return this.#items.size;
  }

  /** The oldest first. The same list until something is put in. */
  get all(): readonly Item[] {
    return (this.#snapshot ??= [...this.#items.values()]);
  }

  /** The newest `count`, the oldest of them first. */
  tail(count: number): Item[] {
    const items: Item[] = [];
    for (let place = Math.max(this.#end - count, this.#end - this.size); place < this.#end; place += 1) {
      const item = this.#items.get(place);
      if (item !== undefined) items.push(item);
    }
    return items;
  }
}
