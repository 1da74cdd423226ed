import { faultLines, type ShapeFault } from '../manifest/shape-faults.js';
import type { LineOf } from '../manifest/line-finder.js';

/** A seed is none: tells each place that is wrong, and what is allowed there. */
export class SeedError extends Error {
  constructor(
    readonly faults: readonly ShapeFault[],
    /** What it is called, such as `the seed in "team.yaml"`. */
    what = 'the seed',
    lineOf?: LineOf,
  ) {
    super(`Can't begin with ${what}:\n${faultLines(faults, lineOf)}`);
  }
}
