import type { ClientProcessOptions } from '../client-process.js';
import type { Job } from '../job.js';
import type { SlackGo } from '../slack-go.js';
import { type Case, caseText, isSameCase } from './case.js';
import { type Amount, type Measurement, measure } from './measure.js';

/** A case, and what each of its runs came to. */
export interface MeasuredCase extends Case {
  readonly runs: readonly Measurement[];
}

/** How cases are run. */
export interface CaseRuns {
  readonly rounds: number;
  readonly amount: Amount;
  /** The one core that each client may use. */
  readonly core?: number | undefined;
  readonly slackGo: SlackGo;
}

/** A start, and the loads at the pace of a client that is neither quick nor slow. */
const meantMsOf = ({ envelopes, limitMs }: Amount): number => 1_500 + Math.min(limitMs * 1.5, envelopes * 0.1);

/** Cases that are run by turns, so that a machine that slows down slows all of them down. */
export class MeasuredCases {
  readonly jobs: readonly Job[];
  readonly #rounds: number;
  readonly #measured: { readonly of: Case; readonly byRound: Map<number, Measurement> }[];

  constructor(cases: readonly Case[], how: CaseRuns) {
    this.#rounds = how.rounds;
    this.#measured = cases.map(of => ({ of, byRound: new Map() }));
    this.jobs = Array.from({ length: how.rounds }, (_, round) =>
      this.#measured.map(({ of, byRound }) => ({
        label: `${caseText(of)}, round ${round + 1} of ${how.rounds}`,
        meantMs: meantMsOf(how.amount),
        run: async () => {
          byRound.set(round, await measure(of, how.amount, optionsOf(of, how)));
        },
      })),
    ).flat();
  }

  get all(): MeasuredCase[] {
    return this.#measured.map(({ of, byRound }) => ({ ...of, runs: [...byRound.values()] }));
  }

  /** One figure of a case, round by round: NaN where it was not measured. */
  figures(of: Case, figure: keyof Measurement): number[] {
    const byRound = this.#measured.find(each => isSameCase(each.of, of))?.byRound;
    return Array.from({ length: this.#rounds }, (_, round) => byRound?.get(round)?.[figure] ?? Number.NaN);
  }
}

function optionsOf({ client, nodeFlags }: Case, { core, slackGo }: CaseRuns): ClientProcessOptions {
  return { core, nodeFlags, program: client === 'slack-go' && 'program' in slackGo ? slackGo.program : undefined };
}
