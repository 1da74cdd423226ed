import { parseArgs } from 'node:util';
import { countOf } from './count-of.js';
import { LOAD_KINDS } from './load-kind.js';
import { measure, type Case, type Measurement } from './measure.js';

// Prints what an envelope costs a Nest app beside a bare client, both in one run on one machine: only the ratio travels.

const { values } = parseArgs({
  options: { envelopes: { type: 'string', default: '20000' }, rounds: { type: 'string', default: '3' } },
});
const envelopes = countOf('envelopes', values.envelopes);
const rounds = countOf('rounds', values.rounds);

const HANDLERS = [1, 100, 10_000];

const cases: readonly Case[] = [
  ...HANDLERS.map(handlers => ({ client: 'floor', kind: 'command' as const, handlers })),
  ...LOAD_KINDS.flatMap(kind => HANDLERS.map(handlers => ({ client: 'nest-slack', kind, handlers }))),
];

const results = new Map(cases.map((each): [Case, Measurement[]] => [each, []]));
for (let round = 1; round <= rounds; round += 1) {
  // Interleaved, so that a machine that slows down slows every client down.
  for (const each of cases) {
    process.stderr.write(`round ${round} of ${rounds}: ${each.client}, ${each.kind} × ${each.handlers}\n`);
    results.get(each)?.push(await measure(each, envelopes));
  }
}

const median = (numbers: number[]): number => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
const floor = median([...results.values()].at(0)?.map(({ cpuUs }) => cpuUs) ?? []);

console.table(
  [...results].map(([{ client, kind, handlers }, runs]) => {
    const cpu = median(runs.map(({ cpuUs }) => cpuUs));
    const spread = runs.map(({ cpuUs }) => cpuUs.toFixed(1)).join(' ');
    return {
      client,
      kind,
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
