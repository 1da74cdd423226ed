import { CLIENTS } from '../clients.js';
import { type Machine, machineText } from '../results/machine.js';
import { median } from '../results/statistics.js';
import type { MeasuredCase } from '../measuring/measured-cases.js';

/** What one client came to. */
export interface Series {
  readonly title: string;
  readonly points: readonly { readonly handlers: number; readonly cpuUs: number }[];
}

/** All that the chart shows. */
export interface ChartData {
  readonly series: readonly Series[];
  /** Whose figures they are. */
  readonly machine: string;
}

/** The medians of commands, of each client that was measured with them. */
export function chartDataOf(cases: readonly MeasuredCase[], machine: Machine): ChartData {
  const series = CLIENTS.map(({ name, title }) => ({
    title,
    points: cases
      .filter(({ client, kind }) => client === name && kind === 'command')
      .map(({ handlers, runs }) => ({ handlers, cpuUs: median(runs.map(({ cpuUs }) => cpuUs)) })),
  }));
  return { series: series.filter(({ points }) => points.length > 0), machine: machineText(machine) };
}
