import { CLIENTS } from '../clients.js';
import { type Machine, formatMachine } from '../results/machine.js';
import { median } from '../results/statistics.js';
import type { MeasuredCase } from '../measuring/measured-cases.js';

/** The results of one client. */
export interface Series {
  readonly title: string;
  readonly points: readonly { readonly handlers: number; readonly cpuUs: number }[];
}

/** The data of the chart. */
export interface ChartData {
  readonly series: readonly Series[];
  /** The machine that was measured. */
  readonly machine: string;
}

/** Takes the medians of commands for each client. */
export function createChartData(cases: readonly MeasuredCase[], machine: Machine): ChartData {
  const series = CLIENTS.map(({ name, title }) => ({
    title,
    points: cases
      .filter(({ client, kind }) => client === name && kind === 'command')
      .map(({ handlers, runs }) => ({ handlers, cpuUs: median(runs.map(({ cpuUs }) => cpuUs)) })),
  }));
  return { series: series.filter(({ points }) => points.length > 0), machine: formatMachine(machine) };
}
