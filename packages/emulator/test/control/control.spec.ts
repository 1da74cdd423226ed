import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Validator } from '@seriousme/openapi-schema-validator';
import { SlackEmulator } from '../../src/index.js';
import { objectsAt, stringAt, type JsonObject } from '../../src/json.js';
import { ControlClient, textIn } from '../support/control-client.js';
import { RawApp, type ApiAnswer, type RawConnection } from '../support/raw-app.js';
import { choices, option, ticketForm } from '../support/shown-parts.js';

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

describe('the OpenAPI document', () => {
  it('is one, by the judgement of a validator', async () => {
    expect(await new Validator().validate(structuredClone(control.document))).toEqual({ valid: true });
  });
});

describe('acts', () => {
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
    expect((await control.ask('listMessages', { query: { thread: message, text: 'Yes' } })).body).toHaveLength(1);
    await control.done('delete', { path: ann, body: { message } });
    expect((await control.ask('listMessages', { query: { text: 'noon' } })).body).toEqual([]);

    const file = { name: 'error.log', content: 'SXQgYnJva2Uu', encoding: 'base64' };
    expect(await control.done('share', { path: ann, body: { place: 'general', file, text: 'Look' } })).toMatchObject({
      files: [{ name: 'error.log', size: 9 }],
    });
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
    const unknown = await control.ask('lookAt', { path: { ...ann, ts: '1.2' }, body: { channel: 'support' } });
    expect(unknown.status).toBe(404);

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

describe('looks, waits and sendings', () => {
  it('tell what has happened', async () => {
    const lists = [
      'listAcks',
      'listCalls',
      'listDeliveries',
      'listFunctions',
      'listProblems',
      'listMessages',
      'listFindings',
    ];
    for (const list of lists) await control.ask(list);
    expect((await control.ask('listAcks', { query: { limit: '1' } })).body).toHaveLength(1);
    const { id = 0 } = slack.timeline.entries.at(-2) ?? {};
    expect((await control.ask('listTimeline', { query: { after: String(id) } })).body).toEqual([
      { ...slack.timeline.entries.at(-1), line: expect.stringContaining(`#${id + 1} `) },
    ]);
    for (const entry of slack.timeline.entries) {
      const details = await control.done('getTimelineEntry', { path: { id: String(entry.id) } });
      expect(details).toMatchObject({ entry: { id: entry.id }, details: entry.kind === 'act' ? null : {} });
    }
    const { ts, channel } = slack.messages[0] ?? {};
    const about = await control.ask('listTimeline', { query: { about: `${channel}/${ts}`, limit: '1' } });
    expect(about.body).toMatchObject([{ kind: expect.any(String) }]);
    expect(await control.done('listConnections')).toMatchObject({ open: [{ app: 'app' }], closed: [] });
    const { SLACK_API_URL } = await control.done('getEnvironment');
    expect(SLACK_API_URL).toBe(slack.apiUrl);
    expect(await control.done('getHealth')).toEqual({ status: 'ok', connections: 1 });
    await control.done('getOpenApi');
  });

  it('wait, up to a limit', async () => {
    const waiting = control.done('waitForMessage', { body: { text: 'Here I am', channel: 'general' } });
    await app.call('chat.postMessage', { channel: 'general', text: 'Here I am' });
    const { ts } = await waiting;
    await control.done('waitForAck', { body: { match: 'slash_commands' } });
    await control.done('waitForCall', { body: { method: 'chat.postMessage', ok: true } });
    await control.ask('waitForConnections', { body: { count: 1 } });

    const body = { text: 'Here I am', after: ts, timeoutMs: 10 };
    expect(await control.ask('waitForMessage', { body })).toMatchObject({
      status: 504,
      body: { kind: 'not_in_time', detail: expect.stringContaining('Instead there was') },
    });
  });

  it('send anything to an app', async () => {
    const { envelopeId } = await control.done('deliver', { body: { type: 'events_api', payload: { a: 1 } } });
    expect(await control.done('waitForDelivery', { body: { id: envelopeId } })).toMatchObject({ status: 'acked' });
    const sent = slack.timeline.entries.findLast(({ kind }) => kind === 'envelope');
    const path = { id: String(sent?.id) };
    expect(await control.done('replay', { path, body: { as: 'same_envelope' } })).toMatchObject({ envelopeId });
    expect(await control.ask('replay', { path: { id: '4711' }, body: {} })).toMatchObject({ status: 404 });
    expect(await control.ask('replay', { path: { id: '1' }, body: {} })).toMatchObject({ status: 422 });
    await control.done('deliverEvent', { body: { event: { type: 'team_join' } } });
    await control.done('sendFrame', { body: { frame: '{"type":"hello"}' } });
    await slack.waitFor('the frame', () => connection.frames.find(({ type }, at) => at > 0 && type === 'hello'));
    const second = await control.done('addApp', { body: { name: 'second' } });
    const replaced = await control.done('replaceAppToken', { path: { app: 'second' }, body: {} });
    expect(replaced.appToken).not.toBe(second.appToken);
  });

  it('are live, as server-sent events', async () => {
    const end = new AbortController();
    const response = await fetch(`${slack.controlUrl}events`, { signal: end.signal });
    expect(response.headers.get('content-type')).toBe('text/event-stream');
    let heard = '';
    let reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    const hear = async (what: string): Promise<void> => {
      while (!heard.includes(what)) heard += (await reader?.read())?.value ?? '';
    };
    await hear('event: ready');
    await slack.user('ann').say('general', 'Live now');
    await hear('Live now');
    expect(heard).toMatch(/event: message\ndata: {.*Live now/);
    end.abort();

    const last = slack.timeline.entries.at(-2)?.id ?? 0;
    const back = new AbortController();
    const headers = { 'last-event-id': String(last) };
    const again = await fetch(`${slack.controlUrl}events`, { headers, signal: back.signal });
    reader = again.body?.pipeThrough(new TextDecoderStream()).getReader();
    heard = '';
    await hear(`id: ${last + 1}\n`);
    expect(heard).not.toContain(`id: ${last}\n`);
    back.abort();
    control.asked.add('live');
  });
});

describe('time', () => {
  it('is steered', async () => {
    const frozen = await control.done('freezeTime', { body: {} });
    const moved = await control.done('advanceTime', { body: { by: '5m', patienceMs: 10 } });
    expect(Date.parse(textIn(moved, 'now')) - Date.parse(textIn(frozen, 'now'))).toBe(300_000);
    expect(await control.done('getTime')).toEqual({ ...moved, isFrozen: true });
    expect(await control.done('resumeTime', { body: {} })).toMatchObject({ isFrozen: false });
    expect((await control.ask('advanceTime', { body: { by: 'soon' } })).status).toBe(400);
  });
});

describe('faults', () => {
  it('have a route each', async () => {
    const { name: victim } = slack.addApp('victim');
    const faults = control.operations.filter(id => id.startsWith('fault'));
    const needed: Readonly<Record<string, object>> = {
      faultDelay: { app: victim, ms: 1 },
      faultMiscount: { by: 0 },
      faultRefuseCalls: { method: 'api.test' },
      faultGreet: { app: victim },
      faultDuplicate: { app: victim },
    };
    const takesApp = /Refresh|Close|Cut|Reset|HalfOpen|Slow|Fragment|Heal|Garbage|Corrupt|Pong|LoseAcks/;
    for (const id of faults.filter(each => each !== 'faultShutDoor')) {
      await control.done(id, { body: needed[id] ?? (takesApp.test(id) ? { app: victim } : {}) });
    }
    expect(faults.length).toBeGreaterThan(20);
  });

  it('that shut the door open it again', async () => {
    await control.done('faultShutDoor', { body: { forMs: 1 } });
    const opens = async (): Promise<boolean> =>
      fetch(slack.apiUrl).then(
        () => true,
        () => opens(),
      );

    expect(await opens()).toBe(true);
  });
});

describe('the whole state', () => {
  it('is given as a seed, and gone back to', async () => {
    expect(await control.done('getSeed')).toMatchObject({ people: expect.anything(), apps: expect.anything() });
    await control.done('reset', { body: {} });

    expect((await control.ask('listMessages')).body).toEqual([]);
    expect(await control.done('listConnections')).toMatchObject({ open: expect.anything(), closed: [] });
    const said = await control.done('say', { path: ann, body: { place: 'general', text: '@bob, again' } });
    expect(said.ts).toBeDefined();
    expect((await control.ask('listMessages')).body).toMatchObject([
      { drawing: expect.stringContaining('@bob, again') },
    ]);
  });
});

describe('every operation', () => {
  it('was asked for above, and answered as the document says', () => {
    expect(control.operations.filter(id => !control.asked.has(id))).toEqual([]);
    expect(stringAt(control.document, 'openapi')).toBe('3.1.1');
    expect(objectsAt(control.document, 'tags').length).toBeGreaterThan(3);
  });
});
