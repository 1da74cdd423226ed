/** A result that a handler in plain JavaScript can return; TypeScript accepts it as any requested type. */
export function unchecked<T>(value: unknown): T;
export function unchecked(value: unknown): unknown {
  return value;
}
