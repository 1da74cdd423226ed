import type { Bench } from '../bench-settings.js';
import { LOAD_KINDS, type LoadKind } from '../load-kind.js';
import type { Case } from '../measuring/case.js';
import { SlicedClient } from '../measuring/sliced-client.js';
import { createMaxGoal, formatRatio } from '../results/goal.js';
import { median, divideByRound, formatNumber, formatRange } from '../results/statistics.js';
import type { Scenario } from './scenario.js';

// Measures what many handlers add to the cost of an envelope. Both apps run at once and are measured in alternating slices,
// because measurements that are minutes apart differ by more than the effect.

const MANY = 10_000;
/** Calls each handler twice. */
const WARM_UP = 2 * MANY;
const SLICE = 4_000;
/** The number of pairs of slices. */
const SLICES = 60;
const QUICK_SLICES = 6;

/** CPU microseconds per envelope, by slice. */
interface Slices {
  readonly kind: LoadKind;
  readonly one: number[];
  readonly many: number[];
}

export function handlers({ settings: { quick, kinds } }: Bench): Scenario {
  const measured = kinds.map((kind): Slices => ({ kind, one: [], many: [] }));
  return {
    name: 'handlers',
    jobs: measured.map(each => ({
      label: `${each.kind}, 1 and ${MANY} handlers alternately`,
      estimatedMs: quick ? 4_000 : 14_000,
      run: () => measure(each, quick ? QUICK_SLICES : SLICES),
    })),
    conclude: () => ({
      tables: [
        {
          title: 'Cost of an envelope with 10,000 handlers: nest-slack, alternating slices',
          rows: measured.map(each => ({
            kind: each.kind,
            'CPU µs with 1': formatNumber(median(each.one), 1),
            'with 10,000': formatNumber(median(each.many), 1),
            '×': formatNumber(measureIncrease(each), 2),
            spread: formatRange(divideByRound(each.many, each.one), 2),
          })),
        },
      ],
      goals: LOAD_KINDS.map(kind =>
        createMaxGoal({
          what: `CPU, 10,000 handlers, kind: ${kind}`,
          value: median(measured.filter(each => each.kind === kind).map(measureIncrease)),
          limit: 1.1,
          format: formatRatio,
          of: 'with 1 handler',
        }),
      ),
      data: measured,
    }),
  };
}

const measureIncrease = ({ many, one }: Slices): number => median(divideByRound(many, one));

async function measure({ kind, one, many }: Slices, slices: number): Promise<void> {
  const of: Case = { client: 'nest-slack', kind, handlers: 1 };
  await using few = await SlicedClient.start(of, WARM_UP);
  await using crowd = await SlicedClient.start({ ...of, handlers: MANY }, WARM_UP);
  // The order alternates from pair to pair.
  for (let pair = 0; pair < slices; pair += 2) {
    one.push(await few.cpuUs(SLICE));
    many.push(await crowd.cpuUs(SLICE), await crowd.cpuUs(SLICE));
    one.push(await few.cpuUs(SLICE));
  }
}
