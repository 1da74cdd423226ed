import { getOrCreate } from './get-or-create.js';

/** One segment of a pattern: a literal, or a parameter that captures any value. */
export type Segment =
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'parameter'; readonly name: string };

/** Splits an id pattern at slashes: `ticket/:id/close`. */
export const parseIdSegments = (pattern: string): readonly Segment[] => pattern.split('/').map(parseSegment);

/** Returns the names of the parameters in order. */
export const getParameterNames = (segments: readonly Segment[]): readonly string[] =>
  segments.flatMap(segment => (segment.kind === 'parameter' ? [segment.name] : []));

/** Only a whole segment is a parameter, so a colon within a name (`approve:42`) is part of the name. */
const parseSegment = (text: string): Segment =>
  text.startsWith(':') ? { kind: 'parameter', name: text.slice(1) } : { kind: 'literal', text };

/** The characters allowed in parameter names. */
export const PARAMETER_NAME = /^[\p{L}\p{N}_-]+$/u;

/** Returns why a pattern is invalid and how to fix it, or null if it is valid. */
export function findIdPatternProblem(pattern: string, segments: readonly Segment[]): string | null {
  const names = getParameterNames(segments);
  const invalidName = names.find(name => !PARAMETER_NAME.test(name));
  if (invalidName === '') {
    return `The pattern "${pattern}" has a colon without a name. Name the parameter (":id"), or use a RegExp to match a colon.`;
  }
  if (invalidName !== undefined) {
    return (
      `The pattern "${pattern}" has a parameter called "${invalidName}", but a name consists of letters, digits, "_" and "-". ` +
      'Rename it, or use a RegExp to match a colon.'
    );
  }
  const duplicate = names.find((name, index) => names.indexOf(name) !== index);
  return duplicate === undefined
    ? null
    : `The pattern "${pattern}" has the parameter ":${duplicate}" twice, but only one value can be kept. Rename one of them.`;
}

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
