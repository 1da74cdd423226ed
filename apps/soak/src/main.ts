import { formatCases, formatEarlyEnd, formatSummary, formatTable } from './verdict/verdict-text.js';
import { formatArguments, HELP, readArguments, UsageError } from './command-line.js';
import { runSoak, type SoakRun } from './run-soak.js';
import type { SoakSettings } from './soak-settings.js';
import { RunFolder } from './verdict/run-folder.js';
import { createChecks } from './verdict/verdict.js';

// Sends traffic with random faults to a bot and prints a verdict. Progress goes to stderr, seed and verdict to stdout.

const settings = settingsOrExit();
const folder = new RunFolder(settings.folder);
console.log(`seed ${settings.seed}`);
console.log(`folder ${settings.folder}`);
console.log(`settings ${formatArguments(settings)}`);

const interrupt = new AbortController();
process.on('SIGINT', () => {
  // A second Ctrl-C exits without a verdict.
  if (interrupt.signal.aborted) process.exit(130);
  interrupt.abort();
});

const { soak, startedAt, measured } = await runOrExit();
const checks = createChecks(measured);
const passed = checks.every(({ ok }) => ok);
const { cases, strays } = soak.ledger;
folder.write('verdict', { passed, checks, ...measured });
folder.write('faults', soak.book.faults);
folder.write('cases', { cases, strays, troubles: soak.troubles, leaks: measured.leaks });
folder.write('connections', { gaps: soak.watch.gaps, endings: soak.watch.endings });
folder.write('vitals', soak.vitals.all);
folder.write('stalls', soak.stalls.all);
await folder.close();

const earlyEnd = formatEarlyEnd(measured);
if (earlyEnd !== null) console.log(earlyEnd);
console.log(formatTable(checks));
if (cases.length > 0) console.log(formatCases(cases, soak.book, startedAt));
for (const { number, handler } of strays)
  console.log(`doubled: the handler '${handler}' started again on the judged payload ${number}`);
for (const text of [...measured.troubles, ...measured.leaks]) console.log(text);
console.log(formatSummary(passed, measured));
process.exitCode = passed ? 0 : 1;

async function runOrExit(): Promise<SoakRun> {
  try {
    return await runSoak(settings, folder, interrupt.signal, text => console.error(text));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}

function settingsOrExit(): SoakSettings {
  try {
    const read = readArguments(process.argv.slice(2));
    if (read !== null) return read;
    console.log(HELP);
    process.exit(0);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    console.error(`${error.message}\nRun with --help for all options.`);
    process.exit(2);
  }
}
