import { getOrCreate } from './get-or-create.js';
import type { Segment } from './pattern.js';

interface Node<T> {
  /** Null while it has none: there are as many nodes as patterns, and even an empty map takes room. */
  literals: Map<string, Node<T>> | null;
  parameter: Node<T> | null;
  value: T | null;
  /** Behind the pattern that ends here and is open. */
  open: T | null;
}

/**
 * Values behind patterns of segments. A look-up costs by the depth of the patterns, not by their number. What a
 * parameter is called makes no difference here: two patterns that differ only in that are one.
 */
export class SegmentTree<T extends object> {
  readonly #root: Node<T> = emptyNode();

  constructor(private readonly create: () => T) {}

  /**
   * The value behind a pattern.
   *
   * @param isOpen whether it is the pattern that takes any more segments as well
   */
  at(pattern: readonly Segment[], isOpen = false): T {
    let node = this.#root;
    for (const segment of pattern) node = childOf(node, segment);
    return isOpen ? (node.open ??= this.create()) : (node.value ??= this.create());
  }

  /**
   * The values whose patterns take all these segments, the most specific first: at the first segment where two patterns
   * differ, the literal comes before the parameter, and either before an open end.
   */
  find(segments: readonly string[]): Generator<T, void> {
    return descend(this.#root, segments, 0);
  }
}

function* descend<T>(node: Node<T>, segments: readonly string[], depth: number): Generator<T, void> {
  const segment = segments[depth];
  if (segment === undefined) {
    if (node.value !== null) yield node.value;
  } else {
    const literal = node.literals?.get(segment);
    if (literal !== undefined) yield* descend(literal, segments, depth + 1);
    if (node.parameter !== null) yield* descend(node.parameter, segments, depth + 1);
  }
  if (node.open !== null) yield node.open;
}

function childOf<T>(node: Node<T>, segment: Segment): Node<T> {
  if (segment.kind === 'parameter') return (node.parameter ??= emptyNode());
  return getOrCreate((node.literals ??= new Map<string, Node<T>>()), segment.text, () => emptyNode<T>());
}

const emptyNode = <T>(): Node<T> => ({ literals: null, parameter: null, value: null, open: null });
