import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BenchSettings } from './bench-settings.js';
import { check } from './check/check.js';
import { GUARDED, mainRatios } from './check/main-ratios.js';
import { readRecorded, writeRecorded } from './check/recorded.js';
import { HELP, HOME, readArguments, UsageError } from './command-line.js';
import { reportAll } from './report-all.js';
import { loadWarning, type Machine, thisMachine } from './results/machine.js';

// Prints what an envelope costs a Nest app beside other clients, in one run on one machine: only ratios travel. Progress
// goes to stderr, results to stdout.

const RECORDED = join(HOME, 'recorded.json');
const CHART = join(HOME, 'chart.svg');

const tell = (line: string): void => console.error(line);
const print = (text: string): void => console.log(text);

const tasks: Readonly<Record<BenchSettings['task'], (settings: BenchSettings) => Promise<void>>> = {
  measure: async settings => {
    const chart = await reportAll(settings, { print, tell });
    if (!settings.publish) return;
    if (chart !== null) writeFileSync(CHART, chart);
    await record();
  },
  check: async () => {
    const machine = thisMachine();
    const decays = await check(readRecorded(RECORDED), tell);
    warnOfLoad(machine);
    for (const { what, why } of decays) print(`${what} ${why}`);
    print(decays.length === 0 ? 'Nothing is worse than recorded by more than a fifth.' : 'Worse than recorded.');
    process.exitCode = decays.length === 0 ? 0 : 1;
  },
  record,
};

async function record(): Promise<void> {
  const machine = thisMachine();
  writeRecorded(RECORDED, await mainRatios(GUARDED, tell), machine);
  warnOfLoad(machine);
  print(`Recorded: ${RECORDED}`);
}

function warnOfLoad(machine: Machine): void {
  const warning = loadWarning(machine);
  if (warning !== null) print(warning);
}

function settingsOrExit(): BenchSettings {
  try {
    const read = readArguments(process.argv.slice(2));
    if (read !== null) return read;
    print(HELP);
    process.exit(0);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    tell(`${error.message}\n--help says what there is.`);
    process.exit(2);
  }
}

const settings = settingsOrExit();
await tasks[settings.task](settings);
