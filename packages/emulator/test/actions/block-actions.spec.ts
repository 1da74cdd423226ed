import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SlackEmulator, type JsonValue, type Message, type Person } from '../../src/index.js';
import { isJsonObject, objectAt, objectsAt, type JsonObject } from '../../src/json.js';
import { RawApp, type RawConnection } from '../support/raw-app.js';

let slack: SlackEmulator;
let app: RawApp;
let ann: Person;
let connection: RawConnection;
let message: Message;

const plain = (text: string): JsonObject => ({ type: 'plain_text', text });
const option = (value: string): JsonObject => ({ text: plain(value.toUpperCase()), value });
const options = [option('a'), option('b'), option('c')];

const elements: JsonObject[] = [
  { type: 'button', action_id: 'go', text: plain('Go!'), value: '7', style: 'primary' },
  { type: 'static_select', action_id: 'one', options },
  { type: 'multi_static_select', action_id: 'many', option_groups: [{ label: plain('All'), options }] },
  { type: 'radio_buttons', action_id: 'radio', options },
  { type: 'checkboxes', action_id: 'boxes', options },
  { type: 'overflow', action_id: 'more', options },
  { type: 'datepicker', action_id: 'day' },
  { type: 'timepicker', action_id: 'time' },
  { type: 'datetimepicker', action_id: 'moment' },
  { type: 'users_select', action_id: 'user' },
  { type: 'multi_users_select', action_id: 'users' },
  { type: 'channels_select', action_id: 'channel' },
  { type: 'external_select', action_id: 'found' },
];

beforeEach(async () => {
  slack = await SlackEmulator.start();
  app = new RawApp(slack);
  ann = slack.user('ann');
  const blocks = [
    { type: 'section', block_id: 'intro', text: plain('Hi'), accessory: { type: 'button', text: plain('Side') } },
    { type: 'actions', block_id: 'acts', elements },
  ];
  await app.call('chat.postMessage', { channel: 'general', text: 'Choose', blocks });
  message = await slack.waitForMessage('Choose');
  connection = await app.connect();
  connection.acknowledgeAll();
});

afterEach(async () => {
  app.close();
  await slack.close();
});

const lastPayload = (): JsonObject => objectAt(connection.envelopes.at(-1) ?? {}, 'payload') ?? {};
const lastAction = (): JsonObject | undefined => objectsAt(lastPayload(), 'actions')[0];

describe('a click', () => {
  it('reaches a button in the cell of a table', async () => {
    const cell = { type: 'action', element: { type: 'button', text: plain('Restart'), value: 'db-1' } };
    const rows = [[{ type: 'raw_text', text: 'Host' }], [cell]];
    await app.call('chat.postMessage', {
      channel: 'general',
      text: 'Hosts',
      blocks: [{ type: 'data_table', caption: 'Hosts', rows }],
    });

    await ann.click(await slack.waitForMessage('Hosts'), 'Restart');
    expect(lastAction()).toMatchObject({ type: 'button', value: 'db-1', action_id: expect.any(String) });
  });

  it('tells who clicked what, where, and how to answer', async () => {
    const exchange = await ann.click(message, 'go');

    expect(exchange).toMatchObject({ type: 'interactive', app: 'app', ack: { status: 'in_time' } });
    expect(lastPayload()).toMatchObject({
      type: 'block_actions',
      user: { id: ann.id, username: 'ann' },
      team: { domain: 'local' },
      api_app_id: slack.app().appId,
      container: { type: 'message', message_ts: message.ts, channel_id: message.channel, is_ephemeral: false },
      channel: { id: message.channel, name: 'general' },
      message: { ts: message.ts, text: 'Choose', bot_id: slack.app().botId },
      trigger_id: expect.any(String),
      response_url: expect.stringMatching(/^http:\/\/127\.0\.0\.1/),
      actions: [
        {
          type: 'button',
          action_id: 'go',
          block_id: 'acts',
          value: '7',
          style: 'primary',
          text: plain('Go!'),
          action_ts: expect.stringMatching(/^\d+\.\d{6}$/),
        },
      ],
    });
  });

  it('finds a button by its text, beside a section as well', async () => {
    await ann.click(message, 'Side');

    expect(lastAction()).toMatchObject({ block_id: 'intro', text: plain('Side') });
  });

  it('is not possible where there is no such button', async () => {
    await expect(ann.click(message, 'stop')).rejects.toThrow('no "stop" to act on. There is: ');
    await expect(ann.click(message, 'one')).rejects.toThrow('select in it');
    await expect(ann.click(await ann.say('general', 'hi'), 'go')).rejects.toThrow('No app wrote');
    await app.call('chat.delete', { channel: message.channel, ts: message.ts });
    await expect(ann.click(message, 'go')).rejects.toThrow(
      /is not there any more: it was deleted\. It was:\n┌─ @app in #general/,
    );
  });

  it('is not possible on a message that nobody has awaited, as JavaScript lets one forget', async () => {
    const promised = Object.assign(Promise.resolve(message), message);

    await expect(ann.click(promised, 'go')).rejects.toThrow('await it first');
    await expect(ann.react(promised, 'eyes')).rejects.toThrow('await it first');
    await expect(ann.edit(promised, 'more')).rejects.toThrow('await it first');
  });

  it('is answered by a bare ack: what it carries is a problem', async () => {
    connection.acknowledgeAll({ text: 'Clicked' });

    const { problem } = await ann.click(message, 'go');

    expect(problem).toContain('must be bare');
    expect(slack.messages).toHaveLength(1);
  });
});

describe('a choice', () => {
  it.each<[string, JsonValue, JsonObject]>([
    ['one', 'b', { type: 'static_select', selected_option: option('b') }],
    ['many', ['a', 'C'], { type: 'multi_static_select', selected_options: [option('a'), option('c')] }],
    ['radio', 'A', { type: 'radio_buttons', selected_option: option('a') }],
    ['boxes', [], { type: 'checkboxes', selected_options: [] }],
    ['more', 'c', { type: 'overflow', selected_option: option('c') }],
    ['day', '2026-12-24', { type: 'datepicker', selected_date: '2026-12-24' }],
    ['time', '18:30', { type: 'timepicker', selected_time: '18:30' }],
    ['moment', 1_798_135_200, { type: 'datetimepicker', selected_date_time: 1_798_135_200 }],
  ])('in "%s" carries what was chosen', async (actionId, value, chosen) => {
    await ann.select(message, actionId, value);

    expect(lastAction()).toMatchObject({ action_id: actionId, ...chosen });
  });

  it('in a menu of the app is of what the app offers for it', async () => {
    connection.acknowledgeAll(({ payload }) =>
      isJsonObject(payload) && payload.type === 'block_suggestion' ? { options } : undefined,
    );

    await ann.select(message, 'found', 'B');
    expect(lastAction()).toMatchObject({ type: 'external_select', selected_option: option('b') });
    await expect(ann.select(message, 'found', 'new')).rejects.toThrow(
      /The app has no "new" for external_select \(found in acts\)\. It offers: A \(a\), B \(b\), C \(c\)\.\n┌─ @app/,
    );
  });

  it('of people and channels is by name or id', async () => {
    const bob = slack.user('bob').id;

    await ann.select(message, 'user', 'bob');
    expect(lastAction()).toMatchObject({ selected_user: bob });
    await ann.select(message, 'users', ['ann', bob]);
    expect(lastAction()).toMatchObject({ selected_users: [ann.id, bob] });
    await ann.select(message, 'channel', 'general');
    expect(lastAction()).toMatchObject({ selected_channel: message.channel });
  });

  it('is in the state beside what the other elements hold', async () => {
    await ann.select(message, 'one', 'b');

    expect(objectAt(objectAt(lastPayload(), 'state') ?? {}, 'values')).toMatchObject({
      acts: {
        one: { type: 'static_select', selected_option: option('b') },
        day: { type: 'datepicker', selected_date: null },
      },
    });
  });

  it('is not possible among what is not offered', async () => {
    await expect(ann.select(message, 'one', 'z')).rejects.toThrow('offers no "z". It offers: A (a), B (b), C (c).');
    await expect(ann.select(message, 'go', 'z')).rejects.toThrow('click it instead');
  });
});

describe('suggestions', () => {
  it('are those of the ack, groups put together', async () => {
    connection.acknowledgeAll({ option_groups: [{ label: plain('All'), options }] });

    const exchange = await ann.suggest(message, 'found', 'que');

    expect(exchange.options).toEqual(options);
    expect(lastPayload()).toMatchObject({
      type: 'block_suggestion',
      action_id: 'found',
      block_id: 'acts',
      value: 'que',
      channel: { name: 'general' },
    });
  });

  it('are not asked for where the menu has its options itself', async () => {
    await expect(ann.suggest(message, 'one', 'q')).rejects.toThrow('asks no app for options');
  });

  it('may be none', async () => {
    connection.acknowledgeAll({ options: [] });

    expect((await ann.suggest(message, 'found', 'q')).options).toEqual([]);
  });

  it.each([
    ['nothing', undefined],
    ['no options', {}],
    ['more than 100', { options: Array.from({ length: 101 }, (_, index) => option(`o${index}`)) }],
    ['options that are none', { options: [{ label: 'x' }] }],
  ])('are a problem when the ack carries %s', async (_name, payload) => {
    connection.acknowledgeAll(() => payload);

    const { problem, options: none } = await ann.suggest(message, 'found', 'q');

    expect(problem).toContain('invalid_options');
    expect(none).toBeUndefined();
  });
});

const view = (more: JsonObject): JsonObject => ({
  type: 'modal',
  title: plain('Choose'),
  submit: plain('Send'),
  blocks: [
    {
      type: 'input',
      block_id: 'size',
      label: plain('Size'),
      element: { ...elements[1], action_id: 'pick' },
      ...more,
    },
  ],
});

/** Has the app open a modal whose one input block says this as well. */
async function open(more: JsonObject): Promise<void> {
  await ann.shortcut('open');
  await app.call('views.open', { trigger_id: lastPayload().trigger_id, view: view(more) });
}

describe('a choice in a view', () => {
  it('comes with the view, which holds it from then on', async () => {
    await open({ dispatch_action: true });
    const shown = await slack.waitForView(ann);

    await ann.select(shown, 'pick', 'b');

    const state = { size: { pick: { type: 'static_select', selected_option: option('b') } } };
    expect(lastPayload()).toMatchObject({
      type: 'block_actions',
      container: { type: 'view', view_id: shown.id },
      view: { id: shown.id, state: { values: state } },
    });
    expect(lastPayload()).not.toHaveProperty('response_url');
    expect(ann.views[0]?.state).toEqual(state);
  });

  it('is told to the app only at the submission, unless its input block dispatches actions', async () => {
    await open({});

    await expect(ann.select(await slack.waitForView(ann), 'pick', 'b')).rejects.toThrow('without dispatch_action');
  });
});
