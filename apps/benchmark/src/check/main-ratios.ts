import { type Case, caseText } from '../measuring/case.js';
import { SlicedClient } from '../measuring/sliced-client.js';
import { Progress } from '../progress.js';

const FLOOR: Case = { client: 'floor', kind: 'command', handlers: 1 };

/** What is guarded: each way through the framework once, and the kinds whose routing could slow down. */
export const GUARDED: readonly Case[] = [
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
 * What an envelope costs as a multiple of the floor, by case. Other work on the machine only ever adds, so that the least
 * of many slices, of processes that run by turns, says most.
 *
 * @throws Error when a client fails
 */
export async function mainRatios(
  cases: readonly Case[],
  tell: (line: string) => void,
): Promise<Record<string, number>> {
  const least = new Map<Case, number>();
  const jobs = Array.from({ length: ROUNDS }, (_, round) =>
    // All is compared with the floor, which is therefore looked at most often.
    cases
      .flatMap(each => [FLOOR, each])
      .map(each => ({
        label: `${caseText(each)}, round ${round + 1} of ${ROUNDS}`,
        meantMs: each === FLOOR ? 1_000 : 2_000,
        run: async () => {
          least.set(each, Math.min(least.get(each) ?? Number.POSITIVE_INFINITY, await leastCpuUs(each)));
        },
      })),
  ).flat();
  await new Progress(jobs, tell).run();
  const cpuUs = (of: Case): number => least.get(of) ?? Number.NaN;
  return Object.fromEntries(cases.map(each => [caseText(each), cpuUs(each) / cpuUs(FLOOR)]));
}

/** The CPU of an envelope in the cheapest slice of one process. */
async function leastCpuUs(of: Case): Promise<number> {
  await using client = await SlicedClient.start(of, WARM_UP);
  let least = Number.POSITIVE_INFINITY;
  for (let slice = 0; slice < SLICES; slice += 1) least = Math.min(least, await client.cpuUs(SLICE));
  return least;
}
