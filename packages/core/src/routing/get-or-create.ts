/** What a map holds under a key, made when it is first asked for. */
export function getOrCreate<Key, Value extends object>(map: Map<Key, Value>, key: Key, create: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const created = create();
  map.set(key, created);
  return created;
}
