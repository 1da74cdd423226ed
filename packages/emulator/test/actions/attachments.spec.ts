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
  const groups = [{ text: 'More', options: [{ text: 'Big', value: 'b' }] }];
  const actions = [
    { name: 'decide', text: 'Yes', type: 'button', value: 'yes' },
    { name: 'product', text: 'Choose', type: 'select', data_source: 'external' },
    { name: 'size', text: 'Size', type: 'select', options: [{ text: 'Small', value: 's' }], option_groups: groups },
    { name: 'owner', text: 'Owner', type: 'select', data_source: 'users' },
    { name: 'place', text: 'Place', type: 'select', data_source: 'conversations' },
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

  it.each([['Lamp'], ['l']])('tells what was chosen in a menu, of what the app offers: %s', async choice => {
    connection.acknowledgeAll({ options: [{ text: 'Lamp', value: 'l' }] });

    const { payload } = await slack.user('ann').select(message, 'product', choice);

    const actions = [{ name: 'product', type: 'select', selected_options: [{ value: 'l' }] }];
    expect(payload).toMatchObject({ type: 'interactive_message', actions });
    expect(slack.deliveries.at(-2)?.payload).toMatchObject({ name: 'product', value: choice });
  });

  it.each([
    [
      'product',
      'Sofa',
      'The app has no "Sofa" for external_select "Choose" (product in order/7). It offers: Lamp (l).',
    ],
    ['size', 'XL', 'static_select "Size" (size in order/7) offers no "XL". It offers: Small (s), Big (b).'],
    ['size', '', 'static_select "Size" (size in order/7) can\'t be emptied'],
    ['owner', 'dave', 'The menu lists nobody called "dave".'],
    ['decide', 'yes', 'A button takes no value'],
    ['sofa', 'x', 'There is no "sofa" to act on. There is: button "Yes" (decide in order/7), external_select "Choose"'],
  ])('has no choice in "%s" of %j', async (name, choice, sentence) => {
    connection.acknowledgeAll({ options: [{ text: 'Lamp', value: 'l' }] });

    await expect(slack.user('ann').select(message, name, choice)).rejects.toThrow(sentence);
    expect(slack.deliveries.map(({ payload }) => payload)).not.toContainEqual(
      expect.objectContaining({ actions: expect.anything() }),
    );
  });

  it.each([
    ['size', 'Big', 'b'],
    ['size', 's', 's'],
    ['owner', 'bob', 'U'],
    ['place', '#support', 'C'],
  ])('has a choice in "%s" of %j', async (name, choice, value) => {
    await slack.user('ann').select(message, name, choice);

    const actions = [{ name, type: 'select', selected_options: [{ value: expect.stringMatching(`^${value}`) }] }];
    expect(slack.deliveries.at(-1)?.payload).toMatchObject({ actions });
  });

  it('has elements that are found by their marks, and nobody guesses among several', async () => {
    const ann = slack.user('ann');
    const vote = ['Up', 'Down', 'Down'].map(text => ({ name: 'vote', text, type: 'button', value: text }));
    const attachments = [{ text: 'Poll', callback_id: 'poll', actions: vote }];
    await app.call('chat.postMessage', { channel: 'general', text: 'A poll', attachments });
    const poll = await slack.waitForMessage('A poll');

    await ann.click(poll, { kind: 'button', blockId: 'poll', actionId: 'vote', text: /^U/, label: 'Poll' });
    expect(slack.deliveries.at(-1)?.payload).toMatchObject({ actions: [{ value: 'Up' }] });
    await expect(ann.click(poll, 'vote')).rejects.toThrow(
      '"vote" may be any of 3: button "Up" (vote in poll), button "Down" (vote in poll), button "Down" (vote in poll). ' +
        "Name it more closely, such as { blockId: 'poll', actionId: 'vote', text: 'Up' }.\n┌─",
    );
    await expect(ann.click(poll, 'Down')).rejects.toThrow('button "Down" (vote in poll).\n┌─');
    await expect(ann.click(poll, { text: 'Up', blockId: 'order/7' })).rejects.toThrow('There is no text "Up"');
    await expect(ann.click(message, 'Size')).rejects.toThrow('is no button: select in it');
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
    expect(slack.timeline.toString()).toContain('ann types "la" into product');

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
      errors: ['unsupported type: sofa [json-pointer:/attachments/0/blocks/0/elements/0/type]'],
      response_metadata: {
        messages: ['[ERROR] unsupported type: sofa [json-pointer:/attachments/0/blocks/0/elements/0/type]'],
      },
    });
  });
});
