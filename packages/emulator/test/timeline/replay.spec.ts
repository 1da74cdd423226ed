import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SlackEmulator, type TimelineEntry } from '../../src/index.js';
import { isJsonObject, objectAt, objectsAt, stringAt, type JsonObject } from '../../src/json.js';
import { RawApp, type RawConnection } from '../support/raw-app.js';
import { choices, option, plain, ticketForm } from '../support/rendered-parts.js';

let slack: SlackEmulator;
let app: RawApp;
let connection: RawConnection;

beforeEach(async () => {
  slack = await SlackEmulator.start({ redeliveryDelaysMs: [] });
  app = new RawApp(slack);
  connection = await app.connect();
  connection.acknowledgeAll({});
});

afterEach(async () => {
  app.close();
  await slack.close();
});

/** The id of the newest entry of a kind. */
const last = (kind: TimelineEntry['kind']): number =>
  slack.timeline.entries.findLast(each => each.kind === kind)?.id ?? 0;

const payloads = (): JsonObject[] => connection.envelopes.map(({ payload }) => payload).filter(isJsonObject);

const ids = (): (string | undefined)[] => connection.envelopes.map(envelope => stringAt(envelope, 'envelope_id'));

describe('a payload that is sent again', () => {
  it('has the ids that it had, or new ones', async () => {
    await slack.deliverEvent({ type: 'team_join', user: 'U1' });
    const first = last('envelope');
    await slack.history.replay(first, { as: 'same_envelope' });
    await slack.history.replay(first);

    const [one, two, three] = payloads();
    expect(two).toEqual(one);
    expect({ ...three, event_id: one?.event_id }).toEqual(one);
    expect(three?.event_id).not.toBe(one?.event_id);
    expect(new Set(ids()).size).toBe(2);
    expect(ids()[1]).toBe(ids()[0]);
  });

  it('is told of in the timeline, with what follows from it', async () => {
    connection.acknowledgeAll({ text: 'Deploying' });
    await slack.user('ann').command('/deploy', 'prod');
    const before = last('message');
    const exchange = await slack.history.replay(last('act'), { as: 'same_envelope' });

    const [one, two] = payloads();
    // What is good still is good again.
    expect(two).toEqual(one);
    expect(exchange).toMatchObject({ ack: { status: 'in_time' }, message: { text: 'Deploying' } });
    const after = slack.timeline.since(before).map(({ kind, cause, text }) => ({ kind, cause, text }));
    expect(after).toMatchObject([
      {
        kind: 'replay',
        cause: before - 2,
        text: `is sent #${before - 2} again in the same envelope: slash_commands /deploy prod`,
      },
      { kind: 'envelope', cause: before + 1 },
      { kind: 'ack', cause: before + 2 },
      { kind: 'message', cause: before + 3 },
    ]);
  });

  it('brings a trigger and a response URL that are good', async () => {
    await slack.user('ann').command('/ticket');
    await slack.time.advance('1h', { patienceMs: 0 });
    const replayed = slack.history.replay(last('ack'));
    await slack.waitFor('the payload', () => payloads()[1]);
    const [, again = {}] = payloads();
    const opened = await app.call('views.open', { trigger_id: again.trigger_id, view: ticketForm });
    expect(opened.body).toMatchObject({ ok: true });
    const url = stringAt(again, 'response_url') ?? '';
    expect(
      (await fetch(url, { method: 'POST', body: '{"text":"Late"}', headers: { 'content-type': 'application/json' } }))
        .status,
    ).toBe(200);
    await slack.user('ann').ephemeral('Late');
    await replayed;

    await slack.history.replay(last('act'));
    // The URL of the first is over; its trigger is as well.
    expect(payloads()[2]).toMatchObject({ command: '/ticket' });
    expect(payloads()[2]?.response_url).not.toBe(payloads()[0]?.response_url);
    expect(payloads()[2]?.trigger_id).not.toBe(again.trigger_id);
  });

  it('brings response URLs that are good for the conversations that were chosen', async () => {
    const ann = slack.user('ann');
    const element = { type: 'conversations_select', action_id: 'where', response_url_enabled: true };
    const blocks = [{ type: 'input', block_id: 'where', label: plain('Where'), element }];
    await ann.command('/ticket');
    await app.call('views.open', { trigger_id: payloads()[0]?.trigger_id, view: { ...ticketForm, blocks } });
    await (await ann.modal()).fill({ Where: 'general' }).submit();
    await slack.time.advance('1h', { patienceMs: 0 });
    await slack.history.replay(last('act'));

    const [one, two] = payloads()
      .slice(1)
      .flatMap(payload => objectsAt(payload, 'response_urls'));
    expect(two).toEqual({ ...one, response_url: expect.stringMatching(/^http/) });
    expect(two?.response_url).not.toBe(one?.response_url);
  });

  it('changes the message of an old attachment by what is acked', async () => {
    const actions = [{ type: 'button', name: 'ok', text: 'Fine', value: '1' }];
    const attachments = [{ callback_id: 'old', fallback: 'Well?', text: 'Well?', actions }];
    await app.call('chat.postMessage', { channel: 'general', text: 'Old', attachments });
    const ann = slack.user('ann');
    await ann.click(await slack.waitForMessage('Old'), 'Fine');
    connection.acknowledgeAll({ text: 'New' });
    await slack.history.replay(last('act'));

    expect(slack.channel('general').messages.map(({ text }) => text)).toEqual(['New']);
  });

  it('has its answer put into effect: options, forms, what takes the place of a message', async () => {
    const ann = slack.user('ann');
    await app.call('chat.postMessage', {
      channel: 'general',
      text: 'Well?',
      blocks: [{ type: 'actions', elements: choices }],
    });
    const message = await slack.waitForMessage('Well?');
    connection.acknowledgeAll(({ payload }) =>
      isJsonObject(payload) && payload.type === 'block_suggestion' ? { options: [option('Web')] } : {},
    );
    await ann.suggest(message, 'who', 'w');
    expect(await slack.history.replay(last('act'))).toMatchObject({ options: [{ value: 'web' }] });
    await ann.click(message, 'Approve');
    expect(await slack.history.replay(last('act'))).toMatchObject({ ack: {}, payload: { type: 'block_actions' } });

    await ann.command('/ticket');
    await app.call('views.open', { trigger_id: payloads().at(-1)?.trigger_id, view: ticketForm });
    const form = await ann.modal();
    connection.acknowledgeAll({ response_action: 'errors', errors: { title: 'Say more.' } });
    await form.fill({ Title: 'Lamp' }).submit();
    connection.acknowledgeAll({});
    await slack.history.replay(last('act'));
    expect(form.isOpen).toBe(false);
    expect(await slack.history.replay(last('act'))).toMatchObject({ ack: { status: 'in_time' } });
    expect(objectAt(payloads().at(-1) ?? {}, 'view')).toMatchObject({ callback_id: 'ticket' });
  });

  it('is an error where nothing was sent, or is there any more', async () => {
    await app.call('api.test');
    await expect(slack.history.replay(last('api_call'))).rejects.toThrow(
      /^By #\d+ \(api_call\) nothing was sent to an app/,
    );
    await expect(slack.history.replay(4711)).rejects.toThrow('The timeline has no entry #4711.');
    app.close();
    await slack.waitForConnections(0);
    await slack.user('ann').command('/deploy');
    await expect(slack.history.replay(last('act'))).rejects.toThrow('nothing was sent');
  });
});
