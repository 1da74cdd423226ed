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

/** Something that is measured: its jobs are run one after another, and then it says what came of them. */
export interface Scenario {
  readonly name: ScenarioName;
  readonly jobs: readonly Job[];
  conclude(): Outcome;
}

/** What came of a scenario. */
export interface Outcome {
  readonly tables: readonly Table[];
  readonly goals: readonly Goal[];
  /** What is kept as JSON. */
  readonly data: unknown;
  /** What the chart shows, where the scenario measures it. */
  readonly charted?: readonly MeasuredCase[];
}
