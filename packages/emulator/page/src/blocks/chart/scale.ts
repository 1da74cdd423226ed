/** About how many lines there are beside an axis. */
const LINES = 4;

/** From where to where an axis goes, in steps that one can read. */
export interface Scale {
  readonly from: number;
  readonly to: number;
  readonly steps: readonly number[];
}

/** A scale that all these values are on, and 0. */
export function scaleOf(values: readonly number[]): Scale {
  const low = Math.min(0, ...values);
  const high = Math.max(0, ...values);
  const step = roundStep((high - low || 1) / LINES);
  const from = Math.floor(low / step) * step;
  const to = Math.max(Math.ceil(high / step) * step, from + step);
  const count = Math.round((to - from) / step);
  return { from, to, steps: Array.from({ length: count + 1 }, (_, index) => from + index * step) };
}

/** 1, 2 or 5 times a power of ten: the first that is no less. */
function roundStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  return power * ([1, 2, 5].find(factor => factor * power >= least) ?? 10);
}
