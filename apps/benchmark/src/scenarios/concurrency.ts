import { Envelopes } from '../load/envelopes.js';
import { type TrafficResult, Traffic } from '../load/traffic.js';
import { BenchClient } from '../measuring/bench-client.js';
import { COMMAND_RESPONSE } from '../measuring/measure.js';
import { createMaxGoal, createBelowGoal, formatMs, formatCount } from '../results/goal.js';
import type { Scenario } from './scenario.js';

// Sends many events whose handler takes 500 ms, with a concurrency limit of 50, and fast commands in between.

const EVENTS = 500;
/** Below the capacity of 100 events per second. */
const EVENTS_PER_SECOND = 90;
const COMMANDS_PER_SECOND = 100;
const ACK_LIMIT_MS = 10_000;

interface Variant {
  readonly title: string;
  readonly ack: 'auto' | 'immediate';
  readonly send: (events: Traffic) => Promise<TrafficResult>;
  readonly forMs: number;
}

const paced = { perSecond: EVENTS_PER_SECOND, forMs: (EVENTS / EVENTS_PER_SECOND) * 1_000 };

const VARIANTS: readonly Variant[] = [
  {
    title: `${EVENTS_PER_SECOND} events per second`,
    ack: 'auto',
    send: events => events.openLoop(paced, ACK_LIMIT_MS),
    forMs: paced.forMs,
  },
  {
    title: "all at once, ack: 'immediate'",
    ack: 'immediate',
    send: events => events.burst(EVENTS, ACK_LIMIT_MS),
    forMs: (EVENTS / 100) * 1_000,
  },
];

/** The result of one variant. */
interface ConcurrencyResult {
  readonly variant: Variant;
  readonly events: TrafficResult;
  readonly commands: TrafficResult;
}

export function concurrency(): Scenario {
  const results: ConcurrencyResult[] = [];
  return {
    name: 'concurrency',
    jobs: [
      {
        label: 'both variants side by side',
        estimatedMs: 2_000 + paced.forMs,
        run: async () => {
          results.push(...(await Promise.all(VARIANTS.map(runOnce))));
        },
      },
    ],
    conclude: () => ({
      tables: [
        {
          title: `${EVENTS} half-second events with concurrency.max: 50, and ${COMMANDS_PER_SECOND} commands per second`,
          rows: results.map(({ variant, events, commands }) => ({
            variant: variant.title,
            'events acked': `${events.acked} of ${events.sent}`,
            'last ack ms': events.maxMs.toFixed(0),
            'commands acked': `${commands.acked} of ${commands.sent}`,
            'p50 ms': commands.p50Ms.toFixed(1),
            'p99 ms': commands.p99Ms.toFixed(1),
            'max ms': commands.maxMs.toFixed(1),
          })),
        },
      ],
      goals: results.flatMap(({ variant, events, commands }) => [
        createMaxGoal({
          what: `500 slow events, ${variant.title}: acked late or never`,
          value: events.sent - events.acked + events.late,
          limit: 0,
          format: formatCount,
        }),
        createBelowGoal({
          what: `500 slow events, ${variant.title}: p99 of command acks`,
          value: commands.p99Ms,
          limit: 50,
          format: formatMs,
        }),
      ]),
      data: results,
    }),
  };
}

async function runOnce(variant: Variant): Promise<ConcurrencyResult> {
  await using client = await BenchClient.start('nest-slack-busy', { BENCH_ACK: variant.ack });
  const events = new Traffic(client.connection, new Envelopes('message', 1));
  const commands = new Traffic(client.connection, new Envelopes('command', 1), COMMAND_RESPONSE);
  const quick = commands.openLoop({ perSecond: COMMANDS_PER_SECOND, forMs: variant.forMs }, ACK_LIMIT_MS);
  const both = Promise.all([variant.send(events), quick]);
  const [ofEvents, ofCommands] = await client.during(variant.forMs + ACK_LIMIT_MS, both);
  return { variant, events: ofEvents, commands: ofCommands };
}
