import { setTimeout as delay } from 'node:timers/promises';
import { SlackEmulator } from '@nest-slack/emulator';
import { ClientProcess } from '../client-process.js';
import { titleOf } from '../clients.js';
import { nameOf } from '../load-kind.js';
import { payloadOf } from '../load/payloads.js';
import { atMost, whole } from '../results/goal.js';
import type { Scenario } from './scenario.js';

// Slack ends a connection every few hours, and says so before. What is sent meanwhile reaches somebody, or nobody.

const EVERY_MS = 20;
const BEFORE_MS = 1_000;
/** Longer than the slowest takes to come back. */
const AFTER_MS = 7_000;
/** Of a call, and of the greeting after it, as over a network: on one machine a new connection is there at once. */
const NETWORK_MS = 100;
const START_LIMIT_MS = 30_000;

interface Way {
  readonly client: 'nest-slack' | 'bolt';
  readonly connections: number;
}

const WAYS: readonly Way[] = [
  { client: 'nest-slack', connections: 2 },
  { client: 'nest-slack', connections: 1 },
  { client: 'bolt', connections: 1 },
];

/** What came of a refresh. */
interface Refreshed extends Way {
  readonly sent: number;
  readonly lost: number;
  /** From the first payload that was lost to the next one that was not. */
  readonly deafMs: number;
}

export function refresh(): Scenario {
  const results: Refreshed[] = [];
  return {
    name: 'refresh',
    jobs: [
      {
        label: 'all clients side by side',
        meantMs: BEFORE_MS + AFTER_MS + 4_000,
        run: async () => {
          results.push(...(await Promise.all(WAYS.map(refreshOnce))));
        },
      },
    ],
    conclude: () => ({
      tables: [
        {
          title: 'Slack refreshes a connection while 50 commands a second come',
          rows: results.map(({ client, connections, sent, lost, deafMs }) => ({
            client: titleOf(client),
            connections,
            sent,
            lost,
            'without a connection ms': deafMs.toFixed(0),
          })),
          note: `A new connection takes ${2 * NETWORK_MS} ms, as over a network.`,
        },
      ],
      goals: [
        atMost({
          what: 'envelopes lost by a refresh',
          value: results.find(({ connections }) => connections === 2)?.lost ?? Number.NaN,
          limit: 0,
          format: whole,
        }),
      ],
      data: results,
    }),
  };
}

async function refreshOnce({ client: name, connections }: Way): Promise<Refreshed> {
  const slack = await SlackEmulator.start();
  const client = new ClientProcess(name, {
    ...slack.env,
    BENCH_HANDLERS: '1',
    BENCH_KIND: 'command',
    BENCH_CONNECTIONS: String(connections),
    NO_PROXY: '127.0.0.1',
    no_proxy: '127.0.0.1',
  });
  let pace: NodeJS.Timeout | undefined;
  try {
    await client.during(
      'connection',
      START_LIMIT_MS,
      slack.waitForConnections(connections, { timeoutMs: START_LIMIT_MS }),
    );
    slack.faults.slowApi({ ms: NETWORK_MS });
    slack.faults.greetNext(1, { afterMs: NETWORK_MS });
    const fates: Promise<{ at: number; acked: boolean }>[] = [];
    const began = performance.now();
    pace = setInterval(() => fates.push(sendOne(slack)), EVERY_MS);
    await delay(BEFORE_MS);
    const refreshed = slack.faults.refresh({ connection: 0 });
    await delay(AFTER_MS);
    await refreshed;
    clearInterval(pace);
    const all = await Promise.all(fates);
    const firstLost = all.find(({ acked }) => !acked)?.at;
    const next = firstLost === undefined ? 0 : all.find(({ at, acked }) => acked && at > firstLost)?.at;
    return {
      client: name,
      connections,
      sent: all.length,
      lost: all.filter(({ acked }) => !acked).length,
      deafMs: firstLost === undefined ? 0 : (next ?? began + BEFORE_MS + AFTER_MS) - firstLost,
    };
  } finally {
    clearInterval(pace);
    await client.end();
    await slack.close();
  }
}

async function sendOne(slack: SlackEmulator): Promise<{ at: number; acked: boolean }> {
  const at = performance.now();
  const { ack } = await slack.deliver({ type: 'slash_commands', payload: payloadOf('command', nameOf('command', 0)) });
  return { at, acked: ack !== null };
}
