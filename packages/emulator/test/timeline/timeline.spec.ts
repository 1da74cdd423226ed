import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SlackEmulator, timelineLine, type TimelineEntry } from '../../src/index.js';
import { isJsonObject, stringAt, type JsonObject } from '../../src/json.js';
import { wrapRow } from '../../src/timeline/format-entry.js';
import { RawApp, type RawConnection } from '../support/raw-app.js';

let slack: SlackEmulator;
let app: RawApp;
let connection: RawConnection;

async function start(options: Parameters<typeof SlackEmulator.start>[0] = {}): Promise<void> {
  slack = await SlackEmulator.start({ clock: { now: () => 34_200_020 }, ...options });
  app = new RawApp(slack);
  connection = await app.connect();
}

const modal = (title: string): JsonObject => ({
  type: 'modal',
  title: { type: 'plain_text', text: title },
  blocks: [{ type: 'section', text: { type: 'plain_text', text: 'Well?' } }],
});

/** The entries of a kind, the oldest first. */
const of = <Kind extends TimelineEntry['kind']>(kind: Kind): Extract<TimelineEntry, { kind: Kind }>[] =>
  slack.timeline.entries.filter((entry): entry is Extract<TimelineEntry, { kind: Kind }> => entry.kind === kind);

beforeEach(() => start());

afterEach(async () => {
  app.close();
  await slack.close();
});

/** What an entry follows from. */
const causeOf = (entry: TimelineEntry | undefined): TimelineEntry | undefined =>
  slack.timeline.entries.find(({ id }) => id === entry?.cause);

/** An entry and what it follows from, back to the beginning. */
const chainOf = (entry: TimelineEntry | undefined): string[] =>
  entry === undefined ? [] : [...chainOf(causeOf(entry)), entry.kind];

const payloadOf = (index: number): Promise<JsonObject> =>
  slack.waitFor(`envelope ${index}`, () => {
    const payload = connection.envelopes[index]?.payload;
    return isJsonObject(payload) ? payload : undefined;
  });

/** What a payload carries under this name. */
async function carried(index: number, name: string): Promise<string> {
  return stringAt(await payloadOf(index), name) ?? '';
}

const post = (url: string): Promise<Response> =>
  fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"text":"Done"}' });

const lines = (entries: readonly TimelineEntry[]): string[] => entries.map(timelineLine);

describe('the timeline', () => {
  it('tells a command from what is typed to what is shown', async () => {
    connection.acknowledgeAll({ text: 'Deploying' });
    await slack.user('ann').command('/deploy', 'prod @bob');

    expect(lines(slack.timeline.entries).map(line => line.replace(/\d+ ms/, 'n ms'))).toEqual([
      '09:30:00.020    #1 ← app apps.connections.open: ok',
      '09:30:00.020    #2   app is connected',
      `09:30:00.020    #3   ann writes /deploy prod <@${slack.user('bob').id}|bob> in #general`,
      `09:30:00.020    #4 → app slash_commands /deploy prod <@${slack.user('bob').id}|bob> (#3)`,
      '09:30:00.020    #5 ← app acks slash_commands after n ms: message "Deploying" (#4)',
      '09:30:00.020    #6   app says in #general to ann alone: "Deploying" (#5)',
    ]);
    expect(of('ack')[0]).toMatchObject({ app: 'app', who: null, status: 'in_time', payload: 'message' });
  });

  it('puts a call down to the payload whose trigger it uses, and a view down to the call', async () => {
    connection.acknowledgeAll();
    await slack.user('ann').command('/ticket');
    await slack.user('ann').command('/other');
    await app.call('views.open', { trigger_id: (await payloadOf(0)).trigger_id, view: modal('Ticket') });
    const [call] = of('api_call').slice(-1);

    expect(call).toMatchObject({ method: 'views.open', ok: true, text: 'views.open view "Ticket": ok' });
    expect(chainOf(of('view')[0])).toEqual(['act', 'envelope', 'api_call', 'view']);
    expect(causeOf(call)).toBe(of('envelope')[0]);
    expect(of('view')[0]).toMatchObject({ who: 'ann', change: 'opened', text: 'sees the modal "Ticket"' });
  });

  it('puts what is said in the thread of an assistant down to its beginning, and names who was chosen', async () => {
    connection.acknowledgeAll();
    const ann = slack.user('ann');
    await ann.openHome();
    const { channel, ts: thread_ts } = (await ann.openAssistant()).thread;
    const blocks = [{ type: 'actions', elements: [{ type: 'users_select', action_id: 'owner' }] }];
    await app.call('chat.postMessage', { channel, thread_ts, text: 'Who?', blocks });
    await ann.select(await ann.message('Who?'), 'owner', 'bob');

    expect(causeOf(of('api_call').at(-1))?.text).toContain('assistant_thread_started');
    expect(of('act').at(-1)?.text).toBe('chooses @bob in owner');
  });

  it('has a call in front of what it brings about, and puts it down to the newest payload of its channel', async () => {
    connection.acknowledgeAll();
    const { id: channel } = slack.channel('general');
    await slack.user('ann').say('general', 'hello @app');
    await app.call('chat.postMessage', { channel, text: 'Hi' });
    await app.call('chat.postMessage', { channel, text: 'Anything else?' });

    const kinds = slack.timeline.entries.map(({ kind }) => kind).filter(kind => kind !== 'ack');
    const answer = 'api_call message envelope';
    expect(kinds.slice(2).join(' ')).toBe(`message envelope envelope ${answer} ${answer}`);
    const [mention] = of('envelope').slice(1);
    expect(mention?.text).toContain('app_mention "hello @app" in #general');
    // The app's own message came back to it before its second call, which is no answer to that.
    expect(of('api_call').slice(1).map(causeOf)).toEqual([mention, mention]);
    expect(chainOf(of('message')[1])).toEqual(['message', 'envelope', 'api_call', 'message']);
  });

  it('tells what nobody acked, and puts a redelivery down to the first sending', async () => {
    app.close();
    await slack.close();
    await start({ ackTimeoutMs: 50, redeliveryDelaysMs: [0] });
    const { envelopeId } = await slack.deliverEvent({ type: 'team_join' });
    await slack.waitForDelivery(envelopeId);
    await slack.user('ann').command('/deploy');

    expect(of('unanswered').map(({ text }) => text)).toEqual([
      'has not acked events_api: it will be sent again',
      'has not acked events_api: it is lost',
      'has not acked slash_commands: it is lost',
    ]);
    const [first, second] = of('envelope');
    expect(second).toMatchObject({ cause: first?.id, retryAttempt: 1, text: 'events_api team_join (retry 1)' });
    expect(of('unanswered').map(causeOf)).toEqual([first, second, of('envelope')[2]]);
    expect(causeOf(of('problem')[0])).toBe(of('envelope')[2]);
  });

  it('says nothing of deadlines that the end of the emulator cuts short', async () => {
    const exchange = slack.user('ann').command('/deploy');
    await payloadOf(0);
    await slack.close();
    await exchange;

    expect(of('unanswered')).toEqual([]);
  });

  it('tells what is posted to response URLs, and which payload brought them', async () => {
    connection.acknowledgeAll();
    await slack.user('ann').command('/deploy');
    const url = await carried(0, 'response_url');
    await post(url);
    await post(`${slack.apiUrl.replace('/api/', '/responses/')}no-such-key`);

    const [used, unknown] = of('response');
    expect(used).toMatchObject({ app: 'app', ok: true, text: 'posts "Done" to a response URL: ok' });
    expect(chainOf(of('message')[0])).toEqual(['act', 'envelope', 'response', 'message']);
    expect(unknown).toMatchObject({ app: null, ok: false, error: 'no_service', cause: null });
    expect(slack.timeline.toString()).not.toContain(url.split('/').at(-1));
  });

  it('tells what goes wrong, how connections end, and what else changes', async () => {
    const ann = slack.user('ann');
    connection.acknowledgeAll();
    const message = await ann.say('general', 'well');
    await ann.react(message, 'eyes');
    slack.faults.refuseNextCalls('chat.postMessage', 2, { error: 'fatal_error' });
    slack.faults.cut();
    await slack.waitForConnections(0);

    expect(of('change')).toMatchObject([
      { who: 'ann', change: 'reaction_added', text: 'added reaction :eyes: "well"' },
    ]);
    expect(of('fault').map(({ text }) => text)).toEqual([
      'fault: refuseNextCalls("chat.postMessage", 2, {"error":"fatal_error"})',
      'fault: cut()',
    ]);
    const [opened, closed] = of('connection');
    expect(closed).toMatchObject({
      cause: opened?.id,
      close: { by: 'network', code: 1006 },
      text: 'is disconnected by the network with 1006, with no goodbye',
    });
  });

  it('keeps short what is long', async () => {
    connection.acknowledgeAll({ text: 'y'.repeat(5000) });
    await slack.user('ann').command('/deploy', 'x'.repeat(5000));
    await slack.user('ann').say('general', 'z\n'.repeat(5000));

    for (const line of lines(slack.timeline.entries)) expect(line.length).toBeLessThan(300);
    expect(slack.timeline.toString().split('\n')).toHaveLength(slack.timeline.entries.length);
  });

  it('stands in a terminal in rows that are no wider, each below the words of the first', async () => {
    connection.acknowledgeAll({ text: 'It was a long way. '.repeat(20) });
    await slack.user('ann').command('/deploy', `${'to production, please, '.repeat(20)}${'x'.repeat(500)}`);

    for (const columns of [80, 120]) {
      for (const line of lines(slack.timeline.entries)) {
        const rows = wrapRow(line, columns).split('\n');
        for (const row of rows) expect(row.length).toBeLessThanOrEqual(columns);
        for (const row of rows.slice(1)) expect(row).toMatch(/^ {21}\S/);
        expect(rows.join('').replaceAll(' ', '')).toBe(line.replaceAll(' ', ''));
      }
    }
    expect(wrapRow('09:30:00.020    #3   ann says hello to all', 40)).toBe(
      '09:30:00.020    #3   ann says hello to all',
    );
    expect(wrapRow('09:30:00.020    #3   ann says hello to all of us', 42)).toBe(
      '09:30:00.020    #3   ann says hello to all\n                     of us',
    );
    expect(wrapRow('09:30:00.020 #10000 → app acks the command at once', 43)).toBe(
      '09:30:00.020 #10000 → app acks the command\n                      at once',
    );
  });

  it('keeps as many entries as it is told, and says which are new', async () => {
    app.close();
    await slack.close();
    await start({ historyLimit: 5 });
    const heard: TimelineEntry[] = [];
    const stop = slack.timeline.on(entry => heard.push(entry));
    await slack.user('ann').say('random', 'first');
    const { id = 0 } = slack.timeline.tail(1)[0] ?? {};
    for (let count = 0; count < 7; count += 1) await slack.user('ann').say('random', `number ${count}`);
    stop();
    await slack.user('ann').say('random', 'last');

    expect(slack.timeline.entries.map(({ text }) => text.split('"')[1])).toEqual(
      'number 3,number 4,number 5,number 6,last'.split(','),
    );
    expect(slack.timeline.tail(2)).toEqual(slack.timeline.entries.slice(-2));
    expect(slack.timeline.since(id + 6)).toEqual(slack.timeline.entries.slice(-2));
    expect(slack.timeline.since(0)).toEqual(slack.timeline.entries);
    expect(heard).toHaveLength(8);
  });
});
