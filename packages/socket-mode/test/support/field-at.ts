/** The value at a path of keys and indexes. It does not use the code under test. */
export function fieldAt(value: unknown, ...path: readonly (string | number)[]): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (typeof value !== 'object' || value === null) return undefined;
  return fieldAt(Reflect.get(value, key), ...rest);
}

export const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
