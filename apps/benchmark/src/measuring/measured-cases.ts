import type { ClientProcessOptions } from '../client-process.js';
import type { Job } from '../job.js';
import type { SlackGo } from '../slack-go.js';
import { type Case, formatCase, isSameCase } from './case.js';
import { type Amount, type Measurement, measure } from './measure.js';

/** A case with the results of its runs. */
export interface MeasuredCase extends Case {
  readonly runs: readonly Measurement[];
}

/** The settings for running cases. */
export interface CaseRuns {
  readonly rounds: number;
  readonly amount: Amount;
  /** Pins each client to this core. */
  readonly core?: number | undefined;
  readonly slackGo: SlackGo;
}

/** Estimates the duration of a start and a load of an average client. */
const estimateMs = ({ envelopes, limitMs }: Amount): number => 1_500 + Math.min(limitMs * 1.5, envelopes * 0.1);

/** Runs all cases once per round, so that a slower machine affects all of them. */
export class CaseRunner {
  readonly jobs: readonly Job[];
  readonly #rounds: number;
  readonly #measured: { readonly of: Case; readonly byRound: Map<number, Measurement> }[];

  constructor(cases: readonly Case[], how: CaseRuns) {
    this.#rounds = how.rounds;
    this.#measured = cases.map(of => ({ of, byRound: new Map() }));
    this.jobs = Array.from({ length: how.rounds }, (_, round) =>
      this.#measured.map(({ of, byRound }) => ({
        label: `${formatCase(of)}, round ${round + 1} of ${how.rounds}`,
        estimatedMs: estimateMs(how.amount),
        run: async () => {
          byRound.set(round, await measure(of, how.amount, optionsOf(of, how)));
        },
      })),
    ).flat();
  }

  get all(): MeasuredCase[] {
    return this.#measured.map(({ of, byRound }) => ({ ...of, runs: [...byRound.values()] }));
  }

  /** Returns one figure of a case for each round; NaN if it was not measured. */
  figures(of: Case, figure: keyof Measurement): number[] {
    const byRound = this.#measured.find(each => isSameCase(each.of, of))?.byRound;
    return Array.from({ length: this.#rounds }, (_, round) => byRound?.get(round)?.[figure] ?? Number.NaN);
  }
}

function optionsOf({ client, nodeFlags }: Case, { core, slackGo }: CaseRuns): ClientProcessOptions {
  return { core, nodeFlags, program: client === 'slack-go' && 'program' in slackGo ? slackGo.program : undefined };
}
