import type { Bench } from '../bench-settings.js';
import { bundling } from '../bundle-client.js';
import { titleOf } from '../clients.js';
import type { Case } from '../measuring/case.js';
import { MeasuredCases } from '../measuring/measured-cases.js';
import { atMost, mb, ms, times } from '../results/goal.js';
import { median, ratios, shown, spread } from '../results/statistics.js';
import type { Scenario } from './scenario.js';

// From the start of a process to Slack's hello, and what many handlers add to that and to the memory.

const ONE: Case = { client: 'nest-slack', kind: 'command', handlers: 1 };
/** As the package's README has it for Node 20. */
const REQUIRED: Case = { ...ONE, nodeFlags: ['--require', '@nest-slack/socket-mode'] };
/** As the package's README has it, too. */
const BUNDLED: Case = { ...ONE, client: 'bundled/nest-slack' };
const MANY: Case = { ...ONE, handlers: 10_000 };
const BOLT: Case = { ...ONE, client: 'bolt' };
/** What nobody's package in Nest can go below. */
const EMPTY: Case = { ...ONE, client: 'nest-empty' };
const FLOOR: Case = { ...ONE, client: 'floor' };

/** Each of the many handlers is called, so that nothing can be put off until then. */
const AMOUNT = { envelopes: 10_000, limitMs: 3_000 };

export function boot({ settings: { quick }, slackGo }: Bench): Scenario {
  const cases = new MeasuredCases([FLOOR, EMPTY, ONE, REQUIRED, BUNDLED, MANY, BOLT], {
    rounds: quick ? 2 : 5,
    amount: AMOUNT,
    slackGo,
  });
  const hello = (of: Case): number => median(cases.figures(of, 'helloMs'));
  const toBolt = (of: Case): number => median(ratios(cases.figures(of, 'helloMs'), cases.figures(BOLT, 'helloMs')));
  const more = (figure: 'idleMb' | 'loadedMb'): number =>
    median(cases.figures(MANY, figure)) - median(cases.figures(ONE, figure));
  return {
    name: 'boot',
    jobs: [bundling, ...cases.jobs],
    conclude: () => ({
      tables: [
        {
          title: 'From the start of a process to hello',
          rows: cases.all.map(({ runs, ...of }) => ({
            client: [titleOf(of.client), ...(of.nodeFlags ?? [])].join(' '),
            handlers: of.handlers,
            'hello ms': shown(hello(of), 0),
            "× Bolt's": shown(toBolt(of), 2),
            spread: spread(
              runs.map(({ helloMs }) => helloMs),
              0,
            ),
            'MB connected': shown(median(runs.map(({ idleMb }) => idleMb)), 1),
            'MB after a load': shown(median(runs.map(({ loadedMb }) => loadedMb)), 1),
          })),
        },
      ],
      goals: [
        atMost({
          what: 'boot to hello',
          value: toBolt(ONE),
          limit: 1.2,
          format: times,
          of: "Bolt's",
        }),
        atMost({
          what: 'the same of node --require',
          value: toBolt(REQUIRED),
          limit: 1.2,
          format: times,
          of: "Bolt's",
        }),
        atMost({
          what: 'the same, bundled with Nest',
          value: toBolt(BUNDLED),
          limit: 1.2,
          format: times,
          of: "Bolt's",
        }),
        atMost({
          what: '10,000 handlers, boot',
          value: hello(MANY) - hello(ONE),
          limit: 1_000,
          format: ms,
          of: 'more',
        }),
        atMost({
          what: '10,000 handlers, memory when connected',
          value: more('idleMb'),
          limit: 40,
          format: mb,
          of: 'more',
        }),
        atMost({
          what: '10,000 handlers, memory after a load',
          value: more('loadedMb'),
          limit: 40,
          format: mb,
          of: 'more',
        }),
      ],
      data: cases.all,
    }),
  };
}
