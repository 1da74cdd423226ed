import { readFileSync, writeFileSync } from 'node:fs';
import { type Machine, machineText } from '../results/machine.js';

/** What an envelope cost as a multiple of the floor, by case, when it was recorded. */
export interface Recorded {
  /** Only ratios are compared: this says whose they are. */
  readonly machine: string;
  readonly ratios: Readonly<Record<string, number>>;
}

/** A case that is worse than it was, or can't be compared. */
export interface Decay {
  readonly what: string;
  readonly why: string;
}

/** More than this is no whim of the machine. */
const WORSE = 1.2;

/** What is worse by more than a fifth. */
export function decaysOf(measured: Readonly<Record<string, number>>, recorded: Recorded): Decay[] {
  return Object.entries(measured).flatMap(([what, ratio]) => {
    const before = recorded.ratios[what];
    if (before === undefined) return [{ what, why: 'was never recorded: npm run bench -- --record' }];
    if (ratio <= before * WORSE) return [];
    const percent = Math.round((ratio / before - 1) * 100);
    return [{ what, why: `is ${ratio.toFixed(2)} × floor, ${percent} % more than the recorded ${before.toFixed(2)}` }];
  });
}

/** @throws Error when the file is missing or holds something else */
export function readRecorded(path: string): Recorded {
  const value: unknown = JSON.parse(readFileSync(path, 'utf8'));
  if (!isRecorded(value)) throw new Error(`${path} holds no recorded ratios. npm run bench -- --record writes it.`);
  return value;
}

export function writeRecorded(path: string, ratios: Readonly<Record<string, number>>, machine: Machine): void {
  const rounded: Record<string, number> = {};
  for (const [what, ratio] of Object.entries(ratios)) rounded[what] = Number(ratio.toFixed(3));
  const recorded: Recorded = { machine: machineText(machine), ratios: rounded };
  writeFileSync(path, `${JSON.stringify(recorded, null, 2)}\n`);
}

const isRecorded = (value: unknown): value is Recorded =>
  typeof value === 'object' &&
  value !== null &&
  'ratios' in value &&
  typeof value.ratios === 'object' &&
  value.ratios !== null &&
  Object.values(value.ratios).every(ratio => typeof ratio === 'number');
