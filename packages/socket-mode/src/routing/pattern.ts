/** One part of a pattern: itself, or a parameter that captures whatever stands in its place. */
export type Segment =
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'parameter'; readonly name: string };

/** The segments of an id pattern, which slashes part: `ticket/:id/close`. */
export const idSegments = (pattern: string): readonly Segment[] => pattern.split('/').map(segmentOf);

/** The words of a command's text. Slack sends it as typed: any run of whitespace parts them. */
export const wordsOf = (text: string): readonly string[] => text.split(/\s+/).filter(word => word !== '');

/** A command pattern, read: `/ticket close :id`. */
export interface CommandPattern {
  readonly command: string;
  /** What must follow it, word by word. Empty for a bare command, which takes any text. */
  readonly words: readonly Segment[];
}

/** Reads a command pattern, whose segments are words. */
export function parseCommand(pattern: string): CommandPattern {
  const [command = '', ...words] = wordsOf(pattern);
  return { command, words: words.map(segmentOf) };
}

/** The names of the parameters among segments, in order. */
export const parameterNames = (segments: readonly Segment[]): readonly string[] =>
  segments.flatMap(segment => (segment.kind === 'parameter' ? [segment.name] : []));

/** Only a whole segment is a parameter, so that a colon within a name (`approve:42`) stays part of the name. */
const segmentOf = (text: string): Segment =>
  text.startsWith(':') ? { kind: 'parameter', name: text.slice(1) } : { kind: 'literal', text };
