/** Names classes of CSS modules as short as can be: each stands in the styles and in the code, and hashes weigh most. */
export function shortNames(): (name: string, file: string) => string {
  const known = new Map<string, string>();
  return (name, file) => {
    const key = `${file} ${name}`;
    const short = known.get(key) ?? `c${known.size.toString(36)}`;
    known.set(key, short);
    return short;
  };
}
