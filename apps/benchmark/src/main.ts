import { parseArgs } from 'node:util';
import { measure, type Measurement } from './measure.js';

// Prints what an envelope costs a Nest app beside a bare client, both in one run on one machine: only the ratio travels.

const { values } = parseArgs({
  options: { envelopes: { type: 'string', default: '20000' }, rounds: { type: 'string', default: '3' } },
});
const envelopes = countOf('envelopes', values.envelopes);
const rounds = countOf('rounds', values.rounds);

const cases = [
  { client: 'floor', handlers: 1 },
  { client: 'nest-slack', handlers: 1 },
  { client: 'floor', handlers: 10_000 },
  { client: 'nest-slack', handlers: 100 },
  { client: 'nest-slack', handlers: 10_000 },
] as const;

const results = new Map(cases.map(each => [each, [] as Measurement[]]));
for (let round = 1; round <= rounds; round += 1) {
  // Interleaved, so that a machine that slows down slows every client down.
  for (const each of cases) {
    process.stderr.write(`round ${round} of ${rounds}: ${each.client}, ${each.handlers} handlers\n`);
    results.get(each)?.push(await measure(each.client, each.handlers, envelopes));
  }
}

const median = (numbers: number[]): number => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
const floor = median((results.get(cases[0]) ?? []).map(({ cpuUs }) => cpuUs));

console.table(
  [...results].map(([{ client, handlers }, runs]) => {
    const cpu = median(runs.map(({ cpuUs }) => cpuUs));
    const spread = runs.map(({ cpuUs }) => cpuUs.toFixed(1)).join(' ');
    return {
      client,
      handlers,
      'CPU µs/envelope': cpu.toFixed(1),
      'of each run': spread,
      '× floor': (cpu / floor).toFixed(2),
      'wall µs/envelope': median(runs.map(({ wallUs }) => wallUs)).toFixed(1),
      'memory MB': median(runs.map(({ idleMb }) => idleMb)).toFixed(0),
      'after the load': median(runs.map(({ loadedMb }) => loadedMb)).toFixed(0),
      'start to hello ms': median(runs.map(({ helloMs }) => helloMs)).toFixed(0),
    };
  }),
);

function countOf(option: string, text: string): number {
  const count = Number(text);
  if (Number.isSafeInteger(count) && count > 0) return count;
  console.error(`--${option} is '${text}', but must be a whole number above 0.`);
  process.exit(1);
}
