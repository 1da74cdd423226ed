import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { SlackEmulator } from '../../src/index.js';
import { isJsonObject, objectAt, objectsAt, parseJson, stringAt, type JsonObject } from '../../src/json.js';
import { textIn } from '../support/control-client.js';
import { RawApp, type RawConnection } from '../support/raw-app.js';
import { ticketForm } from '../support/rendered-parts.js';

const folder = resolve(import.meta.dirname, '../../../..', process.env['SLACK_PAYLOADS'] ?? '../shared/payloads');
const isThere = existsSync(folder);
if (!isThere) process.stderr.write('Recorded payloads are not checked: set SLACK_PAYLOADS to their folder.\n');

let slack: SlackEmulator;
let app: RawApp;
let connection: RawConnection;

beforeAll(async () => {
  slack = await SlackEmulator.start();
  app = new RawApp(slack);
  connection = await app.connect();
  connection.acknowledgeAll();
  slack.addApp('narrow', {
    manifest: {
      display_information: { name: 'narrow' },
      features: {
        bot_user: { display_name: 'narrow' },
        slash_commands: [{ command: '/ticket', description: 'Opens one' }],
        shortcuts: [{ name: 'New', callback_id: 'new', description: 'Opens one', type: 'global' }],
      },
      oauth_config: { scopes: { bot: ['reactions:read', 'commands'] } },
      settings: {
        event_subscriptions: { bot_events: ['reaction_added'] },
        interactivity: { is_enabled: true },
        socket_mode_enabled: true,
      },
    },
  });
});
afterAll(async () => {
  app.close();
  await slack.close();
});

const envelopeOf = (id: string): JsonObject | undefined =>
  connection.envelopes.find(({ envelope_id: each }) => each === id);

const texts = (type: string, payload: JsonObject, name?: string): string[] =>
  slack.payloads
    .check({ type, payload, app: name })
    .findings.map(({ at, severity, text }) => `${severity} ${at}: ${text}`);

describe('an example', () => {
  it('is there of every event, of commands and of every interaction, and is as Slack has it', () => {
    const kinds = slack.payloads.kinds();
    const names = kinds.map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining(['app_mention', 'message.im', 'message/file_share', 'slash_command', 'view_closed']),
    );
    expect(names.length).toBeGreaterThan(115);

    const found = names.flatMap(name => {
      const { type, payload } = slack.payloads.example(name);
      return slack.payloads.check({ type, payload }).findings.map(({ at, text }) => `${name} ${at} ${text}`);
    });
    // What nothing is known of, and what hardly any app subscribes to, is told.
    const told = / Nothing is known of "\w+" in events_api\. | Slack would not send it to "app": without a manifest /;
    expect(found.filter(each => !told.test(each))).toEqual([]);
  });

  it('tells of those it is asked for', () => {
    const { payload } = slack.payloads.example('reaction_added', { person: 'bob', channel: 'support' });
    expect(payload).toMatchObject({ user: slack.user('bob').id, item: { channel: slack.channel('support').id } });
    expect(slack.payloads.example('slash_command', { app: 'narrow' }).payload).toMatchObject({ command: '/ticket' });
    expect(slack.payloads.example('shortcut', { app: 'narrow' }).payload).toMatchObject({ callback_id: 'new' });
    expect(() => slack.payloads.example('reaction')).toThrow('There is no example "reaction". There are: ');
    expect(() => slack.payloads.example('shortcut', { person: 'nobody' })).toThrow('Nobody is called "nobody"');
    expect(() => slack.payloads.example('shortcut', { channel: 'nowhere' })).toThrow('There is no channel "nowhere"');
  });

  it('is of a direct message where the event is', async () => {
    const { channel } = await slack.user('ann').say('@app', 'Hello');
    expect(slack.payloads.example('message.im').payload).toMatchObject({ channel, channel_type: 'im' });
  });

  it('has the message and the modal that are there', async () => {
    const elements = [{ type: 'button', action_id: 'go', text: { type: 'plain_text', text: 'Go' }, value: '1' }];
    const blocks = [{ type: 'actions', block_id: 'row', elements }];
    const { ts } = (await app.call('chat.postMessage', { channel: 'support', text: 'Go?', blocks })).body;
    const clicked = slack.payloads.example('block_actions', { channel: 'support' }).payload;
    expect(clicked).toMatchObject({ message: { ts }, actions: [{ action_id: 'go', block_id: 'row', value: '1' }] });
    expect(slack.payloads.example('message_action', { channel: 'support' }).payload).toMatchObject({ message_ts: ts });

    const { payload } = await slack.user('ann').shortcut('ticket', { app: 'app' });
    await app.call('views.open', { trigger_id: textIn(payload, 'trigger_id'), view: ticketForm });
    const [view] = slack.user('ann').views;
    expect(slack.payloads.example('view_submission', { person: 'ann' }).payload).toMatchObject({
      view: { id: view?.id },
    });
  });
});

describe('a check', () => {
  it('tells in plain words what Slack has otherwise, and where', () => {
    const { payload } = slack.payloads.example('reaction_added');
    const wrong = { ...payload, reaction: 7, item: { type: 'message', channel: 'C0000000000' }, usr: 'x', user: null };
    expect(texts('events_api', wrong)).toEqual([
      'error /reaction: "reaction" is a number. Slack has text there.',
      'note /user: "user" is null. Slack has text there.',
      'note /usr: Nothing is known of "usr". Did you mean "user"?',
      'note /item/channel: "C0000000000" is the id of no conversation here.',
    ]);
    expect(texts('events_api', { user: 'U1' })).toEqual(['error : It has no "type", by which apps know what it is.']);
    expect(texts('events_api', { type: 'message', channel_type: 'X' })).toContain(
      'note /channel_type: "channel_type" is "X". Known there is "channel", "group", "im", "mpim", "app_home".',
    );
    expect(texts('interactive', { type: 'block_actions', actions: {} })).toContain(
      'error /actions: "actions" is an object. Slack has a list there.',
    );
    expect(texts('events_api', { type: 'event_callback', event: { ...payload, user: 1 } })).toEqual([
      'error /event/user: "user" is a number. Slack has text there.',
    ]);
  });

  it('tells what the app has not subscribed to or declared', () => {
    const of = (name: string, more: JsonObject = {}): string[] => {
      const { type, payload } = slack.payloads.example(name);
      return texts(type, { ...payload, ...more, ...(type === 'events_api' ? {} : { api_app_id: '' }) }, 'narrow');
    };
    const unsent = 'note : Slack would not send it to "narrow": its manifest';
    expect(of('reaction_added')).toEqual([]);
    expect(of('pin_added')).toEqual([expect.stringContaining(`${unsent} subscribes to no pin_added`)]);
    expect(of('slash_command')).toEqual([`${unsent} declares no command "/deploy", but /ticket. Here it is sent.`]);
    expect(of('shortcut')).toEqual([`${unsent} declares no global shortcut "ticket", but new. Here it is sent.`]);
    const unheard = slack.payloads
      .kinds({ app: 'narrow' })
      .filter(each => each.unheard === null && each.type === 'events_api');
    expect(unheard.map(({ name }) => name)).toEqual(['reaction_added']);
  });

  it('throws at nothing that JSON can carry', () => {
    const anything = fc.dictionary(fc.constantFrom('type', 'user', 'item', 'event', 'actions'), fc.jsonValue());
    const types = fc.constantFrom('events_api', 'interactive', 'slash_commands', 'x');
    const whatever = fc.property(types, anything, (type, given) => {
      const payload = parseJson(JSON.stringify({ type: 'reaction_added', ...given }));
      return slack.payloads.check({ type, payload: isJsonObject(payload) ? payload : {} }).findings.length >= 0;
    });
    expect(fc.check(whatever)).toMatchObject({ failed: false });
  });
});

(isThere ? describe : describe.skip)('recorded payloads (SLACK_PAYLOADS)', () => {
  it('have no fault', () => {
    // One of them has a list in the place of the previous message.
    const faults = [
      ['events.ndjson', 'events_api'],
      ['commands.ndjson', 'slash_commands'],
      ['interactive.ndjson', 'interactive'],
    ].flatMap(([file = '', type = '']) =>
      readFileSync(resolve(folder, file), 'utf8')
        .split('\n')
        .map(line => parseJson(line))
        .filter(isJsonObject)
        .filter(({ body }) => isJsonObject(body))
        .flatMap(row => {
          const body = objectAt(row, 'body') ?? {};
          const payload = type === 'events_api' ? (objectAt(body, 'event') ?? body) : body;
          const { findings } = slack.payloads.check({ type, payload });
          return findings
            .filter(({ severity, at }) => severity === 'error' && at !== '/previous_message')
            .map(({ at, text }) => `${stringAt(row, 'name') ?? ''} ${at} ${text}`);
        }),
    );
    expect(faults).toEqual([]);
  });
});

describe('a payload that is sent by hand', () => {
  it('comes as every other, and is in the timeline', async () => {
    const { type, payload } = slack.payloads.example('reaction_added', { person: 'ann' });
    const exchange = await slack.payloads.send({ type, payload: { ...payload, reaction: 'rocket' } });
    expect(exchange).toMatchObject({ type: 'events_api', ack: { status: 'in_time' } });
    expect(envelopeOf(exchange.envelopeId)).toMatchObject({
      type: 'events_api',
      payload: { type: 'event_callback', event_id: expect.any(String), event: { reaction: 'rocket' } },
    });
    const hand = slack.timeline.entries.findLast(({ kind }) => kind === 'by_hand');
    const envelope = slack.timeline.entries.findLast(({ kind, cause }) => kind === 'envelope' && cause === hand?.id);
    expect(hand).toMatchObject({ kind: 'by_hand', app: 'app', type: 'events_api' });
    expect(hand?.text).toBe('is sent by hand: events_api reaction_added :rocket: in #general');
    expect(envelope).toMatchObject({ envelopeId: exchange.envelopeId });
    expect(slack.history.details(hand?.id ?? 0)).toMatchObject({
      kind: 'by_hand',
      payload: { event: { type: 'reaction_added' } },
    });
    const again = await slack.history.replay(hand?.id ?? 0);
    expect(envelopeOf(again.envelopeId)).toMatchObject({ payload: { event: { reaction: 'rocket' } } });
  });

  it('has a trigger and a response URL that are good, and its ack takes effect', async () => {
    const { type, payload } = slack.payloads.example('slash_command', { person: 'ann', channel: 'support' });
    await slack.time.advance('1h');
    connection.acknowledgeAll({ text: 'Deploying' });
    const { message, payload: sent } = await slack.payloads.send({ type, payload });
    connection.acknowledgeAll();
    expect(message).toMatchObject({ text: 'Deploying', ephemeralTo: slack.user('ann').id });
    expect(textIn(sent, 'trigger_id')).not.toBe(payload.trigger_id);
    expect((await fetch(textIn(sent, 'response_url'), { method: 'POST', body: '{"text":"Done"}' })).status).toBe(200);
    const opened = await app.call('views.open', { trigger_id: textIn(sent, 'trigger_id'), view: ticketForm });
    expect(opened.body).toMatchObject({ ok: true });
  });

  it('is kept back where Slack never sends such, unless it shall be sent anyway', async () => {
    const order = { type: 'events_api', payload: { ...slack.payloads.example('pin_added').payload, user: 7 } };
    const count = connection.envelopes.length;
    await expect(slack.payloads.send(order)).rejects.toThrow('/user: "user" is a number. Slack has text there.');
    expect(connection.envelopes).toHaveLength(count);
    expect(await slack.payloads.send({ ...order, anyway: true })).toMatchObject({ ack: {} });
  });

  it('goes to the app that is named, in its workspace', async () => {
    const ops = slack.addApp('ops');
    const other = new RawApp(slack, 'ops');
    (await other.connect()).acknowledgeAll();
    const { type, payload } = slack.payloads.example('app_mention', { app: 'ops' });
    await slack.payloads.send({ type, payload, app: ops.appId });
    const [envelope] = other.connections[0]?.envelopes ?? [];
    expect(envelope).toMatchObject({
      payload: { api_app_id: ops.appId, event: { text: `<@${ops.botUserId}> hello` } },
    });
    expect(objectsAt(objectAt(envelope ?? {}, 'payload') ?? {}, 'authorizations')).toMatchObject([
      { user_id: ops.botUserId },
    ]);
    other.close();
  });
});
