import type { ScenarioSuite } from '../support/scenario-suite.js';

/** The workflow steps of the bot, run from the page. */
export function addWorkflowScenarios(suite: ScenarioSuite): void {
  const { desk } = suite;

  suite.scenario('completes workflow steps immediately or after a decision', async user => {
    const inspector = desk.page.getByRole('region', { name: 'Inspector' });
    const provisionForm = inspector.getByRole('form', { name: 'Provide an environment' });
    const deployForm = inspector.getByRole('form', { name: 'Request a deploy' });

    await user.press(inspector.getByRole('tab', { name: 'App', exact: true }));
    await user.enter(provisionForm.getByLabel(/^Service/), 'wbe');
    await user.press(provisionForm.getByRole('button', { name: 'Run' }));
    await provisionForm.getByText('Unknown service "wbe".').waitFor();
    await user.enter(provisionForm.getByLabel(/^Service/), 'web');
    await user.press(provisionForm.getByRole('button', { name: 'Run' }));
    await provisionForm.getByText('https://web-1.env.example.com').waitFor();

    await user.enter(deployForm.getByLabel(/^Service/), 'search');
    await user.enter(deployForm.getByLabel(/^Environment/), 'prod');
    await user.choose(deployForm.getByLabel(/^Channel/), 'general');
    await user.choose(deployForm.getByLabel(/^Person/), 'bob');
    await user.press(deployForm.getByRole('button', { name: 'Run' }));
    await deployForm.getByText('is still running.').waitFor();
    await user.press(desk.message('search to prod').getByRole('button', { name: 'Approve' }));
    await deployForm.getByText('is completed.').waitFor();
    await user.press(inspector.getByRole('tab', { name: 'Timeline' }));
  });
}
