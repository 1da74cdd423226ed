import { SlackClients } from '@nest-slack/socket-mode';
import { plain } from '../../../src/block-kit/texts.js';
import { textAt } from '../../support/payload-reading.js';
import type { ScenarioSuite } from '../support/scenario-suite.js';

/** Legacy attachments, fallbacks and the bot's status. */
export function addLegacyScenarios(suite: ScenarioSuite): void {
  const { desk } = suite;
  const chat = () => desk.desk.app.get(SlackClients).get().chat;

  suite.scenario('handles the alerts of an old monitoring system', async user => {
    const actions = [
      { type: 'button' as const, name: 'acknowledge', text: 'Acknowledge', value: 'disk full' },
      { type: 'select' as const, name: 'service', text: 'Service', data_source: 'external' as const },
    ];
    const attachments = [{ callback_id: 'alert', fallback: 'An alert', actions }];
    await chat().postMessage({ channel: 'general', text: 'Disk full', attachments });

    await user.choose(desk.message('Disk full').getByRole('combobox', { name: 'Service' }), 'web');
    await desk.waitForMessage('@ann set the affected service to web.');
    await user.press(desk.message('Disk full').getByRole('button', { name: 'Acknowledge' }));
    await desk.waitForMessage('@ann acknowledged the alert: disk full');
  });

  suite.scenario('reports its status and answers a button of an older version', async user => {
    const undo = { type: 'button' as const, action_id: 'deploy/undo', text: plain('Undo') };
    await chat().postMessage({ channel: 'general', text: 'Old', blocks: [{ type: 'actions', elements: [undo] }] });

    await user.press(desk.main.getByRole('button', { name: 'Undo' }));
    await desk.message('an older version of this app').getByText('Only visible to you').waitFor();
    await user.write('/desk status');
    await desk.waitForMessage(/Slack: connected, 2 of 2 connections ready/);
    await user.write('/desk');
    await desk.waitForMessage('/desk status');
  });

  suite.scenario('answers a form of an older version', async user => {
    const { ann, app } = desk.desk;
    const { payload } = await ann.command('/desk', 'status');
    const trigger_id = textAt(payload, 'trigger_id') ?? '';
    const view = { type: 'modal' as const, callback_id: 'old', title: plain('Old form'), submit: plain('Send') };
    await app
      .get(SlackClients)
      .get()
      .views.open({ trigger_id, view: { ...view, blocks: [] } });

    await user.submit(desk.modal('Old form'));
    const sorry = desk.modal('Sorry');
    await sorry.getByText('Please start again').waitFor();
    await user.leave(sorry);
    await sorry.waitFor({ state: 'detached' });
  });
}
