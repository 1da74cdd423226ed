import type { ClientName } from './clients.js';
import type { LoadKind } from './load-kind.js';
import type { ScenarioName } from './scenarios/scenario.js';
import type { SlackGo } from './slack-go.js';

/** What is measured, and how long. */
export interface BenchSettings {
  /** All of it, the guard against decay, or what that compares with. */
  readonly task: 'measure' | 'check' | 'record';
  readonly quick: boolean;
  readonly scenarios: readonly ScenarioName[];
  readonly clients: readonly ClientName[];
  readonly kinds: readonly LoadKind[];
  readonly handlers: readonly number[];
  readonly rounds: number;
  /** Measured envelopes of a run. */
  readonly envelopes: number;
  /** When a run's load ends, however little of it was sent. */
  readonly limitMs: number;
  /** Envelopes after which memory has to be flat. */
  readonly soakEnvelopes: number;
  /** Where results are written. */
  readonly folder: string;
  /** Whether the chart and the recorded ratios of the repository are written, too. */
  readonly publish: boolean;
}

/** What a scenario is made from. */
export interface Bench {
  readonly settings: BenchSettings;
  readonly slackGo: SlackGo;
}
