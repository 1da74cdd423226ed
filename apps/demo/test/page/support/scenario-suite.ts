import type { DeskPage } from './desk-page.js';
import type { PageDriver } from './page-driver.js';

/** A scenario continues where the previous one ended. */
interface Scenario {
  readonly name: string;
  readonly run: (user: PageDriver) => Promise<void>;
}

/** The scenarios of the demo, in order. */
export class ScenarioSuite {
  readonly scenarios: Scenario[] = [];

  constructor(readonly desk: DeskPage) {}

  scenario(name: string, run: Scenario['run']): void {
    this.scenarios.push({ name, run });
  }
}
