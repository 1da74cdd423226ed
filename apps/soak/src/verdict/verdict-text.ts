import type { Fault, FaultLog } from '../faults/fault-log.js';
import type { Case } from '../ledger/ledger.js';
import { formatArguments } from '../command-line.js';
import { type Check, countFaults, type Measurements } from './verdict.js';

/** How many cases are printed; all of them are in the folder. */
const MAX_PRINTED_CASES = 20;
const FAULTS_BEFORE = 3;

/** A run of fewer faults than this shows little. */
const FEW_FAULTS = 20;

/** That somebody ended the run, and how much of it there was; null when it ran to its end. */
export function formatEarlyEnd(measured: Measurements): string | null {
  if (!measured.endedEarly) return null;
  if (countFaults(measured) === 0) return 'Ended early, before the first fault.';
  const [ran, meant] = [measured.ranMs, measured.settings.durationMs].map(ms => (ms / 1_000).toFixed(1));
  return `Ended early, after ${ran} s of ${meant} s.`;
}

/** The last word. */
export function formatSummary(passed: boolean, measured: Measurements): string {
  if (!passed) return `Not well. To repeat it: npm run soak -- ${formatArguments(measured.settings)}`;
  const faults = countFaults(measured);
  if (faults >= FEW_FAULTS) return 'All well.';
  return `All well, but so short a run shows little: payloads sent ${measured.tally.sent}, faults ${faults}.`;
}

/** The verdict as a table. */
export function formatTable(checks: readonly Check[]): string {
  const rows = checks.map(({ what, value, rule, ok }) => [what, value, rule, rule === '' ? '' : ok ? 'ok' : 'FAILED']);
  const widths = [0, 1, 2].map(column => Math.max(...rows.map(row => (row[column] ?? '').length)));
  return rows
    .map(row =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** The cases, each with the faults just before it, so that a person can find out what happened. */
export function formatCases(cases: readonly Case[], book: FaultLog, startedAt: number): string {
  const time = (at: number): string => `${((at - startedAt) / 1_000).toFixed(3)} s`;
  const faultText = ({ number, name, detail, from }: Fault): string =>
    `    fault ${number} at ${time(from)}: ${name} (${detail})`;
  const printed = cases.slice(0, MAX_PRINTED_CASES).flatMap(({ history, findings }) => {
    const { number, kind, order } = history.payload;
    const what = `${kind.name} ${number} (${order.act}${'ms' in order ? ` ${order.ms} ms` : ''})`;
    return findings.flatMap(finding => [
      `${finding.what}: ${what} at ${time(finding.at)}: ${finding.why}`,
      ...book.before(finding.at, FAULTS_BEFORE).map(faultText),
    ]);
  });
  const rest = cases.length - MAX_PRINTED_CASES;
  return [...printed, ...(rest > 0 ? [`… and ${rest} more, in cases.json`] : [])].join('\n');
}
