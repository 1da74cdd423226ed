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
  readonly #runs: { readonly of: Case; readonly runs: Measurement[] }[];

  constructor(cases: readonly Case[], how: CaseRuns) {
    this.#runs = cases.map(of => ({ of, runs: [] }));
    this.jobs = Array.from({ length: how.rounds }, (_, round) =>
      this.#runs.map(({ of, runs }) => ({
        label: `${caseText(of)}, round ${round + 1} of ${how.rounds}`,
        meantMs: meantMsOf(how.amount),
        run: async () => {
          runs.push(await measure(of, how.amount, optionsOf(of, how)));
        },
      })),
    ).flat();
  }

  get all(): MeasuredCase[] {
    return this.#runs.map(({ of, runs }) => ({ ...of, runs }));
  }

  /** One figure of each run of a case; none when it was not measured. */
  figures(of: Case, figure: keyof Measurement): number[] {
    return this.#runs.find(each => isSameCase(each.of, of))?.runs.map(run => run[figure]) ?? [];
  }
}

function optionsOf({ client }: Case, { core, slackGo }: CaseRuns): ClientProcessOptions {
  return { core, program: client === 'slack-go' && 'program' in slackGo ? slackGo.program : undefined };
}
