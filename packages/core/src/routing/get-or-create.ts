/** Returns the value of a key and creates it if it is missing. */
export function getOrCreate<Key, Value extends object>(map: Map<Key, Value>, key: Key, create: () => Value): Value {
  const existing = map.get(key);
  if (existing !== undefined) return existing;
  const created = create();
  map.set(key, created);
  return created;
}
