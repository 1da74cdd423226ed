/** A beginning of a text. */
class TextNode<T> {
  /** Of the texts that end here; null where none does, as at most beginnings. */
  values: T[] | null = null;
  /** The longest other beginning of a text that ends here; null at the root. */
  shorter: TextNode<T> | null = null;
  /** The next along `shorter` at which a whole text ends. */
  shorterText: TextNode<T> | null = null;
  /** Most beginnings go on in one way, which needs no map to be found in. */
  #firstUnit = -1;
  #first: TextNode<T> | undefined;
  #others: Map<number, TextNode<T>> | undefined;

  /** What goes on by a code unit. */
  next(unit: number): TextNode<T> | undefined {
    return unit === this.#firstUnit ? this.#first : this.#others?.get(unit);
  }

  /** The same, made when it is not there. */
  grow(unit: number): TextNode<T> {
    const known = this.next(unit);
    if (known !== undefined) return known;
    const grown = new TextNode<T>();
    if (this.#first === undefined) {
      this.#firstUnit = unit;
      this.#first = grown;
    } else {
      this.#others ??= new Map();
      this.#others.set(unit, grown);
    }
    return grown;
  }

  /** All that go on. */
  *children(): Generator<readonly [unit: number, child: TextNode<T>], void> {
    if (this.#first !== undefined) yield [this.#firstUnit, this.#first];
    if (this.#others !== undefined) yield* this.#others;
  }
}

/**
 * Finds which of many texts a text contains, in one pass over it however many there are (Aho–Corasick). It compares
 * code units, as `String.prototype.includes` does; libraries that compare characters do not find the "e" of a
 * decomposed "é".
 */
export class TextIndex<T> {
  readonly #root = new TextNode<T>();

  /** @param texts what to look for; none is empty, and the same text may come with several values */
  constructor(texts: Iterable<readonly [text: string, value: T]>) {
    for (const [text, value] of texts) this.#insert(text, value);
    this.#link();
  }

  /** The values of the texts that this text contains, each once, in no particular order. */
  find(text: string): readonly T[] {
    const values: T[] = [];
    const found = new Set<TextNode<T>>();
    let node = this.#root;
    for (let index = 0; index < text.length; index++) {
      node = this.#step(node, text.charCodeAt(index));
      // What ends at a node seen before was taken then, with all its shorter ones: no node is visited twice.
      let ending = node.values === null ? node.shorterText : node;
      while (ending?.values && !found.has(ending)) {
        found.add(ending);
        values.push(...ending.values);
        ending = ending.shorterText;
      }
    }
    return values;
  }

  #insert(text: string, value: T): void {
    let node = this.#root;
    for (let index = 0; index < text.length; index++) node = node.grow(text.charCodeAt(index));
    if (node.values === null) node.values = [value];
    else node.values.push(value);
  }

  /** Breadth first, since what is shorter must be linked before what is longer. */
  #link(): void {
    const queue = [this.#root];
    for (const node of queue) {
      for (const [unit, child] of node.children()) {
        const shorter = node.shorter === null ? this.#root : this.#step(node.shorter, unit);
        child.shorter = shorter;
        child.shorterText = shorter.values === null ? shorter.shorterText : shorter;
        queue.push(child);
      }
    }
  }

  #step(from: TextNode<T>, unit: number): TextNode<T> {
    for (let node: TextNode<T> | null = from; node !== null; node = node.shorter) {
      const next = node.next(unit);
      if (next !== undefined) return next;
    }
    return this.#root;
  }
}
