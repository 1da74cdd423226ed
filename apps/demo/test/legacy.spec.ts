import type { JsonObject, Message } from '@nest-slack/emulator';
import { SlackClients } from '@nest-slack/socket-mode';
import { describe, expect, it } from '@jest/globals';
import { textAt } from './support/payload-reading.js';
import { Desk } from './support/desk.js';

const desk = Desk.forAllTests();

/** Posts an alert of the old monitoring system in #general. */
async function postAlert(): Promise<Message> {
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

/** Delivers ann's action in a dialog of the old monitoring system in #general. */
async function deliverDialogAction(type: string, fields: JsonObject = {}) {
  const exchange = await desk.ann.command('/desk', 'status');
  const payload: JsonObject = {
    type,
    callback_id: 'postmortem',
    action_ts: '1.1',
    state: '',
    user: { id: desk.ann.id, name: 'ann' },
    channel: { id: desk.general.id, name: 'general' },
    team: { id: desk.slack.teamId, domain: 'local' },
    // The response URL of any other action works here, too.
    response_url: textAt(exchange.payload, 'response_url') ?? '',
    ...fields,
  };
  return desk.slack.deliver({ type: 'interactive', payload });
}

describe('AlertBot', () => {
  it('replaces the alert with the user who acknowledged it', async () => {
    const message = await postAlert();

    await desk.ann.click(message, 'Acknowledge');

    const taken = await desk.general.message('🔕 @ann acknowledged the alert: disk full');
    expect(taken.ts).toBe(message.ts);
  });

  it('offers services in a menu and posts the chosen one', async () => {
    const message = await postAlert();

    const { options } = await desk.ann.suggest(message, 'service', 'w');
    await desk.ann.select(message, 'service', 'web');

    expect(options?.map(({ value }) => value)).toEqual(['web', 'worker']);
    const reply = await desk.general.message('@ann set the affected service to web.');
    expect(reply.ts).not.toBe(message.ts);
  });
});

describe('PostmortemBot', () => {
  it('opens a ticket from the dialog', async () => {
    await deliverDialogAction('dialog_submission', { submission: { title: 'Disk was full', service: 'api' } });

    expect(await desk.general.message('Ticket 1: Disk was full')).toMatchObject({ channelName: 'general' });
  });

  it('returns an error for an unknown service', async () => {
    const { ack } = await deliverDialogAction('dialog_submission', {
      submission: { title: 'Disk was full', service: 'apo' },
    });

    expect(ack?.payload).toEqual({ errors: [{ name: 'service', error: 'There is no such service.' }] });
  });

  it('suggests services', async () => {
    const { ack } = await deliverDialogAction('dialog_suggestion', { name: 'service', value: 'sea' });

    expect(ack?.payload).toMatchObject({ options: [{ value: 'search' }] });
  });

  it('suggests /ticket when the dialog is cancelled', async () => {
    await deliverDialogAction('dialog_cancellation');

    expect(await desk.ann.ephemeral('No ticket was opened.')).toMatchObject({ channelName: 'general' });
  });
});
