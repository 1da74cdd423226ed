/** Whether a text is what is wanted, or matches it. */
export function isText(text: string, wanted: string | RegExp): boolean {
  return typeof wanted === 'string' ? text === wanted : matchesIn(text, wanted);
}

/** Whether a text has in it what is wanted. */
export function hasText(text: string, wanted: string | RegExp): boolean {
  return typeof wanted === 'string' ? text.includes(wanted) : matchesIn(text, wanted);
}

// `search`, unlike `test`, gives the same answer every time for a global expression.
const matchesIn = (text: string, wanted: RegExp): boolean => text.search(wanted) >= 0;
