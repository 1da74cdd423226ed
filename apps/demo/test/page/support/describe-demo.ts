import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { describeInBrowser } from '../../../../../packages/emulator/test/page/support/chromium.js';
import { addDeployScenarios } from '../scenarios/deploy-scenarios.js';
import { addLegacyScenarios } from '../scenarios/legacy-scenarios.js';
import { addChatScenarios } from '../scenarios/chat-scenarios.js';
import { addTicketFormScenarios } from '../scenarios/ticket-form-scenarios.js';
import { addTicketScenarios } from '../scenarios/ticket-scenarios.js';
import { addWorkflowScenarios } from '../scenarios/workflow-scenarios.js';
import { DeskPage } from './desk-page.js';
import type { PageDriver } from './page-driver.js';
import { ScenarioSuite } from './scenario-suite.js';

/** Runs all scenarios of the demo on one page, in order. */
export function describeDemo(name: string, createDriver: (page: Page) => PageDriver): void {
  describeInBrowser(name, browser => {
    const desk = DeskPage.forAllTests(browser, { checkMs: 300, ackDeadlineMs: 1000 });
    const suite = new ScenarioSuite(desk);
    for (const addScenarios of [
      addDeployScenarios,
      addTicketFormScenarios,
      addTicketScenarios,
      addChatScenarios,
      addWorkflowScenarios,
      addLegacyScenarios,
    ])
      addScenarios(suite);

    /** The running scenario; it stays set when the scenario fails. */
    let failed: string | null = null;
    it.each(suite.scenarios)('$name', async scenario => {
      // Later scenarios depend on the state that earlier ones leave.
      expect(failed).toBeNull();
      failed = scenario.name;
      await scenario.run(createDriver(desk.page));
      failed = null;
    });
  });
}
