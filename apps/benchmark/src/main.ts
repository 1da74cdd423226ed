import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BenchSettings } from './bench-settings.js';
import { checkRatios } from './check/check.js';
import { GUARDED_CASES, measureRatios } from './check/measure-ratios.js';
import { readRecorded, writeRecorded } from './check/recorded.js';
import { HELP, HOME, readArguments, UsageError } from './command-line.js';
import { reportAll } from './report-all.js';
import { formatLoadWarning, type Machine, describeMachine } from './results/machine.js';

// Prints the cost of an envelope in a Nest app and in other clients. Only the ratios are comparable between machines.
// Progress goes to stderr, results to stdout.

const RECORDED = join(HOME, 'recorded.json');
const CHART = join(HOME, 'chart.svg');

const reportProgress = (text: string): void => console.error(text);
const print = (text: string): void => console.log(text);

const tasks: Readonly<Record<BenchSettings['task'], (settings: BenchSettings) => Promise<void>>> = {
  measure: async settings => {
    const chart = await reportAll(settings, { print, reportProgress });
    if (!settings.publish) return;
    if (chart !== null) writeFileSync(CHART, chart);
    await record();
  },
  check: async () => {
    const machine = describeMachine();
    const regressions = await checkRatios(readRecorded(RECORDED), reportProgress);
    warnOfLoad(machine);
    for (const { what, why } of regressions) print(`${what} ${why}`);
    print(
      regressions.length === 0
        ? 'No case is more than 20 % worse than recorded.'
        : 'Some cases are worse than recorded.',
    );
    process.exitCode = regressions.length === 0 ? 0 : 1;
  },
  record,
};

async function record(): Promise<void> {
  const machine = describeMachine();
  writeRecorded(RECORDED, await measureRatios(GUARDED_CASES, reportProgress), machine);
  warnOfLoad(machine);
  print(`Recorded: ${RECORDED}`);
}

function warnOfLoad(machine: Machine): void {
  const warning = formatLoadWarning(machine);
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
    reportProgress(`${error.message}\nRun with --help for all options.`);
    process.exit(2);
  }
}

const settings = settingsOrExit();
await tasks[settings.task](settings);
