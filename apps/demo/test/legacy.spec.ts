import type { JsonObject, Message } from '@nest-slack/emulator';
import { describe, expect, it } from '@jest/globals';
import { textAt } from '../src/display/payload-reading.js';
import { Desk } from './support/desk.js';

/** A message of the bot, and a URL that puts something in its place, as Slack hands them out with each click. */
async function clicked(desk: Desk): Promise<{ message: Message; url: string }> {
  const urls: string[] = [];
  const stop = desk.slack.on('envelope', ({ payload }) => urls.push(textAt(payload, 'response_url') ?? ''));
  const { message } = await desk.ann.command('/deploy', 'web');
  if (!message) throw new Error('The command was not answered with a card.');
  await desk.ann.click(message, 'Reject');
  stop();
  return { message: await desk.shows(message, 'Rejected'), url: urls.at(-1) ?? '' };
}

/** Has Slack send what ann does in #general in something that is older than blocks. */
function old(desk: Desk, payload: JsonObject) {
  const user = { id: desk.ann.id, name: 'ann' };
  const channel = { id: desk.slack.channel('general').id, name: 'general' };
  const team = { id: desk.slack.teamId, domain: 'local' };
  return desk.slack.deliver({ type: 'interactive', payload: { user, channel, team, ...payload } });
}

const alert = (fields: JsonObject): JsonObject => ({
  type: 'interactive_message',
  callback_id: 'alert',
  action_ts: '1.1',
  message_ts: '1.0',
  attachment_id: '1',
  ...fields,
});

const dialog = (type: string, fields: JsonObject = {}): JsonObject => ({
  type,
  callback_id: 'postmortem',
  action_ts: '1.1',
  state: '',
  ...fields,
});

describe('an alert of the old monitor', () => {
  it('says who looks after it, in its place, by its button', async () => {
    await using desk = await Desk.open();
    const actions = [{ type: 'button', name: 'acknowledge', value: 'disk full' }];

    const { message, url } = await clicked(desk);

    await old(desk, alert({ actions, response_url: url }));

    expect((await desk.slack.waitForMessage(`🔕 <@${desk.ann.id}> looks after disk full.`)).ts).toBe(message.ts);
  });

  it('has a menu of services', async () => {
    await using desk = await Desk.open();

    const offered = await old(desk, alert({ name: 'service', value: 'w' }));
    const actions = [{ type: 'select', name: 'service', selected_options: [{ value: 'web' }] }];
    const { message, url } = await clicked(desk);
    await old(desk, alert({ actions, response_url: url }));

    expect(JSON.stringify(offered.ack?.payload)).toContain('worker');
    expect((await desk.slack.waitForMessage(`<@${desk.ann.id}> says it is web.`)).ts).not.toBe(message.ts);
  });
});

describe('the dialog of the old monitor', () => {
  it('becomes a ticket', async () => {
    await using desk = await Desk.open();
    const submission = { title: 'Disk was full', service: 'api' };

    await old(desk, dialog('dialog_submission', { submission }));

    expect((await desk.slack.waitForMessage('Ticket 1: Disk was full')).channelName).toBe('general');
  });

  it('stays open with what is wrong under its element', async () => {
    await using desk = await Desk.open();
    const submission = { title: 'Disk was full', service: 'apo' };

    const { ack } = await old(desk, dialog('dialog_submission', { submission }));

    expect(ack?.payload).toEqual({ errors: [{ name: 'service', error: 'There is no such service.' }] });
  });

  it('offers the services', async () => {
    await using desk = await Desk.open();

    const { ack } = await old(desk, dialog('dialog_suggestion', { name: 'service', value: 'sea' }));

    expect(JSON.stringify(ack?.payload)).toContain('search');
  });

  it('says what to do instead when it is cancelled', async () => {
    await using desk = await Desk.open();
    const { url } = await clicked(desk);

    await old(desk, dialog('dialog_cancellation', { response_url: url }));

    expect((await desk.slack.waitForMessage('No ticket was opened.')).ephemeralTo).toBe(desk.ann.id);
  });
});
