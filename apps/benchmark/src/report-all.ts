import type { BenchSettings } from './bench-settings.js';
import { createChartData } from './chart/chart-data.js';
import { drawChart } from './chart/chart.js';
import { measureAll } from './measure-all.js';
import { type Goal, formatSummary } from './results/goal.js';
import { formatLoadWarning, formatMachine, describeMachine } from './results/machine.js';
import { ResultsFolder } from './results/results-folder.js';
import { formatTable } from './results/text-table.js';
import { SCENARIO_NAMES } from './scenarios/scenario.js';
import { buildSlackGo } from './slack-go.js';

/** The output channels of a run. */
export interface ReportOutput {
  /** Receives the results. */
  readonly print: (text: string) => void;
  /** Receives progress reports. */
  readonly reportProgress: (text: string) => void;
}

/**
 * Runs the scenarios, prints the results and goals, and writes them to the folder.
 *
 * @returns the chart; null when its scenario was not run
 */
export async function reportAll(
  settings: BenchSettings,
  { print, reportProgress }: ReportOutput,
): Promise<string | null> {
  const folder = new ResultsFolder(settings.folder);
  const machine = describeMachine();
  print(formatMachine(machine));
  print(formatLoadWarning(machine) ?? 'The machine was idle at the start.');
  if (settings.quick) print(formatQuickNote(settings));
  const { outcomes, failures } = await measureAll({ settings, slackGo: buildSlackGo() }, reportProgress);
  const goals = outcomes.flatMap(outcome => outcome.goals);
  for (const { tables } of outcomes) for (const table of tables) print(`\n${formatTable(table)}`);
  print(`\n${formatTable({ title: 'Goals', rows: goals.map(toGoalRow) })}`);

  const data = Object.fromEntries(outcomes.map(outcome => [outcome.name, outcome.data]));
  const written = [
    folder.write('results.json', `${JSON.stringify({ machine, settings, goals, failures, ...data }, null, 2)}\n`),
  ];
  const charted = outcomes.find(outcome => outcome.charted !== undefined)?.charted;
  const chart = charted === undefined ? null : drawChart(createChartData(charted, machine));
  if (chart !== null) written.push(folder.write('chart.svg', chart));
  print(`\nWritten: ${written.join(', ')}`);
  for (const failure of failures) print(`Failed: ${failure}`);
  print(formatSummary(goals));
  return chart;
}

const toGoalRow = ({ what, goal, measured, verdict }: Goal) => ({ goal: what, target: goal, measured, verdict });

const formatQuickNote = ({ rounds, kinds, handlers, scenarios }: BenchSettings): string =>
  `Quick: ${kinds.join(' and ')} with ${handlers.join(', ')} handlers, ${rounds} round of few envelopes, ` +
  `${scenarios.length} of ${SCENARIO_NAMES.length} scenarios. Results without --quick are more precise.`;
