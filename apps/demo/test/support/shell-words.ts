/** The words of a line as a shell parts them; quotes hold words together. */
export const shellWords = (line: string): string[] =>
  [...line.matchAll(/(?:[^\s"]|"[^"]*")+/g)].map(([word]) => word.replaceAll('"', ''));
