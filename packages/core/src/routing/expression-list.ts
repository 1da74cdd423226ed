import { getCaptures, NO_CAPTURES, type Captures } from './captures.js';
import { getOrCreate } from './get-or-create.js';

/**
 * The expression without its memory: with `g` or `y` it would begin where the last match ended, and so miss every other
 * payload.
 */
export const stateless = (expression: RegExp): RegExp =>
  new RegExp(expression.source, expression.flags.replaceAll(/[gy]/g, ''));

/** What a stateless expression captures of a text that it matches: named groups, and each group by its number. */
export function expressionCaptures(expression: RegExp, text: string): Captures {
  const found = expression.exec(text);
  if (found === null) return NO_CAPTURES;
  const numbered = found.slice(1).map((value, index) => [String(index + 1), value] as const);
  return getCaptures([...numbered, ...Object.entries(found.groups ?? {})]);
}

/** Values behind regular expressions, which are asked one by one, in the order they came. */
export class ExpressionList<T> {
  readonly #entries = new Map<string, { readonly expression: RegExp; readonly value: T }>();

  constructor(private readonly create: () => T) {}

  /** The value behind a stateless expression. Two of the same source and flags are one. */
  at(expression: RegExp): T {
    return getOrCreate(this.#entries, String(expression), () => ({ expression, value: this.create() })).value;
  }

  *find(text: string): Generator<T, void> {
    for (const { expression, value } of this.#entries.values()) {
      if (expression.test(text)) yield value;
    }
  }
}
