import { SlackClients } from '@nest-slack/socket-mode';
import { describe, expect, it } from '@jest/globals';
import { plain } from '../src/block-kit/texts.js';
import { textAt } from './support/payload-reading.js';
import { Desk } from './support/desk.js';

describe('/desk status', () => {
  const desk = Desk.forEachTest();

  it('reports the connections, the number of handlers and the number of events', async () => {
    await desk.slack.waitForConnections(2);
    await desk.ann.command('/desk', 'status');
    await desk.bob.say('general', 'hello');
    await desk.waitForAcks();

    await desk.ann.command('/desk', 'status');

    await desk.ann.ephemeral(/^Slack: connected, \d of \d connections ready\.\nHandlers: \d\d\.\nEvents: 0\.$/);
    expect(await desk.ann.ephemeral('Events: 1, last: message.')).toMatchObject({ channelName: 'general' });
  });
});

describe('an unknown command', () => {
  const desk = Desk.forEachTest({ hasManifest: false });

  it('is answered with the list of commands', async () => {
    await desk.ann.command('/dance');

    const answer = await desk.ann.ephemeral('Unknown command /dance. Available commands:');
    for (const pattern of ['/deploy thaw', '/ticket', '/desk status']) {
      expect(answer.text).toContain(`\n\`${pattern}\``);
    }
  });
});

describe('a payload without a handler', () => {
  const desk = Desk.forAllTests();

  it('is answered when it comes from a button of an older version', async () => {
    const button = {
      type: 'button' as const,
      action_id: 'deploy/undo',
      text: plain('Undo'),
    };
    const blocks = [{ type: 'actions' as const, elements: [button] }];
    await desk.app.get(SlackClients).get().chat.postMessage({ channel: 'general', text: 'Old', blocks });

    await desk.ann.click(await desk.general.message('Old'), 'Undo');

    expect(await desk.ann.ephemeral('an older version of this app')).toMatchObject({ channelName: 'general' });
  });

  it('is answered when it comes from a form of an older version', async () => {
    const { payload } = await desk.ann.command('/desk', 'status');
    const trigger_id = textAt(payload, 'trigger_id') ?? '';
    const title = plain('Former form');
    await desk.app
      .get(SlackClients)
      .get()
      .views.open({
        trigger_id,
        view: { type: 'modal', callback_id: 'former', title, submit: plain('Send'), blocks: [] },
      });

    const form = await desk.ann.modal('Former form');
    await form.submit();

    expect(form.text).toContain('Please start again');
  });

  it('is acked and logged otherwise', async () => {
    const { ack } = await desk.slack.deliver({ type: 'interactive', payload: { type: 'telepathy' } });

    expect(ack).not.toBeNull();
    expect(desk.log.debugged).toContain('No handler for interactive telepathy.');
    expect(desk.log.warned).toEqual([]);
  });
});
