import { expect } from '@jest/globals';
import type { ScenarioSuite } from '../support/scenario-suite.js';

/** `/deploy` and its buttons. */
export function addDeployScenarios(suite: ScenarioSuite): void {
  const { desk } = suite;
  suite.scenario('requests, approves and rejects deploys', async user => {
    const approve = desk.main.getByRole('button', { name: 'Approve' });
    const reject = desk.main.getByRole('button', { name: 'Reject' });

    await user.write('/deploy web prod');
    await user.press(approve);
    await desk.waitForMessage('You requested deploy 1. Another person must approve it.');
    await user.actAs('bob');
    await user.press(approve);
    await desk.message('Deploy 1').getByText('Approved by @bob').waitFor();
    expect(await approve.count()).toBe(0);
    await user.write('/deploy api');
    await user.press(reject);
    await desk.message('Deploy 2').getByText('Rejected by @bob').waitFor();
  });

  suite.scenario('freezes deploys, forces one and thaws them', async user => {
    await user.write('/deploy freeze the shop has a sale');
    await desk.waitForMessage('@bob froze deploys: the shop has a sale');
    await user.write('/deploy web');
    await desk.message('Wait for /deploy thaw').getByText('Only visible to you').waitFor();
    await user.write('/deploy web --force');
    await desk.message('Deploy 3').getByText('Forced by @bob').waitFor();
    await user.write('/deploy thaw');
    await desk.waitForMessage('thawed deploys');
    await user.write('/deploy thaw');
    await desk.waitForMessage('Deploys are not frozen.');
  });

  suite.scenario('explains invalid deploys and rejects users who are not releasers', async user => {
    await user.write('/deploy wbe');
    await desk.waitForMessage('Unknown service "wbe".');
    await user.write('/deploy web moon');
    await desk.waitForMessage('Unknown environment "moon"');
    await user.write('/deploy');
    await desk.waitForMessage('/deploy <service> [environment] [--force]');
    await user.actAs('carol');
    await user.write('/deploy web prod');
    await desk.message('Only releasers can deploy. Ask @ann or @bob.').getByText('DESK_RELEASERS').waitFor();
    await user.actAs('ann');
  });
}
