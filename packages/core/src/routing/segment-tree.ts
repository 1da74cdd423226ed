import { getOrCreate } from './get-or-create.js';
import type { Segment } from './id-segments.js';

interface SegmentNode<T> {
  /** Null while empty: there are as many nodes as patterns, and even an empty map uses memory. */
  literals: Map<string, SegmentNode<T>> | null;
  parameter: SegmentNode<T> | null;
  value: T | null;
  /** The value of the pattern that ends here and accepts more segments. */
  open: T | null;
}

/**
 * Values keyed by segment patterns. The cost of a lookup depends on the depth of the patterns, not on their number.
 * Patterns that differ only in parameter names are the same pattern.
 */
export class SegmentTree<T extends object> {
  readonly #root: SegmentNode<T> = createSegmentNode();

  constructor(private readonly create: () => T) {}

  /**
   * Returns the value of a pattern.
   *
   * @param isOpen whether the pattern accepts more segments
   */
  getOrCreate(pattern: readonly Segment[], isOpen = false): T {
    let node = this.#root;
    for (const segment of pattern) node = getOrCreateChild(node, segment);
    return isOpen ? (node.open ??= this.create()) : (node.value ??= this.create());
  }

  /**
   * Returns the values of matching patterns, the most specific first: at the first segment where two patterns differ, a
   * literal precedes a parameter, and both precede the end of an open pattern.
   */
  find(segments: readonly string[]): Generator<T, void> {
    return findValues(this.#root, segments, 0);
  }
}

function* findValues<T>(node: SegmentNode<T>, segments: readonly string[], depth: number): Generator<T, void> {
  const segment = segments[depth];
  if (segment === undefined) {
    if (node.value !== null) yield node.value;
  } else {
    const literal = node.literals?.get(segment);
    if (literal !== undefined) yield* findValues(literal, segments, depth + 1);
    if (node.parameter !== null) yield* findValues(node.parameter, segments, depth + 1);
  }
  if (node.open !== null) yield node.open;
}

function getOrCreateChild<T>(node: SegmentNode<T>, segment: Segment): SegmentNode<T> {
  if (segment.kind === 'parameter') return (node.parameter ??= createSegmentNode());
  return getOrCreate((node.literals ??= new Map<string, SegmentNode<T>>()), segment.text, () => createSegmentNode<T>());
}

const createSegmentNode = <T>(): SegmentNode<T> => ({ literals: null, parameter: null, value: null, open: null });
