import type { Scene } from '../support/scene.js';

/** The steps that workflows have of the bot: the page runs them as a workflow would. */
export function workflowStory(scene: Scene): void {
  const { there } = scene;

  scene.part('takes the steps of workflows, at once or when somebody has decided', async by => {
    const inspector = there.page.getByRole('region', { name: 'Inspector' });
    const provide = inspector.getByRole('form', { name: 'Provide an environment' });
    const ask = inspector.getByRole('form', { name: 'Ask for a deploy' });

    await by.press(inspector.getByRole('tab', { name: 'App', exact: true }));
    await by.enter(provide.getByLabel(/^Service/), 'wbe');
    await by.press(provide.getByRole('button', { name: 'Run' }));
    await provide.getByText('No service is called "wbe".').waitFor();
    await by.enter(provide.getByLabel(/^Service/), 'web');
    await by.press(provide.getByRole('button', { name: 'Run' }));
    await provide.getByText('https://web-1.env.example.com').waitFor();

    await by.enter(ask.getByLabel(/^Service/), 'search');
    await by.enter(ask.getByLabel(/^Environment/), 'prod');
    await by.choose(ask.getByLabel(/^Channel/), 'general');
    await by.choose(ask.getByLabel(/^Person/), 'bob');
    await by.press(ask.getByRole('button', { name: 'Run' }));
    await ask.getByText('is still running.').waitFor();
    await by.press(there.message('search to prod').getByRole('button', { name: 'Approve' }));
    await ask.getByText('is completed.').waitFor();
    await by.press(inspector.getByRole('tab', { name: 'Timeline' }));
  });
}
