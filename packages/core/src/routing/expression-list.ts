import { getCaptures, NO_CAPTURES, type Captures } from './captures.js';
import { getOrCreate } from './get-or-create.js';

/**
 * Returns the expression without the flags `g` and `y`. With these it would start at the end of the previous match and
 * miss every other payload.
 */
export const removeStatefulFlags = (expression: RegExp): RegExp =>
  new RegExp(expression.source, expression.flags.replaceAll(/[gy]/g, ''));

/** Returns the captures of an expression in a text: named groups, and each group by its number. */
export function captureExpression(expression: RegExp, text: string): Captures {
  const match = expression.exec(text);
  if (match === null) return NO_CAPTURES;
  const numbered = match.slice(1).map((value, index) => [String(index + 1), value] as const);
  return getCaptures([...numbered, ...Object.entries(match.groups ?? {})]);
}

/** Values keyed by regular expressions. They are tested one by one in order of insertion. */
export class ExpressionList<T> {
  readonly #entries = new Map<string, { readonly expression: RegExp; readonly value: T }>();

  constructor(private readonly create: () => T) {}

  /** Returns the value of an expression. Expressions with the same source and flags share one value. */
  getOrCreate(expression: RegExp): T {
    return getOrCreate(this.#entries, String(expression), () => ({ expression, value: this.create() })).value;
  }

  *find(text: string): Generator<T, void> {
    for (const { expression, value } of this.#entries.values()) {
      if (expression.test(text)) yield value;
    }
  }
}
