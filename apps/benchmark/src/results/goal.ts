/** A goal and whether it is met. */
export interface Goal {
  readonly what: string;
  readonly goal: string;
  readonly measured: string;
  readonly verdict: 'met' | 'NOT met' | 'not measured';
}

/** Formats a number. */
export type Format = (value: number) => string;

/** `1.47 ×` */
export const formatRatio: Format = value => `${value.toFixed(2)} ×`;
export const formatMs: Format = value => `${value.toFixed(value < 10 ? 1 : 0)} ms`;
export const formatMb: Format = value => `${value.toFixed(1)} MB`;
export const formatCount: Format = value => value.toFixed(0);

/** A measured value with its limit; NaN if it was not measured. */
export interface MeasuredValue {
  readonly what: string;
  readonly value: number;
  readonly limit: number;
  readonly format: Format;
  /** The unit or reference of the number, as in `1.5 × floor`. */
  readonly of?: string;
}

/** Creates a goal that is met by values up to the limit. */
export const createMaxGoal = (measured: MeasuredValue): Goal =>
  createGoal('≤', measured, ({ value, limit }) => value <= limit);

/** Creates a goal that is met by values below the limit. */
export const createBelowGoal = (measured: MeasuredValue): Goal =>
  createGoal('<', measured, ({ value, limit }) => value < limit);

/** Creates a goal that is met by values from the limit upwards. */
export const createMinGoal = (measured: MeasuredValue): Goal =>
  createGoal('≥', measured, ({ value, limit }) => value >= limit);

function createGoal(sign: string, measured: MeasuredValue, isMet: (measured: MeasuredValue) => boolean): Goal {
  const { what, value, limit, format, of = '' } = measured;
  const goal = `${sign} ${format(limit)} ${of}`.trimEnd();
  if (Number.isNaN(value)) return { what, goal, measured: '', verdict: 'not measured' };
  return { what, goal, measured: format(value), verdict: isMet(measured) ? 'met' : 'NOT met' };
}

/** Summarizes the goals. */
export function formatSummary(goals: readonly Goal[]): string {
  const measured = goals.filter(({ verdict }) => verdict !== 'not measured');
  const missed = measured.filter(({ verdict }) => verdict === 'NOT met');
  const left = goals.length - measured.length;
  const rest = left === 0 ? '' : ` ${left} of ${goals.length} goals were not measured.`;
  if (measured.length === 0) return 'No goal was measured.';
  if (missed.length === 0) return `All ${measured.length} goals are met.${rest}`;
  return `${missed.length} of ${measured.length} goals are NOT met: ${missed.map(({ what }) => what).join('; ')}.${rest}`;
}
