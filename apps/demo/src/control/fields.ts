/** Values by the names of fields, or the sentence about what is none. */
export type ReadFields = { readonly values: Readonly<Record<string, string>> } | { readonly mistake: string };

/** Reads `title=Checkout is slow`, each parted at its first equals sign. */
export function readFields(words: readonly string[]): ReadFields {
  const stray = words.find(word => !word.includes('='));
  if (stray === undefined) return { values: Object.fromEntries(words.map(fieldOf)) };
  return {
    mistake: `"${stray}" is no FIELD=VALUE. A value of several words stands in quotes: title="Checkout is slow".`,
  };
}

function fieldOf(word: string): [string, string] {
  const at = word.indexOf('=');
  return [word.slice(0, at), word.slice(at + 1)];
}
