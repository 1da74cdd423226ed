import { spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';
import type { Bench } from '../bench-settings.js';
import { titleOf } from '../clients.js';
import type { Case } from '../measuring/case.js';
import { MeasuredCases } from '../measuring/measured-cases.js';
import { atLeast, times } from '../results/goal.js';
import { median, ratios, shown, spread } from '../results/statistics.js';
import type { Scenario } from './scenario.js';

// How many envelopes a second a client gets through that has one core to itself, garbage and compiler included.

const CLIENTS = ['floor', 'nest-slack', 'slack-go', 'bolt'] as const;

export function oneCore({ settings: { rounds, envelopes, limitMs }, slackGo }: Bench): Scenario {
  const core = availableParallelism() > 1 && spawnSync('taskset', ['-V']).status === 0 ? 0 : undefined;
  const all = CLIENTS.map((client): Case => ({ client, kind: 'command', handlers: 1 }));
  const cases = new MeasuredCases(
    all.filter(({ client }) => client !== 'slack-go' || 'program' in slackGo),
    { rounds, amount: { envelopes, limitMs }, core, slackGo },
  );
  const perSecond = (client: Case['client']): number[] =>
    cases.figures({ client, kind: 'command', handlers: 1 }, 'wallUs').map(us => 1_000_000 / us);
  const toFloor = (client: Case['client']): number => median(ratios(perSecond(client), perSecond('floor')));
  return {
    name: 'one-core',
    jobs: cases.jobs,
    conclude: () => ({
      tables: [
        {
          title: 'Envelopes a second on one core',
          rows: cases.all.map(({ client }) => ({
            client: titleOf(client),
            'a second': shown(median(perSecond(client)), 0),
            spread: spread(perSecond(client), 0),
            '× floor': shown(toFloor(client), 2),
          })),
          note:
            core === undefined
              ? 'There is no taskset or no second core: each client had the whole machine.'
              : undefined,
        },
      ],
      goals: [
        atLeast({
          what: 'throughput on one core',
          value: toFloor('nest-slack'),
          limit: 0.7,
          format: times,
          of: 'floor',
        }),
      ],
      data: { core, cases: cases.all },
    }),
  };
}
