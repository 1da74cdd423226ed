import type { Job } from '../job.js';
import type { MeasuredCase } from '../measuring/measured-cases.js';
import type { Goal } from '../results/goal.js';
import type { Table } from '../results/text-table.js';

export const SCENARIO_NAMES = [
  'cost',
  'handlers',
  'one-core',
  'memory',
  'boot',
  'concurrency',
  'event-loop',
  'refresh',
] as const;

export type ScenarioName = (typeof SCENARIO_NAMES)[number];

/** A measurement: its jobs run one after another, then `conclude()` returns the outcome. */
export interface Scenario {
  readonly name: ScenarioName;
  readonly jobs: readonly Job[];
  conclude(): Outcome;
}

/** The outcome of a scenario. */
export interface Outcome {
  readonly tables: readonly Table[];
  readonly goals: readonly Goal[];
  /** The data for results.json. */
  readonly data: unknown;
  /** The cases of the chart. */
  readonly charted?: readonly MeasuredCase[];
}
