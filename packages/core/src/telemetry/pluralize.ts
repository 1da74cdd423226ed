/** Formats a count with its noun: `1 attempt`, `2 attempts`. */
export const pluralize = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;
