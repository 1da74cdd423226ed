import { setTimeout as delay } from 'node:timers/promises';
import { SlackEmulator } from '@nest-slack/emulator';
import { ClientProcess } from '../client-process.js';
import { getClientTitle } from '../clients.js';
import { getRouteName } from '../load-kind.js';
import { createPayload } from '../load/payloads.js';
import { createMaxGoal, formatCount } from '../results/goal.js';
import type { Scenario } from './scenario.js';

// Slack refreshes each connection every few hours after an announcement. This measures the envelopes lost meanwhile.

const EVERY_MS = 20;
const BEFORE_MS = 1_000;
/** Longer than the slowest client needs to reconnect. */
const AFTER_MS = 7_000;
/** Simulated network latency of the API call and of hello. */
const NETWORK_MS = 100;
const START_LIMIT_MS = 30_000;

interface RefreshCase {
  readonly client: 'nest-slack' | 'bolt';
  readonly connections: number;
}

const REFRESH_CASES: readonly RefreshCase[] = [
  { client: 'nest-slack', connections: 2 },
  { client: 'nest-slack', connections: 1 },
  { client: 'bolt', connections: 1 },
];

/** The result of a refresh. */
interface RefreshResult extends RefreshCase {
  readonly sent: number;
  readonly lost: number;
  /** Time from the first lost payload to the next delivered one. */
  readonly outageMs: number;
}

export function refresh(): Scenario {
  const results: RefreshResult[] = [];
  return {
    name: 'refresh',
    jobs: [
      {
        label: 'all clients side by side',
        estimatedMs: BEFORE_MS + AFTER_MS + 4_000,
        run: async () => {
          results.push(...(await Promise.all(REFRESH_CASES.map(refreshOnce))));
        },
      },
    ],
    conclude: () => ({
      tables: [
        {
          title: 'Refresh of a connection at 50 commands per second',
          rows: results.map(({ client, connections, sent, lost, outageMs: deafMs }) => ({
            client: getClientTitle(client),
            connections,
            sent,
            lost,
            'outage ms': deafMs.toFixed(0),
          })),
          note: `A new connection takes ${2 * NETWORK_MS} ms, as over a real network.`,
        },
      ],
      goals: [
        createMaxGoal({
          what: 'envelopes lost by a refresh',
          value: results.find(({ connections }) => connections === 2)?.lost ?? Number.NaN,
          limit: 0,
          format: formatCount,
        }),
      ],
      data: results,
    }),
  };
}

async function refreshOnce({ client: name, connections }: RefreshCase): Promise<RefreshResult> {
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
    const deliveries: Promise<{ at: number; acked: boolean }>[] = [];
    const began = performance.now();
    pace = setInterval(() => deliveries.push(sendOne(slack)), EVERY_MS);
    await delay(BEFORE_MS);
    const refreshed = slack.faults.refresh({ connection: 0 });
    await delay(AFTER_MS);
    await refreshed;
    clearInterval(pace);
    const all = await Promise.all(deliveries);
    const firstLost = all.find(({ acked }) => !acked)?.at;
    const next = firstLost === undefined ? 0 : all.find(({ at, acked }) => acked && at > firstLost)?.at;
    return {
      client: name,
      connections,
      sent: all.length,
      lost: all.filter(({ acked }) => !acked).length,
      outageMs: firstLost === undefined ? 0 : (next ?? began + BEFORE_MS + AFTER_MS) - firstLost,
    };
  } finally {
    clearInterval(pace);
    await client.end();
    await slack.close();
  }
}

async function sendOne(slack: SlackEmulator): Promise<{ at: number; acked: boolean }> {
  const at = performance.now();
  const { ack } = await slack.deliver({
    type: 'slash_commands',
    payload: createPayload('command', getRouteName('command', 0)),
  });
  return { at, acked: ack !== null };
}
