import { readFileSync, writeFileSync } from 'node:fs';
import { type Machine, formatMachine } from '../results/machine.js';

/** The recorded cost of an envelope as a multiple of the floor, by case. */
export interface Recorded {
  /** The machine of the recording, for information only. */
  readonly machine: string;
  readonly ratios: Readonly<Record<string, number>>;
}

/** A case that is worse than recorded, or was never recorded. */
export interface Regression {
  readonly what: string;
  readonly why: string;
}

/** A larger increase is a regression and not noise. */
const MAX_INCREASE = 1.2;

/** Finds the cases that are more than 20 % worse. */
export function findRegressions(measured: Readonly<Record<string, number>>, recorded: Recorded): Regression[] {
  return Object.entries(measured).flatMap(([what, ratio]) => {
    const before = recorded.ratios[what];
    if (before === undefined) return [{ what, why: 'was never recorded: npm run bench -- --record' }];
    if (ratio <= before * MAX_INCREASE) return [];
    const percent = Math.round((ratio / before - 1) * 100);
    return [{ what, why: `is ${ratio.toFixed(2)} × floor, ${percent} % more than the recorded ${before.toFixed(2)}` }];
  });
}

/** @throws Error when the file is missing or invalid */
export function readRecorded(path: string): Recorded {
  const value: unknown = JSON.parse(readFileSync(path, 'utf8'));
  if (!isRecorded(value)) throw new Error(`${path} holds no recorded ratios. npm run bench -- --record writes it.`);
  return value;
}

export function writeRecorded(path: string, ratios: Readonly<Record<string, number>>, machine: Machine): void {
  const rounded: Record<string, number> = {};
  for (const [what, ratio] of Object.entries(ratios)) rounded[what] = Number(ratio.toFixed(3));
  const recorded: Recorded = { machine: formatMachine(machine), ratios: rounded };
  writeFileSync(path, `${JSON.stringify(recorded, null, 2)}\n`);
}

const isRecorded = (value: unknown): value is Recorded =>
  typeof value === 'object' &&
  value !== null &&
  'ratios' in value &&
  typeof value.ratios === 'object' &&
  value.ratios !== null &&
  Object.values(value.ratios).every(ratio => typeof ratio === 'number');
