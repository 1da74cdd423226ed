import { getCaptures, NO_CAPTURES, type Captures } from './captures.js';
import { captureExpression, removeStatefulFlags } from './expression-list.js';
import { parseIdSegments, type Segment } from './id-segments.js';
import type { IdPattern } from './route.js';
import { decodeSegment } from './slack-route.js';

/** A parsed id pattern. */
export type ParsedId =
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'segments'; readonly segments: readonly Segment[] }
  | { readonly kind: 'expression'; readonly expression: RegExp };

/** Parses an id pattern. Returns null for a route without an id condition. */
export function parseId(pattern: IdPattern | undefined): ParsedId | null {
  if (pattern === undefined) return null;
  if (typeof pattern !== 'string') return { kind: 'expression', expression: removeStatefulFlags(pattern) };
  const segments = parseIdSegments(pattern);
  return segments.some(({ kind }) => kind === 'parameter')
    ? { kind: 'segments', segments }
    : { kind: 'literal', text: pattern };
}

/** A pattern that may capture values. */
export type CapturingId = Exclude<ParsedId, { kind: 'literal' }>;

/** Returns the pattern if it may capture values, else null, so that literals cost nothing for each payload. */
export const toCapturingId = (pattern: ParsedId | null): CapturingId | null =>
  pattern === null || pattern.kind === 'literal' ? null : pattern;

/** Returns the captures of a pattern in an id that it matches. */
export function captureId(pattern: CapturingId | null, id: string | null): Captures {
  if (pattern === null || id === null) return NO_CAPTURES;
  if (pattern.kind === 'expression') return captureExpression(pattern.expression, id);
  const values = id.split('/');
  const entries = pattern.segments.flatMap((segment, index) => {
    const value = values[index];
    return segment.kind === 'parameter' && value !== undefined ? [[segment.name, decodeSegment(value)] as const] : [];
  });
  return getCaptures(entries);
}
