const REGION_START = /^\s*(?:\/\/|#) #region (.+?)\s*$/;
const REGION_END = /^\s*(?:\/\/|#) #endregion\b/;

/**
 * Returns the source between `// #region name` and the next `// #endregion` (`# #region name` in scripts), without common
 * indentation. Parts of a region that occurs several times are joined with an empty line.
 *
 * @throws Error when the source has no such region, or a region without an end
 */
export function extractRegion(source: string, name: string): string {
  const rows = source.split('\n');
  const parts = rows.flatMap((row, index) =>
    REGION_START.exec(row)?.[1] === name ? [extractPart(rows, index + 1, name)] : [],
  );
  if (parts.length === 0) throw new Error(`The source has no region "// #region ${name}".`);
  return parts.join('\n\n');
}

/** Lists the names of all regions of a source. */
export const listRegions = (source: string): string[] => [
  ...new Set(source.split('\n').flatMap(row => REGION_START.exec(row)?.[1] ?? [])),
];

function extractPart(rows: readonly string[], start: number, name: string): string {
  const length = rows.slice(start).findIndex(row => REGION_END.test(row));
  if (length === -1) throw new Error(`The region "// #region ${name}" has no "// #endregion" after it.`);
  const part = rows.slice(start, start + length);
  const indents = part.filter(row => row.trim() !== '').map(row => row.length - row.trimStart().length);
  const indent = Math.min(...indents);
  return part.map(row => row.slice(indent)).join('\n');
}
