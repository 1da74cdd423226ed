import { expect } from '@jest/globals';
import type { Scene } from '../support/scene.js';

/** `/deploy` and its buttons. */
export function deployStory(scene: Scene): void {
  const { there } = scene;
  scene.part('asks for deploys and decides about them', async by => {
    const approve = there.main.getByRole('button', { name: 'Approve' });
    const reject = there.main.getByRole('button', { name: 'Reject' });

    await by.write('/deploy web prod');
    await by.press(approve);
    await there.sees('You asked for deploy 1 yourself: somebody else must approve it.');
    await by.actAs('bob');
    await by.press(approve);
    await there.message('Deploy 1').getByText('Approved by @bob').waitFor();
    expect(await approve.count()).toBe(0);
    await by.write('/deploy api');
    await by.press(reject);
    await there.message('Deploy 2').getByText('Rejected by @bob').waitFor();
  });

  scene.part('freezes deploys, forces one and thaws them', async by => {
    await by.write('/deploy freeze the shop has a sale');
    await there.sees('@bob froze deploys: the shop has a sale');
    await by.write('/deploy web');
    await there.message('Wait for /deploy thaw').getByText('Only visible to you').waitFor();
    await by.write('/deploy web --force');
    await there.message('Deploy 3').getByText('Forced by @bob').waitFor();
    await by.write('/deploy thaw');
    await there.sees('thawed deploys');
    await by.write('/deploy thaw');
    await there.sees('Deploys are not frozen.');
  });

  scene.part('says what is wrong with a deploy, and who may not ask for one', async by => {
    await by.write('/deploy wbe');
    await there.sees('No service is called "wbe".');
    await by.write('/deploy web moon');
    await there.sees('There is no environment "moon"');
    await by.write('/deploy');
    await there.sees('/deploy <service> [environment] [--force]');
    await by.actAs('carol');
    await by.write('/deploy web prod');
    await there.message('Only releasers deploy. Ask @ann or @bob.').getByText('by DESK_RELEASERS').waitFor();
    await by.actAs('ann');
  });
}
