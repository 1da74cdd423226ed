/** Returns the value at a path of an unknown value; undefined when the path does not exist. */
export function valueAt(source: unknown, ...path: readonly string[]): unknown {
  let value = source;
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = Reflect.get(value, key);
  }
  return value;
}

/** Returns the string at a path. */
export function textAt(source: unknown, ...path: readonly string[]): string | undefined {
  const value = valueAt(source, ...path);
  return typeof value === 'string' ? value : undefined;
}

/** Returns the array at a path; empty when there is none. */
export function listAt(source: unknown, ...path: readonly string[]): readonly unknown[] {
  const value = valueAt(source, ...path);
  return Array.isArray(value) ? value : [];
}
