/** A message for the log, with its level. */
export interface LogMessage {
  /** `silent`: a repetition that is not logged. Nest's logger would print it at every level. */
  readonly level: 'silent' | 'debug' | 'log' | 'warn' | 'error';
  readonly text: string;
}

/** Names come from payloads, so their number is limited. */
const MAX_NAMES = 1_000;

/** Remembers names, so that each is logged once. */
export class LogOnce {
  readonly #names = new Set<string>();

  isFirst(name: string): boolean {
    if (this.#names.has(name) || this.#names.size >= MAX_NAMES) return false;
    this.#names.add(name);
    return true;
  }
}

/** Formats a count with its noun: `1 attempt`, `2 attempts`. */
export const pluralize = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;

/** Adds the indefinite article: `an action`. */
export const withArticle = (noun: string): string => (/^[aeiou]/.test(noun) ? `an ${noun}` : `a ${noun}`);
