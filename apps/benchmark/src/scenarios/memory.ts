import type { Bench } from '../bench-settings.js';
import { titleOf } from '../clients.js';
import { Envelopes } from '../load/envelopes.js';
import { Traffic } from '../load/traffic.js';
import { BenchClient } from '../measuring/bench-client.js';
import { IN_FLIGHT } from '../measuring/measure.js';
import { atMost, mb } from '../results/goal.js';
import { greatest, median, shown } from '../results/statistics.js';
import type { Scenario } from './scenario.js';

// Resident memory over many envelopes.

/** How often the memory is looked at. */
const LOOKS = 20;
/** What the second quarter and the last may differ by, when memory is flat. */
const FLAT_MB = 5;
const HOUR_MS = 3_600_000;
const CLIENTS = ['floor', 'nest-slack'] as const;

export function memory({ settings: { soakEnvelopes } }: Bench): Scenario {
  const seen = CLIENTS.map(client => ({ client, looks: [] as number[] }));
  return {
    name: 'memory',
    jobs: seen.map(({ client, looks }) => ({
      label: `${client}, ${soakEnvelopes} envelopes`,
      meantMs: 1_000 + soakEnvelopes * 0.03,
      run: async () => {
        looks.push(...(await look(client, soakEnvelopes)));
      },
    })),
    conclude: () => {
      const ours = seen.find(({ client }) => client === 'nest-slack')?.looks ?? [];
      return {
        tables: [
          {
            title: `Resident memory over ${soakEnvelopes} commands, MB`,
            rows: seen.map(({ client, looks }) => ({
              client: titleOf(client),
              connected: shown(looks[0] ?? Number.NaN, 1),
              'second quarter': shown(median(quarter(looks, 1)), 1),
              'last quarter': shown(median(quarter(looks, 3)), 1),
              most: shown(greatest(looks), 1),
            })),
          },
        ],
        goals: [
          atMost({ what: 'memory of a one-command app', value: greatest(ours), limit: 110, format: mb }),
          atMost({
            what: `memory is flat over ${soakEnvelopes.toLocaleString('en')} envelopes`,
            value: median(quarter(ours, 3)) - median(quarter(ours, 1)),
            limit: FLAT_MB,
            format: mb,
            of: 'more',
          }),
        ],
        data: seen,
      };
    },
  };
}

/** Of the looks after the first one, which is at an idle client. */
const quarter = (looks: readonly number[], index: number): number[] =>
  looks.slice(1 + (index * LOOKS) / 4, 1 + ((index + 1) * LOOKS) / 4);

async function look(name: string, envelopes: number): Promise<number[]> {
  await using client = await BenchClient.start(name, { BENCH_HANDLERS: '1', BENCH_KIND: 'command' });
  const rssMb = async () => (await client.report()).rssBytes / 2 ** 20;
  const looks = [await rssMb()];
  const load = new Envelopes('command', 1);
  for (let count = 0; count < LOOKS; count += 1) {
    const traffic = new Traffic(client.line, load);
    const loop = { count: Math.ceil(envelopes / LOOKS), inFlight: IN_FLIGHT, limitMs: HOUR_MS };
    await client.during(HOUR_MS, traffic.closedLoop(loop));
    looks.push(await rssMb());
  }
  return looks;
}
