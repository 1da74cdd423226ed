import type { JsonObject, Message } from '@nest-slack/emulator';
import { SlackClients } from '@nest-slack/socket-mode';
import { describe, expect, it } from '@jest/globals';
import { textAt } from './support/payload-reading.js';
import { Desk } from './support/desk.js';

const desk = Desk.forAllTests();

/** Has the old monitor post an alert in #general. */
async function alert(): Promise<Message> {
  const { chat } = desk.app.get(SlackClients).get();
  await chat.postMessage({
    channel: 'general',
    text: 'Disk full',
    attachments: [
      {
        callback_id: 'alert',
        fallback: 'An alert',
        actions: [
          { type: 'button', name: 'acknowledge', text: 'Acknowledge', value: 'disk full' },
          { type: 'select', name: 'service', text: 'Service', data_source: 'external' },
        ],
      },
    ],
  });
  return desk.general.message('Disk full');
}

/** Has Slack send what ann does in a dialog that the old monitor has opened in #general. */
async function dialog(type: string, fields: JsonObject = {}) {
  const exchange = await desk.ann.command('/desk', 'status');
  const payload: JsonObject = {
    type,
    callback_id: 'postmortem',
    action_ts: '1.1',
    state: '',
    user: { id: desk.ann.id, name: 'ann' },
    channel: { id: desk.general.id, name: 'general' },
    team: { id: desk.slack.teamId, domain: 'local' },
    // Slack hands out the same for whatever somebody does.
    response_url: textAt(exchange.payload, 'response_url') ?? '',
    ...fields,
  };
  return desk.slack.deliver({ type: 'interactive', payload });
}

describe('an alert of the old monitor', () => {
  it('says who looks after it, in its place, by its button', async () => {
    const message = await alert();

    await desk.ann.click(message, 'Acknowledge');

    const taken = await desk.general.message('🔕 @ann looks after disk full.');
    expect(taken.ts).toBe(message.ts);
  });

  it('has a menu of services, what was chosen in it being said beside', async () => {
    const message = await alert();

    const { options } = await desk.ann.suggest(message, 'service', 'w');
    await desk.ann.select(message, 'service', 'web');

    expect(options?.map(({ value }) => value)).toEqual(['web', 'worker']);
    const said = await desk.general.message('@ann says it is web.');
    expect(said.ts).not.toBe(message.ts);
  });
});

describe('the dialog of the old monitor', () => {
  it('becomes a ticket', async () => {
    await dialog('dialog_submission', { submission: { title: 'Disk was full', service: 'api' } });

    expect(await desk.general.message('Ticket 1: Disk was full')).toMatchObject({ channelName: 'general' });
  });

  it('stays open with what is wrong under its element', async () => {
    const { ack } = await dialog('dialog_submission', { submission: { title: 'Disk was full', service: 'apo' } });

    expect(ack?.payload).toEqual({ errors: [{ name: 'service', error: 'There is no such service.' }] });
  });

  it('offers the services', async () => {
    const { ack } = await dialog('dialog_suggestion', { name: 'service', value: 'sea' });

    expect(ack?.payload).toMatchObject({ options: [{ value: 'search' }] });
  });

  it('says what to do instead when it is cancelled', async () => {
    await dialog('dialog_cancellation');

    expect(await desk.ann.ephemeral('No ticket was opened.')).toMatchObject({ channelName: 'general' });
  });
});
