import { ExpressionList } from './expression-list.js';
import { getOrCreate } from './get-or-create.js';
import type { ParsedId } from './id-pattern.js';
import { SegmentTree } from './segment-tree.js';

/** Values behind ids, patterns of ids and expressions, and one behind no id at all. */
export class IdIndex<T extends object> {
  /** Each of these null where there are none: there may be an index for each of thousands of ids. */
  #literals: Map<string, T> | null = null;
  #patterns: SegmentTree<T> | null = null;
  #expressions: ExpressionList<T> | null = null;
  #any: T | null = null;

  constructor(private readonly create: () => T) {}

  /** The value behind a pattern, or behind "whatever the id". */
  at(pattern: ParsedId | null): T {
    if (pattern === null) return (this.#any ??= this.create());
    if (pattern.kind === 'literal') {
      return getOrCreate((this.#literals ??= new Map<string, T>()), pattern.text, this.create);
    }
    if (pattern.kind === 'segments') return (this.#patterns ??= new SegmentTree(this.create)).at(pattern.segments);
    return (this.#expressions ??= new ExpressionList(this.create)).at(pattern.expression);
  }

  /**
   * What is made of the first value of which anything is made: of those whose patterns take an id, the most specific
   * first: the id itself, patterns, expressions in the order they came, then the one behind no id, which alone takes a
   * payload without an id.
   */
  first<R>(id: string | null, make: (value: T) => R | null): R | null {
    if (id !== null) {
      const literal = this.#literals?.get(id);
      const made = (literal === undefined ? null : make(literal)) ?? this.#byPattern(id, make);
      if (made !== null) return made;
    }
    return this.#any === null ? null : make(this.#any);
  }

  #byPattern<R>(id: string, make: (value: T) => R | null): R | null {
    for (const values of [this.#patterns?.find(id.split('/')), this.#expressions?.find(id)]) {
      for (const value of values ?? []) {
        const made = make(value);
        if (made !== null) return made;
      }
    }
    return null;
  }
}
