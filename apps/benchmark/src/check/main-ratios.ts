import { type Case, caseText } from '../measuring/case.js';
import { MeasuredCases } from '../measuring/measured-cases.js';
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

const ROUNDS = 4;
const AMOUNT = { envelopes: 10_000, limitMs: 20_000 };

/**
 * What an envelope costs as a multiple of the floor, by case. Other work on the machine only ever adds, so that the least
 * of some runs says most.
 */
export async function mainRatios(
  cases: readonly Case[],
  tell: (line: string) => void,
): Promise<Record<string, number>> {
  const measured = new MeasuredCases([FLOOR, ...cases], { rounds: ROUNDS, amount: AMOUNT, slackGo: { missing: '' } });
  await new Progress(measured.jobs, tell).run();
  const least = (of: Case): number => Math.min(...measured.figures(of, 'cpuUs'));
  return Object.fromEntries(cases.map(each => [caseText(each), least(each) / least(FLOOR)]));
}
