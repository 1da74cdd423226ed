import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { BenchSettings } from './bench-settings.js';
import { CLIENTS } from './clients.js';
import { LOAD_KINDS } from './load-kind.js';
import { SCENARIO_NAMES } from './scenarios/scenario.js';

/** The folder of this app. */
export const HOME = fileURLToPath(new URL('../', import.meta.url));

/** Those of whom the cost of an envelope is measured. */
const COSTED = CLIENTS.filter(({ kinds }) => kinds.length > 0).map(({ name }) => name);

/** What `--help` prints. */
export const HELP = `What an envelope costs a Nest app, beside other clients, in one run; then the goals.

npm run bench -- [options]

  --quick              all of it in under two minutes: fewer kinds, handlers, rounds and envelopes
  --scenario NAME      only ${SCENARIO_NAMES.join(', ')}; may be repeated, as the next three
  --only CLIENT        only ${COSTED.slice(1).join(', ')}, beside the floor
  --kind KIND          only ${LOAD_KINDS.join(', ')}
  --handlers N         so many handlers (default 1, 10, 100, 1000, 10000)
  --rounds N           runs of each case, by turns (default 3)
  --envelopes N        measured in each run (default 20000); half as many come before
  --limit S            seconds after which a run's load ends (default 5)
  --soak-envelopes N   over which memory has to be flat (default 500000)
  --out DIR            where results.json and chart.svg are written (default apps/benchmark/results)
  --publish            writes the chart and the recorded ratios of the repository, too
  --check              compares with the recorded ratios: exit code 1 when one is worse by more than a fifth
  --record             writes the recorded ratios
  --help               this text

--only, --kind and --handlers without --scenario mean the scenario cost.`;

/** Arguments that can't be meant so. The message says which and what would be right. */
export class UsageError extends Error {}

/**
 * Reads the program's arguments; null stands for a wish for help.
 *
 * @throws UsageError
 */
export function readArguments(argv: readonly string[]): BenchSettings | null {
  const values = parsed(argv);
  if (values.help) return null;
  if (values.check && values.record) throw new UsageError('--check and --record exclude each other.');
  const { quick } = values;
  const isNarrow = [values.only, values.kind, values.handlers].some(given => given !== undefined);
  const whole = (option: 'rounds' | 'envelopes' | 'limit' | 'soak-envelopes', usual: number): number => {
    const given = values[option];
    return given === undefined ? usual : wholeOf(option, given);
  };
  return {
    task: values.check ? 'check' : values.record ? 'record' : 'measure',
    quick,
    scenarios: someOf('scenario', values.scenario, SCENARIO_NAMES, isNarrow ? ['cost'] : SCENARIO_NAMES),
    clients: someOf('only', values.only, COSTED, COSTED),
    kinds: someOf('kind', values.kind, LOAD_KINDS, quick ? ['command', 'message'] : LOAD_KINDS),
    handlers:
      values.handlers?.map(count => wholeOf('handlers', count)) ?? (quick ? [1, 10_000] : [1, 10, 100, 1_000, 10_000]),
    rounds: whole('rounds', quick ? 1 : 3),
    envelopes: whole('envelopes', quick ? 8_000 : 20_000),
    limitMs: whole('limit', quick ? 1 : 5) * 1_000,
    soakEnvelopes: whole('soak-envelopes', quick ? 100_000 : 500_000),
    folder: resolve(values.out ?? join(HOME, 'results')),
    publish: values.publish,
  };
}

function parsed(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      options: {
        quick: { type: 'boolean', default: false },
        scenario: { type: 'string', multiple: true },
        only: { type: 'string', multiple: true },
        kind: { type: 'string', multiple: true },
        handlers: { type: 'string', multiple: true },
        rounds: { type: 'string' },
        envelopes: { type: 'string' },
        limit: { type: 'string' },
        'soak-envelopes': { type: 'string' },
        out: { type: 'string' },
        publish: { type: 'boolean', default: false },
        check: { type: 'boolean', default: false },
        record: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function wholeOf(option: string, text: string): number {
  const number = Number(text);
  if (Number.isSafeInteger(number) && number > 0) return number;
  throw new UsageError(`--${option} is '${text}', but must be a whole number above 0.`);
}

function someOf<Name extends string>(
  option: string,
  given: readonly string[] | undefined,
  known: readonly Name[],
  usual: readonly Name[],
): readonly Name[] {
  if (given === undefined) return usual;
  const unknown = given.find(text => !known.some(name => name === text));
  if (unknown === undefined) return known.filter(name => given.includes(name));
  throw new UsageError(`--${option} is '${unknown}', but must be one of: ${known.join(', ')}.`);
}
