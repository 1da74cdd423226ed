import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Validator } from '@seriousme/openapi-schema-validator';
import { SlackEmulator } from '../../src/index.js';
import { objectsAt, stringAt, type JsonObject } from '../../src/json.js';
import { ControlClient, textIn } from '../support/control-client.js';
import { RawApp, type RawConnection } from '../support/raw-app.js';
import { ticketForm } from '../support/rendered-parts.js';

let slack: SlackEmulator;
let app: RawApp;
let connection: RawConnection;
let control: ControlClient;

beforeAll(async () => {
  slack = await SlackEmulator.start({ control: true });
  app = new RawApp(slack);
  connection = await app.connect();
  connection.acknowledgeAll(({ type }: JsonObject) => (type === 'events_api' ? undefined : {}));
  control = await ControlClient.of(slack);
  await slack.user('ann').say('general', 'Hello');
  await slack.user('ann').command('/deploy', 'prod');
});

afterAll(async () => {
  app.close();
  await slack.close();
});

const ann = { person: 'ann' };

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
      expect(details).toMatchObject({ entry: { id: entry.id }, details: {} });
    }
    const { ts, channel } = slack.messages[0] ?? {};
    const about = await control.ask('listTimeline', { query: { about: `${channel}/${ts}`, limit: '1' } });
    expect(about.body).toMatchObject([{ kind: expect.any(String) }]);
    const { test } = await control.done('exportTest', { query: { to: String(id), runner: 'jest' } });
    expect(test).toContain("from '@jest/globals'");
    const none = await control.ask('exportTest', { query: { from: '4711' } });
    expect(none).toMatchObject({ status: 422, body: { detail: expect.stringContaining('Nobody did anything') } });
    expect(await control.done('listConnections')).toMatchObject({ open: [{ app: 'app' }], closed: [] });
    const { SLACK_API_URL } = await control.done('getEnvironment');
    expect(SLACK_API_URL).toBe(slack.apiUrl);
    expect(await control.done('getHealth')).toEqual({ status: 'ok', connections: 1 });
    await control.done('getOpenApi');
  });

  it('tell what there is', async () => {
    expect((await control.ask('listWorkspaces')).body).toMatchObject([
      { name: 'Local', people: [{ name: 'ann' }, {}, {}] },
    ]);
    expect((await control.ask('listViews', { path: ann })).body).toEqual([]);
    expect((await control.ask('getHome', { path: ann })).body).toBeNull();
  });

  it('wait for what an app opens and ends', async () => {
    const { payload } = await slack.user('ann').shortcut('ticket');
    const waiting = control.done('waitForView', { body: { person: 'ann', match: 'Ticket' } });
    await app.call('views.open', { trigger_id: textIn(payload, 'trigger_id'), view: ticketForm });
    expect(await waiting).toMatchObject({ callbackId: 'ticket' });

    const { execution } = await slack.user('ann').runFunction('provision');
    await app.call('functions.completeError', { function_execution_id: execution.id, error: 'No room' });
    expect(await control.done('waitForOutcome', { body: { execution: execution.id } })).toMatchObject({
      status: 'failed',
    });
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
    await control.ask('listPayloadKinds');
    const example = await control.done('getPayloadExample', { query: { name: 'reaction_added', person: 'ann' } });
    expect(await control.done('checkPayload', { body: example })).toMatchObject({
      findings: [],
      shape: { user: 'string' },
    });
    expect(await control.done('sendPayload', { body: example })).toMatchObject({ ack: { status: 'in_time' } });
    expect(await control.ask('sendPayload', { body: { type: 'events_api', payload: {} } })).toMatchObject({
      status: 422,
      body: { faults: [{ at: '/body/payload', message: expect.stringContaining('no "type"') }] },
    });
    expect(await control.ask('getPayloadExample', { query: { name: 'none' } })).toMatchObject({ status: 404 });
    await control.done('sendFrame', { body: { frame: '{"type":"hello"}' } });
    await slack.waitFor('the frame', () => connection.frames.find(({ type }, at) => at > 0 && type === 'hello'));
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
    const faults = control.operationsOf(tag => tag === 'faults');
    const needed: Readonly<Record<string, object>> = {
      faultDelay: { app: victim, ms: 1 },
      faultSlowApi: { ms: 0 },
      faultMiscount: { by: 0 },
      faultRefuseCalls: { method: 'api.test' },
      faultGreet: { app: victim },
      faultDuplicate: { app: victim },
      faultEnd: { id: 'badNetwork' },
    };
    const takesApp = /Refresh|Close|Cut|Reset|HalfOpen|Slow|Fragment|Heal|Garbage|Corrupt|Pong|LoseAcks/;
    for (const id of faults.filter(each => each !== 'faultShutDoor')) {
      await control.done(id, { body: needed[id] ?? (takesApp.test(id) ? { app: victim } : {}) });
    }
    expect(faults.length).toBeGreaterThan(20);
    expect((await control.ask('listFaults')).body).toContainEqual({
      id: 'refuseNextCalls',
      fault: 'refuseNextCalls',
      text: 'the next 2 calls are refused',
      connectionId: null,
    });
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

describe('every operation but acts and those of apps', () => {
  it('was asked for above, and answered as the document says', () => {
    const inSpecsOfTheirOwn = ['live', 'liveState', 'listChannelMessages'];
    const others = control
      .operationsOf(tag => tag !== 'acts' && tag !== 'apps')
      .filter(id => !inSpecsOfTheirOwn.includes(id));
    expect(others.filter(id => !control.asked.has(id))).toEqual([]);
    expect(stringAt(control.document, 'openapi')).toBe('3.1.1');
    expect(objectsAt(control.document, 'tags').length).toBeGreaterThan(3);
  });
});

// It keeps everybody busy for so long that connections which nobody uses are closed: so it comes last.
describe('the OpenAPI document', () => {
  it('is one, by the judgement of a validator', async () => {
    expect(await new Validator().validate(structuredClone(control.document))).toEqual({ valid: true });
  });
});
