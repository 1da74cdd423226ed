import { type Case, formatCase } from '../measuring/case.js';
import { SlicedClient } from '../measuring/sliced-client.js';
import { Progress } from '../progress.js';

const FLOOR: Case = { client: 'floor', kind: 'command', handlers: 1 };

/** The cases of `--check`: each code path of the framework once, and the kinds whose routing could slow down. */
export const GUARDED_CASES: readonly Case[] = [
  { client: 'nest-slack', kind: 'command', handlers: 1 },
  { client: 'nest-slack', kind: 'command', handlers: 10_000 },
  { client: 'nest-slack', kind: 'message', handlers: 1_000 },
  { client: 'nest-slack-enhanced', kind: 'command', handlers: 1 },
  { client: 'nest-slack-request', kind: 'command', handlers: 1 },
];

const ROUNDS = 3;
const WARM_UP = 10_000;
const SLICES = 5;
const SLICE = 4_000;

/**
 * Measures the cost of an envelope as a multiple of the floor, by case. Other work on the machine only adds to the cost, so
 * the minimum of many slices of alternating processes is the most reliable figure.
 *
 * @throws Error when a client fails
 */
export async function measureRatios(
  cases: readonly Case[],
  reportProgress: (text: string) => void,
): Promise<Record<string, number>> {
  const minimum = new Map<Case, number>();
  const jobs = Array.from({ length: ROUNDS }, (_, round) =>
    // Every case is compared with the floor, so the floor is measured before each of them.
    cases
      .flatMap(each => [FLOOR, each])
      .map(each => ({
        label: `${formatCase(each)}, round ${round + 1} of ${ROUNDS}`,
        estimatedMs: each === FLOOR ? 1_000 : 2_000,
        run: async () => {
          minimum.set(each, Math.min(minimum.get(each) ?? Number.POSITIVE_INFINITY, await measureMinCpuUs(each)));
        },
      })),
  ).flat();
  await new Progress(jobs, reportProgress).run();
  const cpuUs = (of: Case): number => minimum.get(of) ?? Number.NaN;
  return Object.fromEntries(cases.map(each => [formatCase(each), cpuUs(each) / cpuUs(FLOOR)]));
}

/** Measures the CPU time of an envelope in the cheapest slice of one process. */
async function measureMinCpuUs(of: Case): Promise<number> {
  await using client = await SlicedClient.start(of, WARM_UP);
  let minimum = Number.POSITIVE_INFINITY;
  for (let slice = 0; slice < SLICES; slice += 1) minimum = Math.min(minimum, await client.cpuUs(SLICE));
  return minimum;
}
