/** What is to be reached, and whether it was. */
export interface Goal {
  readonly what: string;
  readonly goal: string;
  readonly measured: string;
  readonly verdict: 'met' | 'NOT met' | 'not measured';
}

/** How a number is written. */
export type Format = (value: number) => string;

/** `1.47 ×` */
export const times: Format = value => `${value.toFixed(2)} ×`;
export const ms: Format = value => `${value.toFixed(value < 10 ? 1 : 0)} ms`;
export const mb: Format = value => `${value.toFixed(1)} MB`;
export const whole: Format = value => value.toFixed(0);

/** A measured number with its limit. NaN stands for what was not measured. */
export interface Measured {
  readonly what: string;
  readonly value: number;
  readonly limit: number;
  readonly format: Format;
  /** What the number is a multiple of, as in `1.5 × floor`. */
  readonly of?: string;
}

/** A goal that is met by the limit or less. */
export const atMost = (measured: Measured): Goal => judge('≤', measured, ({ value, limit }) => value <= limit);

/** A goal that is met by less than the limit. */
export const below = (measured: Measured): Goal => judge('<', measured, ({ value, limit }) => value < limit);

/** A goal that is met by the limit or more. */
export const atLeast = (measured: Measured): Goal => judge('≥', measured, ({ value, limit }) => value >= limit);

function judge(sign: string, measured: Measured, isMet: (measured: Measured) => boolean): Goal {
  const { what, value, limit, format, of = '' } = measured;
  const goal = `${sign} ${format(limit)} ${of}`.trimEnd();
  if (Number.isNaN(value)) return { what, goal, measured: '', verdict: 'not measured' };
  return { what, goal, measured: format(value), verdict: isMet(measured) ? 'met' : 'NOT met' };
}

/** The last word on the goals. */
export function lastWord(goals: readonly Goal[]): string {
  const measured = goals.filter(({ verdict }) => verdict !== 'not measured');
  const missed = measured.filter(({ verdict }) => verdict === 'NOT met');
  const left = goals.length - measured.length;
  const rest = left === 0 ? '' : ` ${left} of ${goals.length} goals were not measured.`;
  if (measured.length === 0) return 'No goal was measured.';
  if (missed.length === 0) return `All ${measured.length} goals are met.${rest}`;
  return `${missed.length} of ${measured.length} goals are NOT met: ${missed.map(({ what }) => what).join('; ')}.${rest}`;
}
