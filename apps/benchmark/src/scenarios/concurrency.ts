import { Envelopes } from '../load/envelopes.js';
import { type Sent, Traffic } from '../load/traffic.js';
import { BenchClient } from '../measuring/bench-client.js';
import { COMMAND_ANSWER } from '../measuring/measure.js';
import { atMost, below, ms, whole } from '../results/goal.js';
import type { Scenario } from './scenario.js';

// Many events whose handler takes half a second, fifty at once, and quick commands between them.

const EVENTS = 500;
/** Fifty slots of half a second get through a hundred a second. */
const EVENTS_PER_SECOND = 90;
const COMMANDS_PER_SECOND = 100;
const PATIENCE_MS = 10_000;

interface Way {
  readonly title: string;
  readonly ack: 'auto' | 'immediate';
  readonly send: (events: Traffic) => Promise<Sent>;
  readonly forMs: number;
}

const paced = { perSecond: EVENTS_PER_SECOND, forMs: (EVENTS / EVENTS_PER_SECOND) * 1_000 };

const WAYS: readonly Way[] = [
  {
    title: `${EVENTS_PER_SECOND} events a second`,
    ack: 'auto',
    send: events => events.openLoop(paced, PATIENCE_MS),
    forMs: paced.forMs,
  },
  {
    title: "all at once, ack: 'immediate'",
    ack: 'immediate',
    send: events => events.burst(EVENTS, PATIENCE_MS),
    forMs: (EVENTS / 100) * 1_000,
  },
];

/** What became of one of them. */
interface Ran {
  readonly way: Way;
  readonly events: Sent;
  readonly commands: Sent;
}

export function concurrency(): Scenario {
  const results: Ran[] = [];
  return {
    name: 'concurrency',
    jobs: [
      {
        label: 'both ways side by side',
        meantMs: 2_000 + paced.forMs,
        run: async () => {
          results.push(...(await Promise.all(WAYS.map(runOnce))));
        },
      },
    ],
    conclude: () => ({
      tables: [
        {
          title: `${EVENTS} half-second events with concurrency.max: 50, and ${COMMANDS_PER_SECOND} commands a second between`,
          rows: results.map(({ way, events, commands }) => ({
            way: way.title,
            'events acked': `${events.acked} of ${events.sent}`,
            'last ack ms': events.maxMs.toFixed(0),
            'commands acked': `${commands.acked} of ${commands.sent}`,
            'p50 ms': commands.p50Ms.toFixed(1),
            'p99 ms': commands.p99Ms.toFixed(1),
            'longest ms': commands.maxMs.toFixed(1),
          })),
        },
      ],
      goals: results.flatMap(({ way, events, commands }) => [
        atMost({
          what: `500 slow events, ${way.title}: acked late or never`,
          value: events.sent - events.acked + events.late,
          limit: 0,
          format: whole,
        }),
        below({
          what: `500 slow events, ${way.title}: p99 of commands’ acks`,
          value: commands.p99Ms,
          limit: 50,
          format: ms,
        }),
      ]),
      data: results,
    }),
  };
}

async function runOnce(way: Way): Promise<Ran> {
  await using client = await BenchClient.start('nest-slack-busy', { BENCH_ACK: way.ack });
  const events = new Traffic(client.line, new Envelopes('message', 1));
  const commands = new Traffic(client.line, new Envelopes('command', 1), COMMAND_ANSWER);
  const quick = commands.openLoop({ perSecond: COMMANDS_PER_SECOND, forMs: way.forMs }, PATIENCE_MS);
  const both = Promise.all([way.send(events), quick]);
  const [ofEvents, ofCommands] = await client.during(way.forMs + PATIENCE_MS, both);
  return { way, events: ofEvents, commands: ofCommands };
}
