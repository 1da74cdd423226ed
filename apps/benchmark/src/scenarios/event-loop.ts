import type { Bench } from '../bench-settings.js';
import { titleOf } from '../clients.js';
import type { LoopHold } from '../clients/loop-watch.js';
import { Envelopes } from '../load/envelopes.js';
import { type Sent, Traffic } from '../load/traffic.js';
import { BenchClient } from '../measuring/bench-client.js';
import { COMMAND_ANSWER } from '../measuring/measure.js';
import { atMost, ms } from '../results/goal.js';
import type { Scenario } from './scenario.js';

// How long the event loop of a client is held up while envelopes come at a steady pace.

const PER_SECOND = 2_000;
const PATIENCE_MS = 10_000;
const CLIENTS = ['floor', 'nest-slack', 'bolt'] as const;

interface Held {
  readonly client: (typeof CLIENTS)[number];
  readonly hold: LoopHold;
  readonly sent: Sent;
}

export function eventLoop({ settings: { quick } }: Bench): Scenario {
  const forMs = quick ? 3_000 : 30_000;
  const results: Held[] = [];
  return {
    name: 'event-loop',
    jobs: CLIENTS.map(client => ({
      label: `${client}, ${PER_SECOND} a second`,
      meantMs: forMs + 1_500,
      run: async () => {
        results.push({ client, ...(await runOnce(client, forMs)) });
      },
    })),
    conclude: () => ({
      tables: [
        {
          title: `The longest that the event loop was held up, at ${PER_SECOND} commands a second for ${forMs / 1_000} s`,
          rows: results.map(({ client, hold, sent }) => ({
            client: titleOf(client),
            'by its own work ms': hold.cpuMs.toFixed(1),
            'on the clock ms': hold.wallMs.toFixed(1),
            'p50 ms': sent.p50Ms.toFixed(2),
            'p99 ms': sent.p99Ms.toFixed(2),
            'longest ms': sent.maxMs.toFixed(1),
          })),
          note: 'On the clock counts what the machine gave to others, too: what the floor is held up by is the machine’s doing.',
        },
      ],
      goals: [
        atMost({
          what: 'event loop held up by us',
          value: results.find(({ client }) => client === 'nest-slack')?.hold.cpuMs ?? Number.NaN,
          limit: 10,
          format: ms,
        }),
      ],
      data: results,
    }),
  };
}

async function runOnce(name: string, forMs: number): Promise<{ hold: LoopHold; sent: Sent }> {
  await using client = await BenchClient.start(name, { BENCH_HANDLERS: '1', BENCH_KIND: 'command' });
  await client.ask('watch the loop');
  const traffic = new Traffic(client.line, new Envelopes('command', 1), COMMAND_ANSWER);
  const sent = await client.during(forMs, traffic.openLoop({ perSecond: PER_SECOND, forMs }, PATIENCE_MS));
  const hold = await client.ask('the loop');
  if (!isHold(hold)) throw new Error(`The client ${name} told nothing of its event loop.`);
  return { hold, sent };
}

const isHold = (value: unknown): value is LoopHold =>
  typeof value === 'object' && value !== null && 'wallMs' in value && 'cpuMs' in value;
