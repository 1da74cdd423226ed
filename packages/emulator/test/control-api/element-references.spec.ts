import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { SlackEmulator, type Message } from '../../src/index.js';
import { objectAt, objectsAt, type JsonObject } from '../../src/json.js';
import { ControlClient, textIn } from '../support/control-client.js';
import { RawApp, type RawConnection } from '../support/raw-app.js';
import { option, plain } from '../support/rendered-parts.js';

const options = [option('Small'), option('Big')];
const input = (blockId: string, element: JsonObject, more: JsonObject = {}): JsonObject => ({
  type: 'input',
  block_id: blockId,
  label: plain('The same label'),
  element: { action_id: 'in', ...element },
  ...more,
});
const blocks: JsonObject[] = [
  { type: 'actions', block_id: 'one', elements: [{ type: 'button', action_id: 'go', text: plain('Go'), value: '1' }] },
  { type: 'actions', block_id: 'two', elements: [{ type: 'button', action_id: 'go', text: plain('Go'), value: '2' }] },
  {
    type: 'actions',
    block_id: 'menus',
    elements: [
      { type: 'external_select', action_id: 'who', min_query_length: 1 },
      { type: 'checkboxes', action_id: 'boxes', options },
    ],
  },
  input('note', { type: 'plain_text_input' }),
  input('name', { type: 'plain_text_input' }, { dispatch_action: true }),
];
const form: JsonObject = {
  type: 'modal',
  callback_id: 'form',
  notify_on_close: true,
  title: plain('Form'),
  submit: plain('Send'),
  blocks: [
    input('a/b', { type: 'plain_text_input' }),
    input('mail', { type: 'email_text_input' }, { optional: true }),
    input('logs', { type: 'file_input' }, { optional: true }),
  ],
};

let slack: SlackEmulator;
let app: RawApp;
let connection: RawConnection;
let control: ControlClient;
let message: Message;

const path = { person: 'ann' };

beforeAll(async () => {
  slack = await SlackEmulator.start({ control: true });
  app = new RawApp(slack);
  connection = await app.connect();
  connection.acknowledgeAll(({ type }: JsonObject) => (type === 'events_api' ? undefined : {}));
  control = await ControlClient.of(slack);
});

beforeEach(async () => {
  const { body } = await app.call('chat.postMessage', { channel: 'general', text: 'Choose', blocks });
  message = await slack.waitForMessage(({ ts }) => ts === body.ts);
});

afterAll(async () => {
  app.close();
  await slack.close();
});

const interactions = (): JsonObject[] =>
  connection.envelopes.filter(({ type }) => type === 'interactive').map(each => objectAt(each, 'payload') ?? {});
const lastAction = (): JsonObject | undefined => objectsAt(interactions().at(-1) ?? {}, 'actions')[0];

const at = (blockId: string, actionId: string): JsonObject => ({ message: message.ts, element: { blockId, actionId } });
const enter = (body: JsonObject): Promise<JsonObject> => control.done('enter', { path, body });

async function openForm(): Promise<void> {
  await slack.user('ann').shortcut('form');
  const trigger = textIn(interactions().at(-1), 'trigger_id');
  await app.call(slack.user('ann').views.length > 0 ? 'views.push' : 'views.open', { trigger_id: trigger, view: form });
}

describe('one element', () => {
  it('is clicked among others that look the same, and named where there is none such', async () => {
    await control.done('click', { path, body: at('two', 'go') });
    expect(lastAction()).toMatchObject({ block_id: 'two', value: '2' });

    expect(await control.ask('click', { path, body: at('three', 'go') })).toMatchObject({
      status: 422,
      body: { detail: expect.stringContaining('There is no blockId "three", actionId "go"') },
    });
  });

  it('takes an option of the app as it was suggested, and the app is not asked again', async () => {
    const before = interactions().length;
    const { exchange } = await enter({ ...at('menus', 'who'), value: option('Somebody') });

    expect(exchange).toMatchObject({ payload: { actions: [{ selected_option: option('Somebody') }] } });
    expect(interactions()).toHaveLength(before + 1);
    for (const value of ['Somebody', { value: 'somebody' }]) {
      expect(await control.ask('enter', { path, body: { ...at('menus', 'who'), value } })).toMatchObject({
        status: 422,
        body: { detail: expect.stringContaining('takes an option that the app has offered') },
      });
    }
  });

  it('holds what is entered, of which the app is told as Slack tells it, or when one says so', async () => {
    const before = interactions().length;
    expect(await enter({ ...at('note', 'in'), value: 'A note' })).toEqual({ exchange: null });
    expect(await enter({ ...at('name', 'in'), value: 'La', tell: false })).toEqual({ exchange: null });
    expect(interactions()).toHaveLength(before);

    await enter({ ...at('name', 'in'), value: 'Lamp' });
    expect(lastAction()).toMatchObject({ block_id: 'name', value: 'Lamp' });
    await enter({ ...at('menus', 'boxes'), value: ['small', option('Big')] });
    expect(interactions().at(-1)).toMatchObject({
      actions: [{ selected_options: options }],
      state: { values: { note: { in: { value: 'A note' } }, name: { in: { value: 'Lamp' } } } },
    });
    await enter({ ...at('menus', 'boxes'), value: null });
    expect(lastAction()).toMatchObject({ selected_options: [] });
  });

  it('is not told of against the rules of Slack', async () => {
    const untold = { ...at('menus', 'boxes'), value: ['small'], tell: false };
    expect(await control.ask('enter', { path, body: untold })).toMatchObject({
      status: 422,
      body: { detail: expect.stringContaining('in no input block: Slack tells the app of it at once') },
    });
    const told = { ...at('note', 'in'), value: 'x', tell: true };
    expect(await control.ask('enter', { path, body: told })).toMatchObject({
      status: 422,
      body: { detail: expect.stringContaining('in an input block without dispatch_action') },
    });
  });

  it('of an attachment is told by its text from its like', async () => {
    const games = ['chess', 'go'].map(value => ({ type: 'button', name: 'game', text: value, value }));
    const menu = { type: 'select', name: 'size', data_source: 'external' };
    const attachments = [{ callback_id: 'old', actions: [...games, menu] }];
    await app.call('chat.postMessage', { channel: 'general', text: 'Old', attachments });
    message = await slack.waitForMessage('Old');

    const element = { blockId: 'old', actionId: 'game', text: 'go' };
    await control.done('click', { path, body: { message: message.ts, element } });
    expect(lastAction()).toMatchObject({ name: 'game', value: 'go' });
    await enter({ ...at('old', 'size'), value: { text: 'Big', value: 'big' } });
    expect(lastAction()).toMatchObject({ name: 'size', selected_options: [{ value: 'big' }] });
  });
});

describe('a message', () => {
  it('of the same ts as one in another channel is told from it by its channel', async () => {
    const ts = '1800000000.000100';
    const twin = (channel: string, more = {}) => ({ channel, from: 'ann', text: `In ${channel}`, ts, ...more });
    const root = twin('general', { text: 'Root', ts: '1800000000.000001' });
    const seed = { messages: [root, twin('general', { thread: root.ts }), twin('random')] };
    const other = await SlackEmulator.start({ control: true, seed });
    const client = await ControlClient.of(other);
    const channel = other.channel('random').id;

    const reply = { place: 'random', text: 'Re', thread: ts };
    expect(await client.done('say', { path, body: reply })).toMatchObject({ threadTs: ts });
    for (const verb of ['react', 'unreact']) {
      const body = { message: ts, channel, emoji: 'eyes' };
      expect(await client.done(verb, { path, body })).toMatchObject({ text: 'In random' });
    }
    await client.done('edit', { path, body: { message: ts, channel, text: 'Edited' } });
    await client.done('delete', { path, body: { message: ts, channel } });
    expect(other.messages.map(({ text }) => text)).toEqual(['Root', 'In general', 'Re']);
    const nowhere = await client.ask('delete', { path, body: { message: ts, channel: 'C0' } });
    expect(nowhere).toMatchObject({ status: 404, body: { detail: expect.stringContaining('in no channel "C0"') } });
    await other.close();
  });
});

describe('a Home tab', () => {
  it('of any app is named by its id', async () => {
    const { botToken } = slack.addApp('second');
    const user_id = slack.user('ann').id;
    for (const token of [undefined, botToken]) {
      await app.call('views.publish', { user_id, view: { type: 'home', blocks: blocks.slice(0, 1) } }, token);
    }
    const [, theirs] = slack.user('ann').homes;

    const body = { view: theirs?.id, element: { blockId: 'one', actionId: 'go' } };
    expect(await control.done('click', { path, body })).toMatchObject({
      app: 'second',
      payload: { view: { id: theirs?.id, bot_id: slack.app('second').botId } },
    });
    expect((await control.ask('click', { path: { person: 'bob' }, body })).status).toBe(404);
  });
});

describe('a form', () => {
  it('that Slack itself would not submit tells what is wrong with which field', async () => {
    await openForm();
    const element = { blockId: 'mail', actionId: 'in' };
    await enter({ view: 'form', element, value: 'no address' });

    expect(await control.ask('submit', { path, body: {} })).toMatchObject({
      status: 422,
      body: {
        kind: 'not_possible',
        faults: [
          { at: '/blocks/a~1b', message: 'must be filled in' },
          { at: '/blocks/mail', message: 'must be an email address' },
        ],
      },
    });
    await control.done('closeView', { path, body: {} });
  });

  it('takes a file that was uploaded before, of nobody else', async () => {
    await openForm();
    const ours = slack.user('ann').upload({ name: 'error.log', content: 'It broke.' });
    const theirs = slack.user('bob').upload({ name: 'secret.log', content: 'Psst.' });
    const element = { blockId: 'logs', actionId: 'in' };

    await enter({ element, value: [{ id: ours.id }] });
    expect(slack.user('ann').views[0]?.state).toMatchObject({ logs: { in: { files: [{ name: 'error.log' }] } } });
    for (const id of [theirs.id, 'F0']) {
      expect(await control.ask('enter', { path, body: { element, value: [{ id }] } })).toMatchObject({
        status: 422,
        body: { detail: expect.stringContaining(`ann has uploaded no file "${id}"`) },
      });
    }
    await control.done('closeView', { path, body: {} });
  });

  it('is closed with all that is below it, and the app told of each that it asked to be told of', async () => {
    await openForm();
    await openForm();
    const [bottom, top] = slack.user('ann').views.map(({ id }) => id);

    expect(await control.done('closeView', { path, body: { all: true } })).toMatchObject({
      exchange: { payload: { view: { id: top } } },
      exchanges: [{ payload: { is_cleared: true } }, { payload: { is_cleared: true, view: { id: bottom } } }],
    });
    expect(slack.user('ann').views).toEqual([]);
    expect((await control.ask('closeView', { path, body: { all: true } })).status).toBe(404);

    await openForm();
    expect(await control.done('closeView', { path, body: {} })).toMatchObject({
      exchanges: [{ payload: { is_cleared: false } }],
    });
  });
});
