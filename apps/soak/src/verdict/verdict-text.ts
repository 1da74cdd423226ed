import type { Fault, FaultLog } from '../faults/fault-log.js';
import type { Case } from '../ledger/ledger.js';
import { formatArguments } from '../command-line.js';
import { type Check, countFaults, type Measurements } from './verdict.js';

/** The number of printed cases; the folder contains all of them. */
const MAX_PRINTED_CASES = 20;
const FAULTS_BEFORE = 3;

/** A run with fewer faults is not meaningful. */
const FEW_FAULTS = 20;

/** Describes an interrupted run; null when it was completed. */
export function formatEarlyEnd(measured: Measurements): string | null {
  if (!measured.endedEarly) return null;
  if (countFaults(measured) === 0) return 'Ended early, before the first fault.';
  const [ran, meant] = [measured.ranMs, measured.settings.durationMs].map(ms => (ms / 1_000).toFixed(1));
  return `Ended early, after ${ran} s of ${meant} s.`;
}

/** Summarizes the verdict. */
export function formatSummary(passed: boolean, measured: Measurements): string {
  if (!passed) return `Some checks failed. To repeat it: npm run soak -- ${formatArguments(measured.settings)}`;
  const faults = countFaults(measured);
  if (faults >= FEW_FAULTS) return 'All checks passed.';
  return `All checks passed, but the run was too short to be meaningful: payloads sent ${measured.tally.sent}, faults ${faults}.`;
}

/** Formats the checks as a table. */
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

/** Formats the cases with the preceding faults. */
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
