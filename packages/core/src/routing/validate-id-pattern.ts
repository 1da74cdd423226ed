import { parameterNames, type Segment } from './pattern.js';

/** What parameters may be called. */
export const NAME = /^[\p{L}\p{N}_-]+$/u;

/** Why segments make no pattern, as sentences that say how to mend it, or null. */
export function patternProblem(pattern: string, segments: readonly Segment[]): string | null {
  const names = parameterNames(segments);
  const odd = names.find(name => !NAME.test(name));
  if (odd === '') {
    return `The pattern "${pattern}" has a colon without a name. Name the parameter (":id"), or use a RegExp if the colon is meant.`;
  }
  if (odd !== undefined) {
    return (
      `The pattern "${pattern}" has a parameter called "${odd}", and a name is made of letters, digits, "_" and "-". ` +
      'Rename it, or use a RegExp if the colon is meant.'
    );
  }
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  return twice === undefined
    ? null
    : `The pattern "${pattern}" has the parameter ":${twice}" twice, and only one value could be kept. Rename one of them.`;
}
