import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SlackEmulator, type Message } from '../../src/index.js';
import { RawApp, type RawConnection } from '../support/raw-app.js';

let slack: SlackEmulator;
let app: RawApp;
let connection: RawConnection;
let message: Message;

beforeEach(async () => {
  slack = await SlackEmulator.start();
  app = new RawApp(slack);
  connection = await app.connect();
  connection.acknowledgeAll();
  const actions = [
    { name: 'decide', text: 'Yes', type: 'button', value: 'yes' },
    { name: 'product', text: 'Choose', type: 'select', data_source: 'external' },
  ];
  const attachments = [{ text: 'first' }, { text: 'Order 7', callback_id: 'order/7', actions }];
  await app.call('chat.postMessage', { channel: 'general', text: 'An order', attachments });
  message = await slack.waitForMessage('An order');
});
afterEach(async () => {
  app.close();
  await slack.close();
});

describe('an attachment', () => {
  it.each(['decide', 'Yes'])('tells which button was clicked: %s', async nameOrText => {
    const ann = slack.user('ann');
    const { payload } = await ann.click(message, nameOrText);
    expect(payload).toMatchObject({
      type: 'interactive_message',
      callback_id: 'order/7',
      attachment_id: '2',
      actions: [{ name: 'decide', type: 'button', value: 'yes' }],
      user: { id: ann.id },
      message_ts: message.ts,
      original_message: { text: 'An order' },
      response_url: expect.stringContaining('/responses/'),
      trigger_id: expect.any(String),
    });
  });

  it('tells what was chosen in a menu', async () => {
    const { payload } = await slack.user('ann').select(message, 'product', 'lamp');
    const actions = [{ name: 'product', type: 'select', selected_options: [{ value: 'lamp' }] }];
    expect(payload).toMatchObject({ type: 'interactive_message', actions });
  });

  it('makes room for the message that the ack brings', async () => {
    connection.acknowledgeAll({ text: 'Decided' });
    const { message: shown } = await slack.user('ann').click(message, 'decide');
    expect(shown).toMatchObject({ ts: message.ts, text: 'Decided' });
  });

  it('offers the options that the app suggests, which have plain texts', async () => {
    const options = [{ text: 'Lamp', value: 'l' }];
    connection.acknowledgeAll({ option_groups: [{ text: 'Light', options }] });
    const asked = await slack.user('ann').suggest(message, 'product', 'la');
    expect(asked.options).toEqual(options);
    expect(asked.payload).toMatchObject({ type: 'interactive_message', name: 'product', value: 'la' });
    expect(asked.payload).not.toHaveProperty('actions');

    connection.acknowledgeAll({ options: [{ text: { type: 'plain_text', text: 'Lamp' }, value: 'l' }] });
    const { problem } = await slack.user('ann').suggest(message, 'product', 'la');
    expect(problem).toContain('invalid_options');
  });
});

describe('blocks in an attachment', () => {
  const element = { type: 'external_select', action_id: 'part' };
  const button = { type: 'button', action_id: 'close', text: { type: 'plain_text', text: 'Close' } };
  const blocks = [{ type: 'actions', elements: [button, element] }];

  beforeEach(async () => {
    const attachments = [{ text: 'first' }, { color: '#ff0000', blocks }];
    await app.call('chat.postMessage', { channel: 'general', text: 'A ticket', attachments });
    message = await slack.waitForMessage('A ticket');
  });

  it('are acted on as those of the message, and tell in which attachment they are', async () => {
    const { payload } = await slack.user('ann').click(message, 'Close');

    expect(payload).toMatchObject({
      type: 'block_actions',
      container: { type: 'message_attachment', attachment_id: 2, is_app_unfurl: false, message_ts: message.ts },
      actions: [{ action_id: 'close', block_id: expect.any(String) }],
      message: { attachments: [{ id: 1 }, { id: 2, blocks: [{ block_id: expect.any(String) }] }] },
    });
  });

  it('are asked for their options', async () => {
    connection.acknowledgeAll({ options: [{ text: { type: 'plain_text', text: 'Lamp' }, value: 'lamp' }] });

    const { payload, options } = await slack.user('ann').suggest(message, 'part', 'la');

    expect(options).toMatchObject([{ value: 'lamp' }]);
    expect(payload).toMatchObject({ type: 'block_suggestion', container: { type: 'message_attachment' } });
  });

  it('are checked as those of a message', async () => {
    const attachments = [{ blocks: [{ type: 'actions', elements: [{ type: 'sofa' }] }] }];

    expect((await app.call('chat.postMessage', { channel: 'general', attachments })).body).toMatchObject({
      error: 'invalid_attachments',
      response_metadata: {
        messages: ['[ERROR] unsupported type: sofa [json-pointer:/attachments/0/blocks/0/elements/0/type]'],
      },
    });
  });
});
