import type { Bench } from './bench-settings.js';
import { Progress } from './progress.js';
import { boot } from './scenarios/boot.js';
import { concurrency } from './scenarios/concurrency.js';
import { cost } from './scenarios/cost.js';
import { eventLoop } from './scenarios/event-loop.js';
import { handlers } from './scenarios/handlers.js';
import { memory } from './scenarios/memory.js';
import { oneCore } from './scenarios/one-core.js';
import { refresh } from './scenarios/refresh.js';
import type { Outcome, Scenario, ScenarioName } from './scenarios/scenario.js';

const scenarios: Readonly<Record<ScenarioName, (bench: Bench) => Scenario>> = {
  cost,
  handlers,
  'one-core': oneCore,
  memory,
  boot,
  concurrency,
  'event-loop': eventLoop,
  refresh,
};

/** The outcome of a scenario, with its name. */
export interface NamedOutcome extends Outcome {
  readonly name: ScenarioName;
}

/** All outcomes and failures of a run. */
export interface Measured {
  readonly outcomes: readonly NamedOutcome[];
  readonly failures: readonly string[];
}

/** Runs the scenarios of the settings. */
export async function measureAll(bench: Bench, reportProgress: (text: string) => void): Promise<Measured> {
  const chosen = bench.settings.scenarios.map(name => scenarios[name](bench));
  const jobs = chosen.flatMap(scenario => scenario.jobs);
  const failures = await new Progress(jobs, reportProgress).runAll();
  return { failures, outcomes: chosen.map(scenario => ({ name: scenario.name, ...scenario.conclude() })) };
}
