import { SlackClients } from '@nest-slack/socket-mode';
import { plain } from '../../../src/block-kit/texts.js';
import { textAt } from '../../support/payload-reading.js';
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

  scene.part('turns away a form of former days', async by => {
    const { ann, app } = there.desk;
    const { payload } = await ann.command('/desk', 'status');
    const trigger_id = textAt(payload, 'trigger_id') ?? '';
    const view = { type: 'modal' as const, callback_id: 'former', title: plain('Former'), submit: plain('Send') };
    await app
      .get(SlackClients)
      .get()
      .views.open({ trigger_id, view: { ...view, blocks: [] } });

    await by.submit(there.modal('Former'));
    const sorry = there.modal('Sorry');
    await sorry.getByText('please begin again').waitFor();
    await by.leave(sorry);
    await sorry.waitFor({ state: 'detached' });
  });
}
