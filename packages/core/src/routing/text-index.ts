/** A trie node: a prefix of one or more texts. */
class TextNode<T> {
  /** Values of the texts that end here, or null. */
  values: T[] | null = null;
  /** The node of the longest proper suffix of this prefix that is also a prefix of a text; null at the root. */
  suffix: TextNode<T> | null = null;
  /** The next along `shorter` at which a whole text ends. */
  suffixText: TextNode<T> | null = null;
  /** Most nodes have one child and need no map. */
  #firstUnit = -1;
  #first: TextNode<T> | undefined;
  #others: Map<number, TextNode<T>> | undefined;

  /** Returns the child for a code unit. */
  getChild(unit: number): TextNode<T> | undefined {
    return unit === this.#firstUnit ? this.#first : this.#others?.get(unit);
  }

  /** Returns the child for a code unit and creates it if it is missing. */
  getOrCreateChild(unit: number): TextNode<T> {
    const child = this.getChild(unit);
    if (child !== undefined) return child;
    const newChild = new TextNode<T>();
    if (this.#first === undefined) {
      this.#firstUnit = unit;
      this.#first = newChild;
    } else {
      this.#others ??= new Map();
      this.#others.set(unit, newChild);
    }
    return newChild;
  }

  /** Yields all children. */
  *children(): Generator<readonly [unit: number, child: TextNode<T>], void> {
    if (this.#first !== undefined) yield [this.#firstUnit, this.#first];
    if (this.#others !== undefined) yield* this.#others;
  }
}

/**
 * Finds which of many texts occur in a text, in one pass (Aho–Corasick). It compares code units, as
 * `String.prototype.includes` does. Libraries that compare characters do not find the "e" of a decomposed "é".
 */
export class TextIndex<T> {
  readonly #root = new TextNode<T>();

  /** @param texts the texts to find. None is empty; the same text may have several values. */
  constructor(texts: Iterable<readonly [text: string, value: T]>) {
    for (const [text, value] of texts) this.#insert(text, value);
    this.#linkSuffixes();
  }

  /** Returns the values of the texts that occur in this text, each once, in no particular order. */
  find(text: string): readonly T[] {
    const values: T[] = [];
    const found = new Set<TextNode<T>>();
    let node = this.#root;
    for (let index = 0; index < text.length; index++) {
      node = this.#advance(node, text.charCodeAt(index));
      // Values of a visited node and of all its suffixes are already in the result.
      let ending = node.values === null ? node.suffixText : node;
      while (ending?.values && !found.has(ending)) {
        found.add(ending);
        values.push(...ending.values);
        ending = ending.suffixText;
      }
    }
    return values;
  }

  #insert(text: string, value: T): void {
    let node = this.#root;
    for (let index = 0; index < text.length; index++) node = node.getOrCreateChild(text.charCodeAt(index));
    if (node.values === null) node.values = [value];
    else node.values.push(value);
  }

  /** Breadth-first, because the suffix of a node must be linked before the node. */
  #linkSuffixes(): void {
    const queue = [this.#root];
    for (const node of queue) {
      for (const [unit, child] of node.children()) {
        const shorter = node.suffix === null ? this.#root : this.#advance(node.suffix, unit);
        child.suffix = shorter;
        child.suffixText = shorter.values === null ? shorter.suffixText : shorter;
        queue.push(child);
      }
    }
  }

  #advance(from: TextNode<T>, unit: number): TextNode<T> {
    for (let node: TextNode<T> | null = from; node !== null; node = node.suffix) {
      const next = node.getChild(unit);
      if (next !== undefined) return next;
    }
    return this.#root;
  }
}
