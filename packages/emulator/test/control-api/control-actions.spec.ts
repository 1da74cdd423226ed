import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SlackEmulator } from '../../src/index.js';
import type { JsonObject } from '../../src/json.js';
import { ControlClient, textIn } from '../support/control-client.js';
import { RawApp, type ApiAnswer, type RawConnection } from '../support/raw-app.js';
import { choices, option, ticketForm } from '../support/rendered-parts.js';

const blocks = [{ type: 'actions', block_id: 'choice', elements: choices }];
const view = { ...ticketForm, notify_on_close: true };

let slack: SlackEmulator;
let app: RawApp;
let connection: RawConnection;
let control: ControlClient;
let opened: Promise<ApiAnswer> | undefined;

/** What the app says to what it gets: it opens a form at `/ticket`, and shows its blocks at `/deploy`. */
function answer({ type, payload }: JsonObject): unknown {
  const command = textIn(payload, 'command');
  if (command === '/ticket') opened = app.call('views.open', { trigger_id: textIn(payload, 'trigger_id'), view });
  if (command === '/deploy') return { text: 'Deploy?', blocks, response_type: 'in_channel' };
  if (textIn(payload, 'type') === 'block_suggestion') return { options: [option('Web')] };
  return type === 'events_api' ? undefined : {};
}

beforeAll(async () => {
  slack = await SlackEmulator.start({ control: true });
  app = new RawApp(slack);
  connection = await app.connect();
  connection.acknowledgeAll(answer);
  control = await ControlClient.of(slack);
});

afterAll(async () => {
  await opened;
  app.close();
  await slack.close();
});

const ann = { person: 'ann' };

const lastInteraction = (): unknown => slack.deliveries.findLast(({ type }) => type === 'interactive')?.payload;

describe('people act', () => {
  it('with messages', async () => {
    const said = await control.done('say', { path: ann, body: { place: 'general', text: 'Lunch?' } });
    const message = textIn(said, 'ts');

    expect(await control.done('edit', { path: ann, body: { message, text: 'Lunch at noon?' } })).toMatchObject({
      text: 'Lunch at noon?',
    });
    expect(
      await control.done('react', { path: { person: 'bob' }, body: { message: 'at noon', emoji: ':eyes:' } }),
    ).toMatchObject({
      reactions: [{ name: 'eyes' }],
    });
    expect(await control.done('unreact', { path: { person: 'bob' }, body: { message, emoji: 'eyes' } })).toMatchObject({
      reactions: [],
    });
    await control.done('say', { path: ann, body: { place: 'general', text: 'Yes', thread: 'at noon' } });
    const shout = { place: 'general', text: 'Come!', thread: message, broadcast: true };
    expect(await control.done('say', { path: ann, body: shout })).toMatchObject({
      threadTs: message,
      subtype: 'thread_broadcast',
    });
    const nowhere = { place: 'general', text: 'Come!', broadcast: true };
    expect(await control.ask('say', { path: ann, body: nowhere })).toMatchObject({ status: 422 });
    expect((await control.ask('listMessages', { query: { thread: message, text: 'Yes' } })).body).toHaveLength(1);
    await control.done('delete', { path: ann, body: { message } });
    expect((await control.ask('listMessages', { query: { text: 'noon' } })).body).toEqual([]);

    await app.call('chat.postEphemeral', { channel: 'general', user: slack.user('ann').id, text: 'Psst' });
    expect(await control.ask('dismiss', { path: ann, body: { message: 'Yes' } })).toMatchObject({ status: 422 });
    expect(await control.ask('dismiss', { path: { person: 'bob' }, body: { message: 'Psst' } })).toMatchObject({
      status: 404,
    });
    await control.done('dismiss', { path: ann, body: { message: 'Psst' } });
    expect(slack.messages.some(({ text }) => text === 'Psst')).toBe(false);

    const file = { name: 'error.log', content: 'SXQgYnJva2Uu', encoding: 'base64' };
    expect(await control.done('share', { path: ann, body: { place: 'general', file, text: 'Look' } })).toMatchObject({
      files: [{ name: 'error.log', size: 9 }],
    });
  });

  it('with files', async () => {
    const uploaded = await fetch(`${slack.controlUrl}people/ann/files?name=a.txt`, { method: 'POST', body: 'Hello' });
    const id = textIn(await uploaded.json(), 'id');
    expect(await (await fetch(`${slack.controlUrl}files/${id}`)).text()).toBe('Hello');
    control.asked.add('uploadFile').add('getFile');
  });

  it('with channels', async () => {
    const { name, members } = await control.done('createChannel', { path: ann, body: { name: 'plans' } });
    expect([name, members]).toEqual(['plans', [slack.user('ann').id]]);
    const path = { ...ann, channel: 'plans' };
    expect(await control.done('renameChannel', { path, body: { name: 'plan' } })).toMatchObject({ name: 'plan' });
    const bob = { person: 'bob', channel: 'plan' };
    const membersAfter = async (verb: string, body = {}): Promise<unknown> =>
      (await control.done(verb, { path: bob, body })).members;
    expect(await membersAfter('joinChannel')).toHaveLength(2);
    expect(await membersAfter('inviteChannel', { people: ['carol', slack.app().botUserId] })).toHaveLength(4);
    expect(await membersAfter('leaveChannel')).toHaveLength(3);
    expect(await control.done('archiveChannel', { path: bob, body: {} })).toMatchObject({ isArchived: true });
    expect(await control.done('unarchiveChannel', { path: bob, body: {} })).toMatchObject({ isArchived: false });
    await control.done('deleteChannel', { path: bob, body: {} });
    expect(await control.ask('joinChannel', { path: bob, body: {} })).toMatchObject({ status: 422 });

    const people = ['bob', 'carol'];
    expect(await control.done('openDirect', { path: ann, body: { people } })).toMatchObject({ kind: 'mpim' });
    expect(await control.ask('openDirect', { path: ann, body: { people: ['zoe'] } })).toMatchObject({ status: 422 });
  });

  it('which read a channel', async () => {
    const { ts, channel } = await slack.user('bob').say('general', 'Read this');
    slack.user('bob').channels.create('bobs');
    await control.done('mark', { path: ann, body: { channel, ts } });
    const token = slack.workspace().userToken('ann');
    const read = await app.call('conversations.info', { channel }, token);

    expect(read.body).toMatchObject({ channel: { last_read: ts } });
    const own = await slack.user('ann').say('general', 'I did');
    await slack.user('ann').say('general', 'In a thread', { threadTs: own.ts });
    const after = await app.call('conversations.info', { channel }, token);
    expect(after.body).toMatchObject({ channel: { last_read: own.ts } });
    for (const body of [
      { channel, ts: 'now' },
      { channel: 'bobs', ts },
      { channel: 'C0', ts },
    ]) {
      expect(await control.ask('mark', { path: ann, body })).toMatchObject({ status: 422 });
    }
  });

  it('with what an app shows', async () => {
    const exchange = await control.done('command', { path: ann, body: { command: '/deploy', text: 'prod' } });
    expect(exchange).toMatchObject({ ack: { status: 'in_time' }, message: { text: 'Deploy?' } });

    const at = { path: ann };
    const shown = { message: 'Deploy?' };
    await control.done('click', { ...at, body: { ...shown, element: 'Approve' } });
    expect(lastInteraction()).toMatchObject({ actions: [{ action_id: 'approve' }] });
    await control.done('select', { ...at, body: { ...shown, element: 'size', value: 'Big' } });
    expect(lastInteraction()).toMatchObject({ actions: [{ selected_option: { value: 'big' } }] });
    expect(await control.done('suggest', { ...at, body: { ...shown, element: 'who', query: 'we' } })).toMatchObject({
      options: [{ value: 'web' }],
    });
    const element = { blockId: 'choice', actionId: 'size' };
    await control.done('enter', { ...at, body: { ...shown, element, value: 'small' } });
    expect(lastInteraction()).toMatchObject({ actions: [{ selected_option: { value: 'small' } }] });
    await control.done('shortcut', { ...at, body: { callbackId: 'new_ticket' } });
    await control.done('shortcut', { ...at, body: { callbackId: 'file_ticket', ...shown } });
    expect(slack.deliveries.at(-1)?.payload).toMatchObject({ type: 'message_action' });
  });

  it('with views', async () => {
    await control.done('command', { path: ann, body: { command: '/ticket' } });
    const body = { person: 'ann', match: 'Ticket' };
    expect(await control.done('waitForView', { body })).toMatchObject({ callbackId: 'ticket' });
    expect((await control.ask('listViews', { path: ann })).body).toMatchObject([
      { drawing: expect.stringContaining('Title') },
    ]);

    const late = await control.ask('submit', { path: ann, body: { values: {} } });
    expect(late).toMatchObject({
      status: 422,
      body: { kind: 'not_possible', detail: expect.stringContaining('itle') },
    });
    await control.done('submit', { path: ann, body: { view: 'ticket', values: { title: 'Lamp' } } });
    expect((await control.ask('listViews', { path: ann })).body).toEqual([]);

    await control.done('command', { path: ann, body: { command: '/ticket' } });
    await control.done('waitForView', { body });
    expect(await control.done('closeView', { path: ann, body: {} })).toMatchObject({ exchange: { ack: {} } });

    expect((await control.ask('getHome', { path: ann })).body).toBeNull();
    await control.done('openHome', { path: ann, body: {} });
    await app.call('views.publish', { user_id: slack.user('ann').id, view: { type: 'home', blocks: [] } });
    expect(await control.done('getHome', { path: ann })).toMatchObject({ type: 'home' });
  });

  it('with assistants, streams, workflows and languages', async () => {
    const { thread } = await control.done('openAssistant', { path: ann, body: { beside: 'general' } });
    const [ts, channel] = [textIn(thread, 'ts'), textIn(thread, 'channel')];
    const path = { ...ann, ts };
    const prompts = [{ title: 'Sum up', message: 'Sum it up.' }];
    await app.call('assistant.threads.setSuggestedPrompts', { channel_id: channel, thread_ts: ts, prompts });
    expect((await control.ask('getAssistant', { path })).body).toMatchObject({ prompts });
    await control.done('choosePrompt', { path, body: { title: 'Sum up' } });
    await control.done('sayToAssistant', { path, body: { text: 'And?' } });
    await control.done('lookAt', { path, body: { channel: 'support' } });
    for (const wrong of [
      { ...ann, ts: '1.2' },
      { person: 'bob', ts },
    ]) {
      expect((await control.ask('lookAt', { path: wrong, body: { channel: 'support' } })).status).toBe(404);
    }
    const { thread: bobsThread } = await slack.user('bob').openAssistant();
    const bobs = { person: 'bob', ts: bobsThread.ts };
    await control.done('sayToAssistant', { path: bobs, body: { text: 'Opened elsewhere' } });
    expect(slack.messages.at(-1)).toMatchObject({ text: 'Opened elsewhere', threadTs: bobsThread.ts });

    const { body: begun } = await app.call('chat.startStream', { channel, thread_ts: ts, markdown_text: 'So' });
    const stopped = await control.done('stopStream', { path: ann, body: { message: begun.ts } });
    expect(stopped).toMatchObject({ streaming: false });

    const { execution } = await control.done('runFunction', { path: ann, body: { callbackId: 'provision' } });
    const id = textIn(execution, 'id');
    await app.call('functions.completeError', { function_execution_id: id, error: 'No room' });
    expect(await control.done('waitForOutcome', { body: { execution: id } })).toMatchObject({ error: 'No room' });

    await control.done('chooseLanguage', { path: ann, body: { locale: 'de-DE' } });
    expect((await control.ask('listWorkspaces')).body).toMatchObject([
      { name: 'Local', people: [{ name: 'ann', locale: 'de-DE' }, { name: 'bob' }, { name: 'carol' }] },
    ]);
  });
});

describe('every act', () => {
  it('was asked for above, and answered as the document says', () => {
    const acts = control.operationsOf(tag => tag === 'acts');

    expect(acts.filter(id => !control.asked.has(id))).toEqual([]);
    expect(acts.length).toBeGreaterThan(20);
  });
});
