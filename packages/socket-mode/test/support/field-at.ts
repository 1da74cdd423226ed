/** What stands at a path of keys and indexes, read by nothing of what is tested. */
export function fieldAt(value: unknown, ...path: readonly (string | number)[]): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (typeof value !== 'object' || value === null) return undefined;
  return fieldAt(Reflect.get(value, key), ...rest);
}

/** A text with something in it. */
export const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
