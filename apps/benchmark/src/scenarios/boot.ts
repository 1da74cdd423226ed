import type { Bench } from '../bench-settings.js';
import { bundleJob } from '../bundle-client.js';
import { getClientTitle } from '../clients.js';
import type { Case } from '../measuring/case.js';
import { CaseRunner } from '../measuring/measured-cases.js';
import { createMaxGoal, formatMb, formatMs, formatRatio } from '../results/goal.js';
import { median, divideByRound, formatNumber, formatRange } from '../results/statistics.js';
import type { Scenario } from './scenario.js';

// Measures the time from the start of a process to Slack's hello, and the effect of many handlers on it and on memory.

const ONE: Case = { client: 'nest-slack', kind: 'command', handlers: 1 };
/** Preloads the package with `--require`, which is faster. */
const REQUIRED: Case = { ...ONE, nodeFlags: ['--require', '@nest-slack/socket-mode'] };
/** Bundles the app with Nest. */
const BUNDLED: Case = { ...ONE, client: 'bundled/nest-slack' };
const MANY: Case = { ...ONE, handlers: 10_000 };
const BOLT: Case = { ...ONE, client: 'bolt' };
/** The lower bound of any Nest app. */
const EMPTY: Case = { ...ONE, client: 'nest-empty' };
const FLOOR: Case = { ...ONE, client: 'floor' };

/** Calls every handler once, so that lazy initialization counts. */
const AMOUNT = { envelopes: 10_000, limitMs: 3_000 };

export function boot({ settings: { quick }, slackGo }: Bench): Scenario {
  const cases = new CaseRunner([FLOOR, EMPTY, ONE, REQUIRED, BUNDLED, MANY, BOLT], {
    rounds: quick ? 2 : 5,
    amount: AMOUNT,
    slackGo,
  });
  const hello = (of: Case): number => median(cases.figures(of, 'helloMs'));
  const toBolt = (of: Case): number =>
    median(divideByRound(cases.figures(of, 'helloMs'), cases.figures(BOLT, 'helloMs')));
  const measureIncrease = (figure: 'idleMb' | 'loadedMb'): number =>
    median(cases.figures(MANY, figure)) - median(cases.figures(ONE, figure));
  return {
    name: 'boot',
    jobs: [bundleJob, ...cases.jobs],
    conclude: () => ({
      tables: [
        {
          title: 'Time from process start to hello',
          rows: cases.all.map(({ runs, ...of }) => ({
            client: [getClientTitle(of.client), ...(of.nodeFlags ?? [])].join(' '),
            handlers: of.handlers,
            'hello ms': formatNumber(hello(of), 0),
            "× Bolt's": formatNumber(toBolt(of), 2),
            spread: formatRange(
              runs.map(({ helloMs }) => helloMs),
              0,
            ),
            'MB connected': formatNumber(median(runs.map(({ idleMb }) => idleMb)), 1),
            'MB after load': formatNumber(median(runs.map(({ loadedMb }) => loadedMb)), 1),
          })),
        },
      ],
      goals: [
        createMaxGoal({
          what: 'boot to hello',
          value: toBolt(ONE),
          limit: 1.2,
          format: formatRatio,
          of: "Bolt's",
        }),
        createMaxGoal({
          what: 'boot to hello, node --require',
          value: toBolt(REQUIRED),
          limit: 1.2,
          format: formatRatio,
          of: "Bolt's",
        }),
        createMaxGoal({
          what: 'boot to hello, bundled with Nest',
          value: toBolt(BUNDLED),
          limit: 1.2,
          format: formatRatio,
          of: "Bolt's",
        }),
        createMaxGoal({
          what: '10,000 handlers, boot',
          value: hello(MANY) - hello(ONE),
          limit: 1_000,
          format: formatMs,
          of: 'more',
        }),
        createMaxGoal({
          what: '10,000 handlers, memory when connected',
          value: measureIncrease('idleMb'),
          limit: 40,
          format: formatMb,
          of: 'more',
        }),
        createMaxGoal({
          what: '10,000 handlers, memory after a load',
          value: measureIncrease('loadedMb'),
          limit: 40,
          format: formatMb,
          of: 'more',
        }),
      ],
      data: cases.all,
    }),
  };
}
