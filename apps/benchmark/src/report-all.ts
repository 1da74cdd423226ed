import type { BenchSettings } from './bench-settings.js';
import { chartDataOf } from './chart/chart-data.js';
import { drawChart } from './chart/chart.js';
import { measureAll } from './measure-all.js';
import { type Goal, lastWord } from './results/goal.js';
import { loadWarning, machineText, thisMachine } from './results/machine.js';
import { ResultsFolder } from './results/results-folder.js';
import { tableText } from './results/text-table.js';
import { SCENARIO_NAMES } from './scenarios/scenario.js';
import { buildSlackGo } from './slack-go.js';

/** Where the words of a run go. */
export interface Outlet {
  /** What was measured. */
  readonly print: (text: string) => void;
  /** How far it is. */
  readonly tell: (line: string) => void;
}

/**
 * Measures what the settings say, prints it with the goals, and writes it to the folder.
 *
 * @returns the chart; null when what it shows was not measured
 */
export async function reportAll(settings: BenchSettings, { print, tell }: Outlet): Promise<string | null> {
  const folder = new ResultsFolder(settings.folder);
  const machine = thisMachine();
  print(machineText(machine));
  print(loadWarning(machine) ?? 'The machine was idle at the start.');
  if (settings.quick) print(quickText(settings));
  const { outcomes, failures } = await measureAll({ settings, slackGo: buildSlackGo() }, tell);
  const goals = outcomes.flatMap(outcome => outcome.goals);
  for (const { tables } of outcomes) for (const table of tables) print(`\n${tableText(table)}`);
  print(`\n${tableText({ title: 'Goals', rows: goals.map(rowOf) })}`);

  const data = Object.fromEntries(outcomes.map(outcome => [outcome.name, outcome.data]));
  const written = [
    folder.write('results.json', `${JSON.stringify({ machine, settings, goals, failures, ...data }, null, 2)}\n`),
  ];
  const charted = outcomes.find(outcome => outcome.charted !== undefined)?.charted;
  const chart = charted === undefined ? null : drawChart(chartDataOf(charted, machine));
  if (chart !== null) written.push(folder.write('chart.svg', chart));
  print(`\nWritten: ${written.join(', ')}`);
  for (const failure of failures) print(`Failed: ${failure}`);
  print(lastWord(goals));
  return chart;
}

const rowOf = ({ what, goal, measured, verdict }: Goal) => ({ goal: what, 'is to be': goal, measured, verdict });

const quickText = ({ rounds, kinds, handlers, scenarios }: BenchSettings): string =>
  `Quick: ${kinds.join(' and ')} with ${handlers.join(', ')} handlers, ${rounds} round of few envelopes, ` +
  `${scenarios.length} of ${SCENARIO_NAMES.length} scenarios. Without --quick figures are steadier.`;
