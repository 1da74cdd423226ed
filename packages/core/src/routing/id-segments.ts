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
