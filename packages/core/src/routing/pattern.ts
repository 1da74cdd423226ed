/** One part of a pattern: itself, or a parameter that captures whatever stands in its place. */
export type Segment =
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'parameter'; readonly name: string };

/** The segments of an id pattern, which slashes part: `ticket/:id/close`. */
export const idSegments = (pattern: string): readonly Segment[] => pattern.split('/').map(segmentOf);

/** The names of the parameters among segments, in order. */
export const parameterNames = (segments: readonly Segment[]): readonly string[] =>
  segments.flatMap(segment => (segment.kind === 'parameter' ? [segment.name] : []));

/** Only a whole segment is a parameter, so that a colon within a name (`approve:42`) stays part of the name. */
const segmentOf = (text: string): Segment =>
  text.startsWith(':') ? { kind: 'parameter', name: text.slice(1) } : { kind: 'literal', text };
