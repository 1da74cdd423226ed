import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { SoakSettings } from './soak-settings.js';

/** What `--help` prints. */
export const HELP = `Sends live traffic with random faults to a bot on the local Slack, then prints a verdict.

npm run soak -- [options]

  --minutes N        the duration; fractions are allowed (default 5)
  --rate N           payloads per second (default 100)
  --fault-every T    the interval of faults: 500ms, 1s, 1m; a number without unit is seconds (default 1s)
  --connections N    the bot's connections, 1 to 10 (default 2)
  --seed N           repeats the payloads and faults of an earlier run (default: random, and printed)
  --out DIR          the folder for all results as JSON (default: a new temporary folder)
  --help             prints this text

Exit codes: 0 when every check passed, 1 when one failed, 2 when the arguments are invalid. Ctrl-C ends the run early and
prints a verdict.`;

/** Invalid arguments. The message explains which and how to correct them. */
export class UsageError extends Error {}

const LARGEST_SEED = 2 ** 31 - 1;
const MINUTE_MS = 60_000;
const UNITS = new Map([
  ['ms', 1],
  ['s', 1_000],
  ['m', MINUTE_MS],
]);

/**
 * Parses the arguments; returns null for `--help`.
 *
 * @throws UsageError
 */
export function readArguments(argv: readonly string[]): SoakSettings | null {
  const values = parseOptions(argv);
  if (values.help) return null;
  return {
    seed: values.seed === undefined ? createSeed() : parseWholeNumber('seed', values.seed, 0, LARGEST_SEED),
    durationMs: Math.round(parseNumber('minutes', values.minutes, 0.1, 24 * 60) * MINUTE_MS),
    rate: parseWholeNumber('rate', values.rate, 1, 1_000),
    faultEveryMs: parseDuration('fault-every', values['fault-every']),
    connections: parseWholeNumber('connections', values.connections, 1, 10),
    folder: values.out === undefined ? join(tmpdir(), `nest-slack-soak-${randomUUID()}`) : resolve(values.out),
  };
}

/** Formats the arguments that repeat a run. */
export const formatArguments = ({ durationMs, rate, faultEveryMs, connections, seed }: SoakSettings): string =>
  `--minutes ${durationMs / MINUTE_MS} --rate ${rate} --fault-every ${faultEveryMs}ms --connections ${connections} --seed ${seed}`;

function parseOptions(argv: readonly string[]) {
  try {
    return parseArgs({
      args: withNegativeNumbers(argv),
      options: {
        minutes: { type: 'string', default: '5' },
        rate: { type: 'string', default: '100' },
        'fault-every': { type: 'string', default: '1s' },
        connections: { type: 'string', default: '2' },
        seed: { type: 'string' },
        out: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** Joins negative numbers to their option, because parseArgs() takes them for options. */
const withNegativeNumbers = (argv: readonly string[]): string[] =>
  argv.reduce<string[]>((args, arg) => {
    const before = args.at(-1);
    const isValue = /^-\d/.test(arg) && before !== undefined && /^--[^=]+$/.test(before);
    return isValue ? [...args.slice(0, -1), `${before}=${arg}`] : [...args, arg];
  }, []);

const createSeed = (): number => Math.floor(Math.random() * LARGEST_SEED);

function parseNumber(option: string, text: string, from: number, to: number): number {
  const number = text.trim() === '' ? Number.NaN : Number(text);
  if (number >= from && number <= to) return number;
  throw new UsageError(`--${option} is '${text}', but must be a number from ${from} to ${to}.`);
}

function parseWholeNumber(option: string, text: string, from: number, to: number): number {
  const number = Number(text);
  if (text.trim() !== '' && Number.isSafeInteger(number) && number >= from && number <= to) return number;
  throw new UsageError(`--${option} is '${text}', but must be a whole number from ${from} to ${to}.`);
}

function parseDuration(option: string, text: string): number {
  const [, count = '', unit = 's'] = /^(\d+(?:\.\d+)?)(ms|s|m)?$/.exec(text) ?? [];
  const time = count === '' ? 0 : Number(count) * (UNITS.get(unit) ?? 0);
  if (time >= 50 && time <= 60 * MINUTE_MS) return Math.round(time);
  throw new UsageError(`--${option} is '${text}', but must be a time from 50ms to 60m, such as 500ms, 1s or 2m.`);
}
