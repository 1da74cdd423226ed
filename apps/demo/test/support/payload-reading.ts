/** The value that a path leads to within something of unknown shape; undefined when it leads nowhere. */
export function valueAt(source: unknown, ...path: readonly string[]): unknown {
  let value = source;
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = Reflect.get(value, key);
  }
  return value;
}

/** The text that a path leads to. */
export function textAt(source: unknown, ...path: readonly string[]): string | undefined {
  const value = valueAt(source, ...path);
  return typeof value === 'string' ? value : undefined;
}

/** The entries of the list that a path leads to; none when there is no list. */
export function listAt(source: unknown, ...path: readonly string[]): readonly unknown[] {
  const value = valueAt(source, ...path);
  return Array.isArray(value) ? value : [];
}
