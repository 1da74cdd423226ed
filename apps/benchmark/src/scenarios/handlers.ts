import type { Bench } from '../bench-settings.js';
import { LOAD_KINDS, type LoadKind } from '../load-kind.js';
import type { Case } from '../measuring/case.js';
import { SlicedClient } from '../measuring/sliced-client.js';
import { atMost, times } from '../results/goal.js';
import { median, ratios, shown, spread } from '../results/statistics.js';
import type { Scenario } from './scenario.js';

// What many handlers add to an envelope. Both apps are there at once and are measured by turns, slice by slice: two
// measurements that are minutes apart differ by more than that.

const MANY = 10_000;
/** Each of the many handlers is called twice before. */
const WARM_UP = 2 * MANY;
const SLICE = 4_000;
/** Pairs of them. */
const SLICES = 60;
const QUICK_SLICES = 6;

/** Microseconds of CPU an envelope, slice by slice. */
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
      label: `${each.kind}, 1 and ${MANY} handlers by turns`,
      meantMs: quick ? 4_000 : 14_000,
      run: () => measure(each, quick ? QUICK_SLICES : SLICES),
    })),
    conclude: () => ({
      tables: [
        {
          title: 'What 10,000 handlers add to an envelope: nest-slack, both apps by turns',
          rows: measured.map(each => ({
            kind: each.kind,
            'CPU µs with 1': shown(median(each.one), 1),
            'with 10,000': shown(median(each.many), 1),
            '×': shown(more(each), 2),
            spread: spread(ratios(each.many, each.one), 2),
          })),
        },
      ],
      goals: LOAD_KINDS.map(kind =>
        atMost({
          what: `CPU, 10,000 handlers, kind: ${kind}`,
          value: median(measured.filter(each => each.kind === kind).map(more)),
          limit: 1.1,
          format: times,
          of: 'its own at 1',
        }),
      ),
      data: measured,
    }),
  };
}

const more = ({ many, one }: Slices): number => median(ratios(many, one));

async function measure({ kind, one, many }: Slices, slices: number): Promise<void> {
  const of: Case = { client: 'nest-slack', kind, handlers: 1 };
  await using few = await SlicedClient.start(of, WARM_UP);
  await using crowd = await SlicedClient.start({ ...of, handlers: MANY }, WARM_UP);
  // Each is first in every other pair.
  for (let pair = 0; pair < slices; pair += 2) {
    one.push(await few.cpuUs(SLICE));
    many.push(await crowd.cpuUs(SLICE), await crowd.cpuUs(SLICE));
    one.push(await few.cpuUs(SLICE));
  }
}
