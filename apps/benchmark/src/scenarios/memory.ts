import type { Bench } from '../bench-settings.js';
import { bundling } from '../bundle-client.js';
import { type ClientName, titleOf } from '../clients.js';
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

/** A client, and how it is run. */
interface Watched {
  readonly client: ClientName;
  readonly title: string;
  readonly nodeFlags: readonly string[];
  /** Of the envelopes. */
  readonly share: number;
}

const watched = (client: ClientName, more: Partial<Watched> = {}): Watched => ({
  client,
  title: titleOf(client),
  nodeFlags: [],
  share: 1,
  ...more,
});

/** Where nothing outlives its payload, a small space for what is new is enough. */
const SMALL = '--max-semi-space-size=4';
/** As it is, and in the ways that the package's README has. */
const OURS = [
  { of: watched('nest-slack'), goal: 'memory of a one-command app' },
  {
    of: watched('nest-slack', {
      title: 'nest-slack, node --require',
      nodeFlags: ['--require', '@nest-slack/socket-mode'],
    }),
    goal: 'memory, node --require',
  },
  {
    of: watched('nest-slack', { title: `nest-slack, node ${SMALL}`, nodeFlags: [SMALL] }),
    goal: `memory, node ${SMALL}`,
  },
  { of: watched('bundled/nest-slack'), goal: 'memory, bundled with Nest' },
];
/** Slow as it is, fewer envelopes show what it comes to. */
const BOLT = watched('bolt', { share: 1 / 10 });

export function memory({ settings: { soakEnvelopes } }: Bench): Scenario {
  const ours = OURS.map(({ of, goal }) => ({ of, goal, looks: [] as number[] }));
  const seen = [{ of: watched('floor'), looks: [] as number[] }, ...ours, { of: BOLT, looks: [] as number[] }];
  return {
    name: 'memory',
    jobs: [
      bundling,
      ...seen.map(({ of, looks }) => ({
        label: `${of.title}, ${envelopesOf(of, soakEnvelopes)} envelopes`,
        meantMs: 1_000 + soakEnvelopes * 0.02,
        run: async () => {
          looks.push(...(await look(of, envelopesOf(of, soakEnvelopes))));
        },
      })),
    ],
    conclude: () => ({
      tables: [
        {
          title: 'Resident memory over many commands, MB',
          rows: seen.map(({ of, looks }) => ({
            client: of.title,
            envelopes: envelopesOf(of, soakEnvelopes).toLocaleString('en'),
            connected: shown(looks[0] ?? Number.NaN, 1),
            'second quarter': shown(median(quarter(looks, 1)), 1),
            'last quarter': shown(median(quarter(looks, 3)), 1),
            most: shown(greatest(looks), 1),
          })),
        },
      ],
      goals: [
        ...ours.map(({ goal, looks }) => atMost({ what: goal, value: greatest(looks), limit: 110, format: mb })),
        ...ours.map(({ goal, looks }) =>
          atMost({
            what: `${goal}: flat over ${soakEnvelopes.toLocaleString('en')}`,
            value: growth(looks),
            limit: FLAT_MB,
            format: mb,
            of: 'more',
          }),
        ),
      ],
      data: seen.map(({ of, looks }) => ({ ...of, looks })),
    }),
  };
}

const envelopesOf = ({ share }: Watched, envelopes: number): number => Math.ceil(envelopes * share);

/** Of the looks after the first one, which is at an idle client. */
const quarter = (looks: readonly number[], index: number): number[] =>
  looks.slice(1 + (index * LOOKS) / 4, 1 + ((index + 1) * LOOKS) / 4);

const growth = (looks: readonly number[]): number => median(quarter(looks, 3)) - median(quarter(looks, 1));

async function look({ client: name, nodeFlags }: Watched, envelopes: number): Promise<number[]> {
  await using client = await BenchClient.start(name, { BENCH_HANDLERS: '1', BENCH_KIND: 'command' }, { nodeFlags });
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
