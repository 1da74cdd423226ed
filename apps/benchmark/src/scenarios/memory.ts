import type { Bench } from '../bench-settings.js';
import { bundleJob } from '../bundle-client.js';
import { type ClientName, getClientTitle } from '../clients.js';
import { Envelopes } from '../load/envelopes.js';
import { Traffic } from '../load/traffic.js';
import { BenchClient } from '../measuring/bench-client.js';
import { IN_FLIGHT } from '../measuring/measure.js';
import { createMaxGoal, formatMb } from '../results/goal.js';
import { max, median, formatNumber } from '../results/statistics.js';
import type { Scenario } from './scenario.js';

// Measures resident memory over many envelopes.

/** The number of memory samples. */
const SAMPLES = 20;
/** The maximum growth from the second to the last quarter. */
const FLAT_MB = 5;
const HOUR_MS = 3_600_000;

/** A client with the flags to run it. */
interface MemoryCase {
  readonly client: ClientName;
  readonly title: string;
  readonly nodeFlags: readonly string[];
  /** The share of the envelopes to send. */
  readonly share: number;
}

const createMemoryCase = (client: ClientName, overrides: Partial<MemoryCase> = {}): MemoryCase => ({
  client,
  title: getClientTitle(client),
  nodeFlags: [],
  share: 1,
  ...overrides,
});

/** A small young generation is enough when no object outlives its payload. */
const SMALL = '--max-semi-space-size=4';
/** The default, and the documented ways to use less memory. */
const OURS = [
  { of: createMemoryCase('nest-slack'), goal: 'memory of a one-command app' },
  {
    of: createMemoryCase('nest-slack', {
      title: 'nest-slack, node --require',
      nodeFlags: ['--require', '@nest-slack/socket-mode'],
    }),
    goal: 'memory, node --require',
  },
  {
    of: createMemoryCase('nest-slack', { title: `nest-slack, node ${SMALL}`, nodeFlags: [SMALL] }),
    goal: `memory, node ${SMALL}`,
  },
  { of: createMemoryCase('bundled/nest-slack'), goal: 'memory, bundled with Nest' },
];
/** Bolt is slow, so fewer envelopes are sent. */
const BOLT = createMemoryCase('bolt', { share: 1 / 10 });

export function memory({ settings: { soakEnvelopes } }: Bench): Scenario {
  const ours = OURS.map(({ of, goal }) => ({ of, goal, samples: [] as number[] }));
  const measured = [
    { of: createMemoryCase('floor'), samples: [] as number[] },
    ...ours,
    { of: BOLT, samples: [] as number[] },
  ];
  return {
    name: 'memory',
    jobs: [
      bundleJob,
      ...measured.map(({ of, samples }) => ({
        label: `${of.title}, ${countEnvelopes(of, soakEnvelopes)} envelopes`,
        estimatedMs: 1_000 + soakEnvelopes * 0.02,
        run: async () => {
          samples.push(...(await sampleMemory(of, countEnvelopes(of, soakEnvelopes))));
        },
      })),
    ],
    conclude: () => ({
      tables: [
        {
          title: 'Resident memory over many commands, MB',
          rows: measured.map(({ of, samples }) => ({
            client: of.title,
            envelopes: countEnvelopes(of, soakEnvelopes).toLocaleString('en'),
            connected: formatNumber(samples[0] ?? Number.NaN, 1),
            'second quarter': formatNumber(median(getQuarter(samples, 1)), 1),
            'last quarter': formatNumber(median(getQuarter(samples, 3)), 1),
            max: formatNumber(max(samples), 1),
          })),
        },
      ],
      goals: [
        ...ours.map(({ goal, samples }) =>
          createMaxGoal({ what: goal, value: max(samples), limit: 110, format: formatMb }),
        ),
        ...ours.map(({ goal, samples }) =>
          createMaxGoal({
            what: `${goal}: flat over ${soakEnvelopes.toLocaleString('en')}`,
            value: measureGrowth(samples),
            limit: FLAT_MB,
            format: formatMb,
            of: 'more',
          }),
        ),
      ],
      data: measured.map(({ of, samples }) => ({ ...of, samples })),
    }),
  };
}

const countEnvelopes = ({ share }: MemoryCase, envelopes: number): number => Math.ceil(envelopes * share);

/** Of the samples after the first one, which is at an idle client. */
const getQuarter = (samples: readonly number[], index: number): number[] =>
  samples.slice(1 + (index * SAMPLES) / 4, 1 + ((index + 1) * SAMPLES) / 4);

const measureGrowth = (samples: readonly number[]): number =>
  median(getQuarter(samples, 3)) - median(getQuarter(samples, 1));

async function sampleMemory({ client: name, nodeFlags }: MemoryCase, envelopes: number): Promise<number[]> {
  await using client = await BenchClient.start(name, { BENCH_HANDLERS: '1', BENCH_KIND: 'command' }, { nodeFlags });
  const rssMb = async () => (await client.report()).rssBytes / 2 ** 20;
  const samples = [await rssMb()];
  const load = new Envelopes('command', 1);
  for (let count = 0; count < SAMPLES; count += 1) {
    const traffic = new Traffic(client.connection, load);
    const loop = { count: Math.ceil(envelopes / SAMPLES), inFlight: IN_FLIGHT, limitMs: HOUR_MS };
    await client.during(HOUR_MS, traffic.closedLoop(loop));
    samples.push(await rssMb());
  }
  return samples;
}
