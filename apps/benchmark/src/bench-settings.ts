import type { ClientName } from './clients.js';
import type { LoadKind } from './load-kind.js';
import type { ScenarioName } from './scenarios/scenario.js';
import type { SlackGo } from './slack-go.js';

/** The settings of a benchmark run. */
export interface BenchSettings {
  /** Measures everything, checks for regressions, or records the reference ratios. */
  readonly task: 'measure' | 'check' | 'record';
  readonly quick: boolean;
  readonly scenarios: readonly ScenarioName[];
  readonly clients: readonly ClientName[];
  readonly kinds: readonly LoadKind[];
  readonly handlers: readonly number[];
  readonly rounds: number;
  /** Measured envelopes of a run. */
  readonly envelopes: number;
  /** The time limit of the load in one run. */
  readonly limitMs: number;
  /** The number of envelopes over which memory must stay flat. */
  readonly soakEnvelopes: number;
  /** The folder for the results. */
  readonly folder: string;
  /** Whether to update the chart and the recorded ratios of the repository. */
  readonly publish: boolean;
}

/** The input of a scenario. */
export interface Bench {
  readonly settings: BenchSettings;
  readonly slackGo: SlackGo;
}
