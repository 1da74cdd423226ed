import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SlackEmulator, type EntryDetails, type TimelineEntry } from '../../src/index.js';
import { isJsonObject, parseJson, stringAt, type JsonObject } from '../../src/json.js';
import { RecordStore } from '../../src/timeline/record-store.js';
import { manifestWith } from '../lint/call-cases.js';
import { RawApp, type RawConnection } from '../support/raw-app.js';
import { plain, ticketForm } from '../support/rendered-parts.js';

let slack: SlackEmulator;
let app: RawApp;
let connection: RawConnection;

beforeEach(async () => {
  slack = await SlackEmulator.start({ redeliveryDelaysMs: [0] });
  app = new RawApp(slack);
  connection = await app.connect();
});

afterEach(async () => {
  app.close();
  await slack.close();
});

/** The newest entry of a kind. */
function last(kind: TimelineEntry['kind']): TimelineEntry {
  const entry = slack.timeline.entries.findLast(each => each.kind === kind);
  if (!entry) throw new Error(`There is no entry of the kind ${kind}.\n${slack.timeline.toString()}`);
  return entry;
}

const detailsOf = (kind: TimelineEntry['kind']): EntryDetails | null => slack.history.details(last(kind).id);

function curlOf(method: string): string {
  const entry = slack.timeline.entries.findLast(each => each.kind === 'api_call' && each.method === method);
  const details = slack.history.details(entry?.id ?? 0);
  return details?.kind === 'api_call' ? details.curl : '';
}

/** Runs a command line in a shell. @returns what was answered */
async function run(command: string): Promise<JsonObject> {
  const env = { PATH: process.env.PATH, SLACK_BOT_TOKEN: slack.botToken, SLACK_APP_TOKEN: slack.appToken };
  const { stdout } = await promisify(execFile)('sh', ['-c', command], { env });
  const answer = parseJson(stdout);
  if (!isJsonObject(answer)) throw new Error(`${command} printed ${stdout}`);
  return answer;
}

describe('the details of an entry', () => {
  it('are the whole envelope, with its sendings and ack', async () => {
    const delivering = slack.deliverEvent({ type: 'team_join' });
    await slack.waitFor('the payload', () => connection.envelopes[0]);
    connection.acknowledgeAll({});
    await slack.time.advance('3s');
    await delivering;
    await slack.waitFor('the redelivery', () => slack.deliveries.find(({ status }) => status === 'acked'));

    expect(detailsOf('envelope')).toMatchObject({
      kind: 'envelope',
      envelope: connection.envelopes.at(-1),
      delivery: {
        status: 'acked',
        attempts: [{ outcome: 'timeout' }, { outcome: 'acked' }],
        ack: { status: 'in_time' },
      },
    });
    expect(detailsOf('envelope')).toMatchObject({ envelope: { retry_attempt: 1, retry_reason: 'timeout' } });
    expect(detailsOf('unanswered')).toMatchObject({ kind: 'unanswered', attempts: [{}, {}] });
    expect(detailsOf('ack')).toMatchObject({ kind: 'ack', payload: {}, status: 'in_time' });
    await slack.deliver({ type: 'odd', payload: {}, acceptsResponsePayload: false });
    expect(detailsOf('envelope')).toMatchObject({ envelope: { type: 'odd', accepts_response_payload: false } });
  });

  it('are all that somebody did, where its entry tells only the beginning', async () => {
    connection.acknowledgeAll({ options: [{ text: plain('One'), value: '1' }] });
    const text = `a ${'long '.repeat(200)}story`;
    await slack.user('ann').command('/tell', text);

    expect(last('act').text).toHaveLength(240);
    expect(detailsOf('act')).toMatchObject({ kind: 'act', type: 'slash_commands', payload: { text } });
    expect(last('ack').text).toMatch(/: 1 option$/);
  });

  it('are the arguments and the answer of a call', async () => {
    await app.call('chat.postMessage', { channel: 'general', text: 'Hi', colour: 'red' });
    const [message] = slack.messages;
    expect(detailsOf('api_call')).toMatchObject({
      method: 'chat.postMessage',
      httpMethod: 'POST',
      arguments: { channel: 'general', text: 'Hi', colour: 'red' },
      tokenKind: 'bot',
      answer: { status: 200, body: { ok: true, ts: message?.ts, message: { text: 'Hi' } }, instead: null },
      unknownArguments: ['colour'],
      canned: false,
      injected: false,
    });
    expect(detailsOf('message')).toMatchObject({ message: { text: 'Hi' }, previous: null });

    slack.faults.refuseNextCalls('chat.postMessage', 1, { error: 'ratelimited', status: 429, retryAfterSeconds: 7 });
    await app.call('chat.postMessage', { channel: 'general', text: 'Again' });
    expect(detailsOf('api_call')).toMatchObject({
      answer: { status: 429, body: { ok: false, error: 'ratelimited' } },
      injected: true,
      retryAfterMs: 7000,
    });
    expect(detailsOf('fault')).toMatchObject({ fault: 'refuseNextCalls', arguments: ['chat.postMessage', 1, {}] });
  });

  it('are messages and views as they were then, problems, findings, connections and time', async () => {
    connection.acknowledgeAll({});
    const ann = slack.user('ann');
    const said = await ann.say('general', 'first');
    await ann.edit(said, 'second');
    await ann.react(said, 'eyes');
    expect(detailsOf('change')).toBeNull();
    expect(detailsOf('message')).toMatchObject({ message: { text: 'second' }, previous: { text: 'first' } });

    const { payload } = await ann.command('/ticket');
    await app.call('views.open', { trigger_id: isJsonObject(payload) ? payload.trigger_id : '', view: ticketForm });
    expect(detailsOf('view')).toMatchObject({ view: { callbackId: 'ticket', state: expect.anything() } });
    await ann.closeView(ann.views[0]);

    await app.call('chat.postMessage', { channel: 'general', blocks: [{ type: 'divider' }] });
    expect(detailsOf('finding')).toMatchObject({
      finding: { rule: 'missing-text', page: expect.stringMatching(/^http/) },
    });
    connection.socket.send('no JSON');
    await slack.waitFor('the problem', () => slack.problems.find(({ kind }) => kind === 'broken_frame'));
    expect(detailsOf('problem')).toMatchObject({ problem: { kind: 'broken_frame' } });
    slack.faults.cut();
    await slack.waitForConnections(0);
    expect(detailsOf('connection')).toMatchObject({ connection: { close: { by: 'network' } } });
    await slack.time.advance('1s', { patienceMs: 0 });
    expect(detailsOf('time')).toEqual({ kind: 'time', how: 'advanced', byMs: 1000 });
    expect(() => slack.history.details(4711)).toThrow('The timeline has no entry #4711. It has #1 to #');
  });

  it('are kept as far as there is room: of what is old nothing, when what is new is big', async () => {
    const records = new RecordStore(3);
    const request = { method: 'm', httpMethod: 'POST', contentType: undefined, bearer: 'x', args: {} };
    const big = 'x'.repeat(40 * 2 ** 20);
    for (const id of [1, 2, 3, 4]) records.addResponse(id, request, { status: 200, body: {}, text: '{}' });
    expect([1, 2].map(id => records.response(id)?.body)).toEqual([undefined, '{}']);
    for (const id of [5, 6]) records.addResponse(id, request, { status: 200, body: {}, text: big });
    expect([4, 5, 6].map(id => records.response(id)?.body.length)).toEqual([undefined, undefined, big.length]);

    await app.call('api.test');
    await slack.reset();
    await app.call('api.test', {}, null);
    expect(slack.history.entries().map(({ kind }) => kind)).toEqual(['api_call']);
    expect(detailsOf('api_call')).toMatchObject({ answer: { body: { ok: true } } });
  });

  it('have no token in them, wherever it was', async () => {
    const token = slack.botToken;
    await app.call('chat.postMessage', { token, channel: 'general', text: `Mine is ${token}` }, null);
    await app.call('apps.connections.open', {}, slack.appToken);
    connection.acknowledgeAll({ text: token });
    const { payload } = await slack.user('ann').command('/say', token);
    const url = isJsonObject(payload) ? (stringAt(payload, 'response_url') ?? '') : '';
    const headers = { 'content-type': 'application/json' };
    await fetch(url, { method: 'POST', headers, body: JSON.stringify({ text: token }) });

    const kinds = ['envelope', 'ack', 'api_call', 'response'];
    const shown = slack.timeline.entries
      .filter(({ kind }) => kinds.includes(kind))
      .map(({ id }) => JSON.stringify(slack.history.details(id)));
    expect(shown.length).toBeGreaterThan(4);
    for (const each of shown) expect(each).not.toMatch(/xox[a-z]-[\w]|xapp-\w/);
  });
});

describe('entries that are looked for', () => {
  it('are about a message: what posted it, tells of it, was done with it and came of that', async () => {
    connection.acknowledgeAll({});
    const blocks = [{ type: 'actions', elements: [{ type: 'button', action_id: 'go', text: plain('Go') }] }];
    await app.call('chat.postMessage', { channel: 'general', text: 'Go?', blocks });
    await app.call('chat.postMessage', { channel: 'general', text: 'Other' });
    const message = await slack.waitForMessage('Go?');
    await slack.user('ann').click(message, 'Go');

    const about = slack.history.entries({ about: message }).map(({ kind, text }) => `${kind} ${text.split(' ')[0]}`);
    expect(about.filter(each => !each.startsWith('ack'))).toEqual([
      'api_call chat.postMessage',
      'message says',
      'envelope events_api',
      'act clicks',
      'envelope interactive',
    ]);
    expect(about.filter(each => each === 'ack acks')).toHaveLength(2);
    expect(about.join()).not.toContain('Other');
  });

  it('are about a view, or the newest so many before one', async () => {
    connection.acknowledgeAll({});
    const ann = slack.user('ann');
    const { payload } = await ann.command('/ticket');
    await app.call('views.open', { trigger_id: isJsonObject(payload) ? payload.trigger_id : '', view: ticketForm });
    const form = await ann.modal();
    await form.fill({ Title: 'Lamp' }).submit();

    const about = slack.history.entries({ about: { viewId: form.view.id } }).map(({ kind }) => kind);
    expect(about.join(' ')).toBe('api_call view act envelope ack view');
    const [, second, third] = slack.timeline.entries;
    expect(slack.history.entries({ before: (third?.id ?? 0) + 1, limit: 2 })).toEqual([second, third]);
  });
});

describe('the details of a message', () => {
  it('are there, also where an app does not hear of it for want of a scope', async () => {
    await using strict = await SlackEmulator.start({ manifest: manifestWith(['message.channels'], ['chat:write']) });
    await strict.user('ann').say('general', 'Hi');

    expect(strict.lint.findings).toMatchObject([{ rule: 'missing-scope' }]);
    const entry = strict.timeline.entries.find(({ kind }) => kind === 'message');
    expect(strict.history.details(entry?.id ?? 0)).toMatchObject({ kind: 'message', message: { text: 'Hi' } });
  });
});

describe('a call as a curl command', () => {
  const HOSTILE = `it's "$(touch /tmp/x)" \`id\` \\ \n @file =1 &b=2 %41 \u001b[31m \u0000 é 😀 \ud800`;

  it('does the same again, whatever is in it', async () => {
    await app.call('chat.postMessage', {
      channel: 'general',
      text: HOSTILE,
      metadata: { event_type: 'a', event_payload: {} },
    });
    expect(await run(curlOf('chat.postMessage'))).toMatchObject({ ok: true });
    const [first, second] = slack.messages;
    expect(second?.text).toBe(first?.text);
    expect(second).toMatchObject({ metadata: { event_type: 'a' } });
    expect(curlOf('chat.postMessage')).not.toMatch(/[^\P{Cc}\n]/u);
  });

  it('is a form where the call was one, and a GET where it was that', async () => {
    const args = { channel: 'general', text: `@all ${HOSTILE}`, odd_name: '@/etc/passwd' };
    const headers = { authorization: `Bearer ${slack.botToken}` };
    await fetch(`${slack.apiUrl}chat.postMessage`, { method: 'POST', body: new URLSearchParams(args), headers });
    expect(await run(curlOf('chat.postMessage'))).toMatchObject({ ok: true });
    const [first, second] = slack.apiCalls.filter(({ method }) => method === 'chat.postMessage');
    expect(second?.args).toEqual(first?.args);

    await fetch(`${slack.apiUrl}conversations.info?channel=${slack.channel('general').id}`, { headers });
    expect(await run(curlOf('conversations.info'))).toMatchObject({ ok: true, channel: { name: 'general' } });
    expect(curlOf('conversations.info')).toContain('--get');
    expect(await run(curlOf('apps.connections.open'))).toMatchObject({ ok: true, url: expect.stringMatching(/^ws:/) });
    await app.call('api.test', {}, null);
    expect(curlOf('api.test')).not.toContain('Bearer');
    expect(await run(curlOf('api.test'))).toMatchObject({ ok: true });
  });
});
