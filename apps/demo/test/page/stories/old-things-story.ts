import { SlackClients } from '@nest-slack/socket-mode';
import { plain } from '../../../src/block-kit/texts.js';
import type { Scene } from '../support/scene.js';

/** How the bot is, and what it still has of former days. */
export function oldThingsStory(scene: Scene): void {
  const { there } = scene;
  const chat = () => there.desk.app.get(SlackClients).get().chat;

  scene.part('takes the alerts of an old monitor', async by => {
    const actions = [
      { type: 'button' as const, name: 'acknowledge', text: 'Acknowledge', value: 'disk full' },
      { type: 'select' as const, name: 'service', text: 'Service', data_source: 'external' as const },
    ];
    const attachments = [{ callback_id: 'alert', fallback: 'An alert', actions }];
    await chat().postMessage({ channel: 'general', text: 'Disk full', attachments });

    await by.choose(there.message('Disk full').getByRole('combobox', { name: 'Service' }), 'web');
    await there.sees('@ann says it is web.');
    await by.press(there.message('Disk full').getByRole('button', { name: 'Acknowledge' }));
    await there.sees('@ann looks after disk full.');
  });

  scene.part('says how it is, and that it knows no more of what it had', async by => {
    const undo = { type: 'button' as const, action_id: 'deploy/undo', text: plain('Undo') };
    await chat().postMessage({ channel: 'general', text: 'Old', blocks: [{ type: 'actions', elements: [undo] }] });

    await by.press(there.main.getByRole('button', { name: 'Undo' }));
    await there.message('an older version of me').getByText('Only visible to you').waitFor();
    await by.write('/desk status');
    await there.sees(/Slack: connected, 2 of 2 connections ready/);
    await by.write('/desk');
    await there.sees('/desk status');
  });
}
