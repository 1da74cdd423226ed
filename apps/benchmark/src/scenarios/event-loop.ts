import { setTimeout as delay } from 'node:timers/promises';
import type { Bench } from '../bench-settings.js';
import { titleOf } from '../clients.js';
import type { LoopHold } from '../clients/loop-watch.js';
import { Envelopes } from '../load/envelopes.js';
import { type Sent, Traffic } from '../load/traffic.js';
import { BenchClient } from '../measuring/bench-client.js';
import { COMMAND_ANSWER } from '../measuring/measure.js';
import { atMost, ms } from '../results/goal.js';
import { median, shown, spread } from '../results/statistics.js';
import type { Scenario } from './scenario.js';

// How long the event loop of a client is held up while envelopes come at a steady pace.

const PER_SECOND = 2_000;
const PATIENCE_MS = 10_000;
/** What a client has left to do when it is connected belongs to its boot. */
const SETTLE_MS = 500;
const CLIENTS = ['floor', 'nest-slack', 'bolt'] as const;

type Client = (typeof CLIENTS)[number];

/** What one run came to. */
interface Held {
  readonly client: Client;
  readonly hold: LoopHold;
  readonly sent: Sent;
}

export function eventLoop({ settings: { quick, rounds } }: Bench): Scenario {
  const forMs = quick ? 3_000 : 10_000;
  const results: Held[] = [];
  const middle = (client: Client, figure: (held: Held) => number): number =>
    median(results.filter(held => held.client === client).map(figure));
  return {
    name: 'event-loop',
    jobs: Array.from({ length: rounds }, (_, round) =>
      CLIENTS.map(client => ({
        label: `${client}, ${PER_SECOND} a second, round ${round + 1} of ${rounds}`,
        meantMs: forMs + 1_500,
        run: async () => {
          results.push({ client, ...(await runOnce(client, forMs)) });
        },
      })),
    ).flat(),
    conclude: () => ({
      tables: [
        {
          title: `The longest that the event loop was held up, at ${PER_SECOND} commands a second for ${forMs / 1_000} s`,
          rows: CLIENTS.map(client => ({
            client: titleOf(client),
            'by its own work ms': shown(middle(client, ownMs), 1),
            spread: spread(results.filter(held => held.client === client).map(ownMs)),
            'on the clock ms': shown(
              middle(client, ({ hold }) => hold.wallMs),
              1,
            ),
            'p50 ms': shown(
              middle(client, ({ sent }) => sent.p50Ms),
              2,
            ),
            'p99 ms': shown(
              middle(client, ({ sent }) => sent.p99Ms),
              2,
            ),
            'longest ms': shown(
              middle(client, ({ sent }) => sent.maxMs),
              1,
            ),
          })),
          note:
            'On the clock counts what the machine gave to others, too. A client that gets no core for a while has more to do at\n' +
            'once afterwards: where the floor is held up for long, the machine is the cause.',
        },
      ],
      goals: [atMost({ what: 'event loop held up by us', value: middle('nest-slack', ownMs), limit: 10, format: ms })],
      data: results,
    }),
  };
}

const ownMs = ({ hold }: Held): number => hold.cpuMs;

async function runOnce(name: string, forMs: number): Promise<{ hold: LoopHold; sent: Sent }> {
  await using client = await BenchClient.start(name, { BENCH_HANDLERS: '1', BENCH_KIND: 'command' });
  await delay(SETTLE_MS);
  await client.ask('watch the loop');
  const traffic = new Traffic(client.line, new Envelopes('command', 1), COMMAND_ANSWER);
  const sent = await client.during(forMs, traffic.openLoop({ perSecond: PER_SECOND, forMs }, PATIENCE_MS));
  const hold = await client.ask('the loop');
  if (!isHold(hold)) throw new Error(`The client ${name} told nothing of its event loop.`);
  return { hold, sent };
}

const isHold = (value: unknown): value is LoopHold =>
  typeof value === 'object' && value !== null && 'wallMs' in value && 'cpuMs' in value;
