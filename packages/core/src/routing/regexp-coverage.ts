/**
 * What of a regular expression can be known for certain. Whether one takes all that another takes can't be told in
 * general; these cases can, and they are the ones that people write.
 */

/** Expressions that every text matches, by their source. */
const MATCH_ALL: ReadonlySet<string> = new Set([
  '(?:)',
  '^',
  '$',
  '.*',
  '^.*',
  '.*$',
  '[^]*',
  '^[^]*',
  '[^]*$',
  '^[^]*$',
]);

/** Whether every text matches an expression. */
export const matchesAll = ({ source }: RegExp): boolean => MATCH_ALL.has(source);

/** The one text that an expression matches, as `/^approve$/` does; null where there may be several. */
export function onlyText({ source, flags }: RegExp): string | null {
  if (/[im]/.test(flags)) return null;
  const [, text] = /^\^((?:[^\\^$.*+?()[\]{}|]|\\[/.$*+?()[\]{}|^\\-])*)\$$/.exec(source) ?? [];
  return text === undefined ? null : text.replaceAll(/\\(.)/g, '$1');
}

/** Whether one expression matches all that another does, as far as that can be told. */
export function coversExpression(wide: RegExp, narrow: RegExp): boolean {
  if (matchesAll(wide)) return true;
  const text = onlyText(narrow);
  return text !== null && wide.test(text);
}
