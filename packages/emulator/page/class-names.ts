/** Creates the shortest possible CSS module class names. Hashed names would account for most of the compressed size. */
export function createClassNameGenerator(): (name: string, file: string) => string {
  const known = new Map<string, string>();
  return (name, file) => {
    const key = `${file} ${name}`;
    const short = known.get(key) ?? `c${known.size.toString(36)}`;
    known.set(key, short);
    return short;
  };
}
