const BEGIN = /^\s*(?:\/\/|#) #region (.+?)\s*$/;
const END = /^\s*(?:\/\/|#) #endregion\b/;

/**
 * The lines between `// #region name` and the next `// #endregion`, moved to the left as far as they go; in a script it
 * is `# #region name`. One that is there several times is what its parts are together, with an empty line between them.
 *
 * @throws Error when the source has no such region, or one that doesn't end
 */
export function regionOf(source: string, name: string): string {
  const lines = source.split('\n');
  const parts = lines.flatMap((line, index) =>
    BEGIN.exec(line)?.[1] === name ? [partAt(lines, index + 1, name)] : [],
  );
  if (parts.length === 0) throw new Error(`There is no "// #region ${name}".`);
  return parts.join('\n\n');
}

/** The names of all regions of a source, in their order. */
export const regionNames = (source: string): string[] => [
  ...new Set(source.split('\n').flatMap(line => BEGIN.exec(line)?.[1] ?? [])),
];

function partAt(lines: readonly string[], begin: number, name: string): string {
  const length = lines.slice(begin).findIndex(line => END.test(line));
  if (length === -1) throw new Error(`"// #region ${name}" doesn't end: there is no "// #endregion" after it.`);
  const part = lines.slice(begin, begin + length);
  const indents = part.filter(line => line.trim() !== '').map(line => line.length - line.trimStart().length);
  const indent = Math.min(...indents);
  return part.map(line => line.slice(indent)).join('\n');
}
