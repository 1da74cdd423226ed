import { getCaptures, NO_CAPTURES, type Captures } from './captures.js';
import { expressionCaptures, stateless } from './expression-list.js';
import { idSegments, type Segment } from './pattern.js';
import type { IdPattern } from './route.js';
import { decodeSegment } from './slack-route.js';

/** A pattern of ids, read once. */
export type ParsedId =
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'segments'; readonly segments: readonly Segment[] }
  | { readonly kind: 'expression'; readonly expression: RegExp };

/** Reads an id pattern; null where a route names no id. */
export function parseId(pattern: IdPattern | undefined): ParsedId | null {
  if (pattern === undefined) return null;
  if (typeof pattern !== 'string') return { kind: 'expression', expression: stateless(pattern) };
  const segments = idSegments(pattern);
  return segments.some(({ kind }) => kind === 'parameter')
    ? { kind: 'segments', segments }
    : { kind: 'literal', text: pattern };
}

/** A pattern that may capture something. */
export type CapturingId = Exclude<ParsedId, { kind: 'literal' }>;

/** A pattern as far as it may capture something: a literal need not be looked at again for each payload. */
export const capturing = (pattern: ParsedId | null): CapturingId | null =>
  pattern === null || pattern.kind === 'literal' ? null : pattern;

/** What a pattern captures of an id that it matches. */
export function idCaptures(pattern: CapturingId | null, id: string | null): Captures {
  if (pattern === null || id === null) return NO_CAPTURES;
  if (pattern.kind === 'expression') return expressionCaptures(pattern.expression, id);
  const values = id.split('/');
  const entries = pattern.segments.flatMap((segment, index) => {
    const value = values[index];
    return segment.kind === 'parameter' && value !== undefined ? [[segment.name, decodeSegment(value)] as const] : [];
  });
  return getCaptures(entries);
}
