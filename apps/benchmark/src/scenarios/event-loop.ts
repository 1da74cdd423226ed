import { setTimeout as delay } from 'node:timers/promises';
import type { Bench } from '../bench-settings.js';
import { getClientTitle } from '../clients.js';
import type { EventLoopDelay } from '../clients/event-loop-monitor.js';
import { Envelopes } from '../load/envelopes.js';
import { type TrafficResult, Traffic } from '../load/traffic.js';
import { BenchClient } from '../measuring/bench-client.js';
import { COMMAND_RESPONSE } from '../measuring/measure.js';
import { createMaxGoal, formatMs } from '../results/goal.js';
import { median, formatNumber, formatRange } from '../results/statistics.js';
import type { Scenario } from './scenario.js';

// Measures the longest event loop delay of a client at a constant rate of envelopes.

const PER_SECOND = 2_000;
const PATIENCE_MS = 10_000;
/** Excludes the remaining work of the start. */
const SETTLE_MS = 500;
const CLIENTS = ['floor', 'nest-slack', 'bolt'] as const;

type Client = (typeof CLIENTS)[number];

/** The result of one run. */
interface EventLoopResult {
  readonly client: Client;
  readonly delay: EventLoopDelay;
  readonly sent: TrafficResult;
}

export function eventLoop({ settings: { quick, rounds } }: Bench): Scenario {
  const forMs = quick ? 3_000 : 10_000;
  const results: EventLoopResult[] = [];
  const middle = (client: Client, figure: (result: EventLoopResult) => number): number =>
    median(results.filter(result => result.client === client).map(figure));
  return {
    name: 'event-loop',
    jobs: Array.from({ length: rounds }, (_, round) =>
      CLIENTS.map(client => ({
        label: `${client}, ${PER_SECOND} a second, round ${round + 1} of ${rounds}`,
        estimatedMs: forMs + 1_500,
        run: async () => {
          results.push({ client, ...(await runOnce(client, forMs)) });
        },
      })),
    ).flat(),
    conclude: () => ({
      tables: [
        {
          title: `Longest event loop delay, at ${PER_SECOND} commands per second for ${forMs / 1_000} s`,
          rows: CLIENTS.map(client => ({
            client: getClientTitle(client),
            'own CPU ms': formatNumber(middle(client, ownMs), 1),
            spread: formatRange(results.filter(result => result.client === client).map(ownMs)),
            'wall ms': formatNumber(
              middle(client, ({ delay: hold }) => hold.wallMs),
              1,
            ),
            'p50 ms': formatNumber(
              middle(client, ({ sent }) => sent.p50Ms),
              2,
            ),
            'p99 ms': formatNumber(
              middle(client, ({ sent }) => sent.p99Ms),
              2,
            ),
            'max ms': formatNumber(
              middle(client, ({ sent }) => sent.maxMs),
              1,
            ),
          })),
          note: 'Wall time includes delays caused by other processes. If the floor is delayed for long, the machine is the cause.',
        },
      ],
      goals: [
        createMaxGoal({
          what: 'event loop delay of nest-slack',
          value: middle('nest-slack', ownMs),
          limit: 10,
          format: formatMs,
        }),
      ],
      data: results,
    }),
  };
}

const ownMs = ({ delay: hold }: EventLoopResult): number => hold.cpuMs;

async function runOnce(name: string, forMs: number): Promise<{ delay: EventLoopDelay; sent: TrafficResult }> {
  await using client = await BenchClient.start(name, { BENCH_HANDLERS: '1', BENCH_KIND: 'command' });
  await delay(SETTLE_MS);
  await client.ask('start event loop monitor');
  const traffic = new Traffic(client.connection, new Envelopes('command', 1), COMMAND_RESPONSE);
  const sent = await client.during(forMs, traffic.openLoop({ perSecond: PER_SECOND, forMs }, PATIENCE_MS));
  const loopDelay = await client.ask('stop event loop monitor');
  if (!isEventLoopDelay(loopDelay)) throw new Error(`The client ${name} sent no event loop delay.`);
  return { delay: loopDelay, sent };
}

const isEventLoopDelay = (value: unknown): value is EventLoopDelay =>
  typeof value === 'object' && value !== null && 'wallMs' in value && 'cpuMs' in value;
