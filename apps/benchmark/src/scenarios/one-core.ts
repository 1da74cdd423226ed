import { spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';
import type { Bench } from '../bench-settings.js';
import { getClientTitle } from '../clients.js';
import type { Case } from '../measuring/case.js';
import { CaseRunner } from '../measuring/measured-cases.js';
import { createMinGoal, formatRatio } from '../results/goal.js';
import { median, divideByRound, formatNumber, formatRange } from '../results/statistics.js';
import type { Scenario } from './scenario.js';

// Measures the throughput of a client that is pinned to one core, including garbage collection and compilation.

const CLIENTS = ['floor', 'nest-slack', 'slack-go', 'bolt'] as const;

export function oneCore({ settings: { rounds, envelopes, limitMs }, slackGo }: Bench): Scenario {
  const core = availableParallelism() > 1 && spawnSync('taskset', ['-V']).status === 0 ? 0 : undefined;
  const all = CLIENTS.map((client): Case => ({ client, kind: 'command', handlers: 1 }));
  const cases = new CaseRunner(
    all.filter(({ client }) => client !== 'slack-go' || 'program' in slackGo),
    { rounds, amount: { envelopes, limitMs }, core, slackGo },
  );
  const perSecond = (client: Case['client']): number[] =>
    cases.figures({ client, kind: 'command', handlers: 1 }, 'wallUs').map(us => 1_000_000 / us);
  const toFloor = (client: Case['client']): number => median(divideByRound(perSecond(client), perSecond('floor')));
  return {
    name: 'one-core',
    jobs: cases.jobs,
    conclude: () => ({
      tables: [
        {
          title: 'Envelopes per second on one core',
          rows: cases.all.map(({ client }) => ({
            client: getClientTitle(client),
            'per second': formatNumber(median(perSecond(client)), 0),
            spread: formatRange(perSecond(client), 0),
            '× floor': formatNumber(toFloor(client), 2),
          })),
          note:
            core === undefined
              ? 'taskset or a second core is missing: each client could use the whole machine.'
              : undefined,
        },
      ],
      goals: [
        createMinGoal({
          what: 'throughput on one core',
          value: toFloor('nest-slack'),
          limit: 0.7,
          format: formatRatio,
          of: 'floor',
        }),
      ],
      data: { core, cases: cases.all },
    }),
  };
}
