import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { BenchSettings } from './bench-settings.js';
import { CLIENTS } from './clients.js';
import { LOAD_KINDS } from './load-kind.js';
import { SCENARIO_NAMES } from './scenarios/scenario.js';

/** The folder of this app. */
export const HOME = fileURLToPath(new URL('../', import.meta.url));

/** The clients whose cost of an envelope is measured. */
const MEASURED_CLIENTS = CLIENTS.filter(({ kinds }) => kinds.length > 0).map(({ name }) => name);

/** What `--help` prints. */
export const HELP = `Measures the cost of an envelope in a Nest app and in other clients, and compares it with the goals.

npm run bench -- [options]

  --quick              every scenario in under two minutes, with fewer kinds, handlers, rounds and envelopes
  --scenario NAME      only ${SCENARIO_NAMES.join(', ')}; repeatable, like the next three
  --only CLIENT        only ${MEASURED_CLIENTS.slice(1).join(', ')}, in addition to the floor
  --kind KIND          only ${LOAD_KINDS.join(', ')}
  --handlers N         the number of handlers (default 1, 10, 100, 1000, 10000)
  --rounds N           rounds; each runs every case once (default 3)
  --envelopes N        envelopes measured in each run, after half as many for warm-up (default 20000)
  --limit S            seconds after which a run's load ends (default 5)
  --soak-envelopes N   envelopes over which memory must stay flat (default 500000)
  --out DIR            the folder for results.json and chart.svg (default apps/benchmark/results)
  --publish            updates the chart and the recorded ratios of the repository
  --check              compares with the recorded ratios: exit code 1 when one is more than 20 % worse
  --record             writes the recorded ratios
  --help               prints this text

--only, --kind and --handlers without --scenario select the scenario cost.`;

/** Invalid arguments. The message explains which and how to correct them. */
export class UsageError extends Error {}

/**
 * Parses the arguments; returns null for `--help`.
 *
 * @throws UsageError
 */
export function readArguments(argv: readonly string[]): BenchSettings | null {
  const values = parseOptions(argv);
  if (values.help) return null;
  if (values.check && values.record) throw new UsageError('--check and --record exclude each other.');
  const { quick } = values;
  const isNarrow = [values.only, values.kind, values.handlers].some(given => given !== undefined);
  const readNumber = (option: 'rounds' | 'envelopes' | 'limit' | 'soak-envelopes', defaultValue: number): number => {
    const given = values[option];
    return given === undefined ? defaultValue : parseWholeNumber(option, given);
  };
  return {
    task: values.check ? 'check' : values.record ? 'record' : 'measure',
    quick,
    scenarios: parseNames('scenario', values.scenario, SCENARIO_NAMES, isNarrow ? ['cost'] : SCENARIO_NAMES),
    clients: parseNames('only', values.only, MEASURED_CLIENTS, MEASURED_CLIENTS),
    kinds: parseNames('kind', values.kind, LOAD_KINDS, quick ? ['command', 'message'] : LOAD_KINDS),
    handlers:
      values.handlers?.map(count => parseWholeNumber('handlers', count)) ??
      (quick ? [1, 10_000] : [1, 10, 100, 1_000, 10_000]),
    rounds: readNumber('rounds', quick ? 1 : 3),
    envelopes: readNumber('envelopes', quick ? 8_000 : 20_000),
    limitMs: readNumber('limit', quick ? 1 : 5) * 1_000,
    soakEnvelopes: readNumber('soak-envelopes', quick ? 100_000 : 500_000),
    folder: resolve(values.out ?? join(HOME, 'results')),
    publish: values.publish,
  };
}

function parseOptions(argv: readonly string[]) {
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

function parseWholeNumber(option: string, text: string): number {
  const number = Number(text);
  if (Number.isSafeInteger(number) && number > 0) return number;
  throw new UsageError(`--${option} is '${text}', but must be a whole number above 0.`);
}

function parseNames<Name extends string>(
  option: string,
  given: readonly string[] | undefined,
  known: readonly Name[],
  defaultNames: readonly Name[],
): readonly Name[] {
  if (given === undefined) return defaultNames;
  const unknown = given.find(text => !known.some(name => name === text));
  if (unknown === undefined) return known.filter(name => given.includes(name));
  throw new UsageError(`--${option} is '${unknown}', but must be one of: ${known.join(', ')}.`);
}
