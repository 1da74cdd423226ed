import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SlackEmulator } from '../../src/index.js';
import { objectAt, stringAt, type JsonObject } from '../../src/json.js';
import { RawApp } from '../support/raw-app.js';
import { sentEvents } from '../support/sent-events.js';

let slack: SlackEmulator;
let app: RawApp;
let channel: string;
let bot: string;

beforeEach(async () => {
  slack = await SlackEmulator.start();
  app = new RawApp(slack);
  bot = slack.app().botUserId;
  await call('conversations.create', { name: 'ops' });
  channel = slack.channel('ops').id;
});
afterEach(() => slack.close());

async function call(method: string, args: object = {}): Promise<JsonObject> {
  return (await app.call(method, args)).body;
}

const info = async (id = channel): Promise<JsonObject | undefined> =>
  objectAt(await call('conversations.info', { channel: id }), 'channel');

describe('a channel', () => {
  it('is made, which every app hears of, of private ones their members alone', async () => {
    await call('conversations.create', { name: 'secret', is_private: true });

    expect(sentEvents(slack, 'channel_created')).toMatchObject([
      { channel: { id: channel, name: 'ops', creator: bot } },
    ]);
  });

  it.each([
    ['invalid_name_required', ''],
    ['invalid_name_maxlength', 'x'.repeat(81)],
    ['invalid_name_specials', 'Not Good'],
    ['invalid_name_punctuation', '--'],
    ['name_taken', 'general'],
  ])('is not called so: %s', async (error, name) => {
    expect(await call('conversations.create', { name })).toMatchObject({ error });
    expect(await call('conversations.rename', { channel, name })).toMatchObject({ error });
  });

  it('is renamed by whoever made it, and keeps its old names', async () => {
    const renamed = await call('conversations.rename', { channel, name: 'operations' });

    expect(renamed).toMatchObject({ channel: { name: 'operations', previous_names: ['ops'] } });
    expect(slack.channel('operations').id).toBe(channel);
    expect(sentEvents(slack, 'channel_rename')).toMatchObject([{ channel: { id: channel, name: 'operations' } }]);
    expect(sentEvents(slack, 'message', 'channel_name')).toMatchObject([
      { user: bot, channel, old_name: 'ops', name: 'operations' },
    ]);
    const general = { channel: slack.channel('general').id, name: 'mine' };
    expect(await call('conversations.rename', general)).toMatchObject({ error: 'not_authorized' });
  });

  it('has a topic and a purpose', async () => {
    const topic = { value: 'Incidents', creator: bot, last_set: expect.any(Number) };
    expect(await call('conversations.setTopic', { channel, topic: 'Incidents' })).toMatchObject({ channel: { topic } });
    expect(await call('conversations.setPurpose', { channel, purpose: 'To sleep' })).toMatchObject({ ok: true });

    expect(await info()).toMatchObject({ topic, purpose: { value: 'To sleep' } });
    expect(sentEvents(slack, 'message')).toMatchObject([
      { subtype: 'channel_topic', user: bot, topic: 'Incidents', text: `<@${bot}> set the channel topic: Incidents` },
      { subtype: 'channel_purpose', user: bot, purpose: 'To sleep' },
    ]);
    const long = 'x'.repeat(251);
    expect(await call('conversations.setTopic', { channel, topic: long })).toMatchObject({ error: 'too_long' });
    expect(await call('conversations.setPurpose', { channel, purpose: long })).toMatchObject({ error: 'too_long' });
  });

  it('says so by another name when it is private', async () => {
    await call('conversations.create', { name: 'secret', is_private: true });
    const secret = slack.channel('secret').id;
    await call('conversations.setTopic', { channel: secret, topic: 'Hush' });
    await call('conversations.archive', { channel: secret });

    expect(sentEvents(slack, 'message', 'group_topic')).toMatchObject([{ channel: secret, channel_type: 'group' }]);
    expect(sentEvents(slack, 'group_archive')).toMatchObject([{ channel: secret, user: bot }]);
    expect(sentEvents(slack, 'message', 'group_archive')).toMatchObject([
      { channel: secret, text: `<@${bot}> archived the group`, members: [bot] },
    ]);
  });

  it('is archived and brought back; meanwhile it changes no more', async () => {
    expect(await call('conversations.archive', { channel })).toEqual({ ok: true });
    for (const [method, args] of [
      ['conversations.rename', { name: 'other' }],
      ['conversations.setTopic', { topic: 'x' }],
      ['conversations.setPurpose', { purpose: 'x' }],
      ['conversations.invite', { users: slack.user('ann').id }],
      ['chat.postMessage', { text: 'x' }],
      ['chat.meMessage', { text: 'x' }],
    ] as const) {
      expect([method, await call(method, { channel, ...args })]).toMatchObject([method, { error: 'is_archived' }]);
    }
    expect(await info()).toMatchObject({ name: 'ops', topic: { value: '' }, purpose: { value: '' } });
    expect(await call('conversations.unarchive', { channel })).toEqual({ ok: true });
    expect(await call('conversations.unarchive', { channel })).toMatchObject({ error: 'not_archived' });
    expect(await call('chat.postMessage', { channel, text: 'x' })).toMatchObject({ ok: true });

    expect(sentEvents(slack, 'channel_archive')).toMatchObject([{ channel, user: bot }]);
    expect(sentEvents(slack, 'channel_unarchive')).toMatchObject([{ channel, user: bot }]);
    expect(sentEvents(slack, 'message', 'channel_archive')).toMatchObject([{ members: [bot] }]);
    expect(sentEvents(slack, 'message', 'channel_unarchive')).toHaveLength(1);
  });

  it('is not archived when everybody is in it, or when it is none', async () => {
    const general = slack.channel('general').id;
    const direct = (await slack.user('ann').say('@app', 'hi')).channel;

    expect(await call('conversations.archive', { channel: general })).toMatchObject({ error: 'cant_archive_general' });
    const unsupported = { error: 'method_not_supported_for_channel_type' };
    expect(await call('conversations.archive', { channel: direct })).toMatchObject(unsupported);
    expect(await call('conversations.unarchive', { channel: direct })).toMatchObject(unsupported);
    expect(await call('conversations.rename', { channel: direct, name: 'x' })).toMatchObject(unsupported);
    expect(await call('conversations.setTopic', { channel: direct, topic: 'x' })).toMatchObject(unsupported);
  });

  it('is changed by its members', async () => {
    const random = slack.channel('random').id;

    for (const method of ['rename', 'setTopic', 'setPurpose', 'archive', 'mark']) {
      const body = await call(`conversations.${method}`, {
        channel: random,
        name: 'x',
        topic: 'x',
        purpose: 'x',
        ts: '1.1',
      });
      expect([method, body]).toMatchObject([method, { error: 'not_in_channel' }]);
    }
  });

  it('says who comes and goes, which mentions nobody', async () => {
    const ann = slack.user('ann').id;
    await call('conversations.invite', { channel, users: ann });
    await call('conversations.join', { channel: slack.channel('random').id });

    expect(sentEvents(slack, 'message', 'channel_join')).toMatchObject([{ user: ann, inviter: bot }, { user: bot }]);
    expect(sentEvents(slack, 'app_mention')).toEqual([]);
  });
});

describe('what somebody has read and seen', () => {
  it('is marked', async () => {
    expect(await info()).toMatchObject({ last_read: '0000000000.000000' });
    expect(await call('conversations.mark', { channel, ts: '1800000000.000100' })).toEqual({ ok: true });
    expect(await info()).toMatchObject({ last_read: '1800000000.000100' });
    expect(await call('conversations.mark', { channel, ts: 'x' })).toMatchObject({ error: 'invalid_timestamp' });
  });

  it('is closed, when it is a direct message, and opened again', async () => {
    const users = slack.user('ann').id;
    const direct = objectAt(await call('conversations.open', { users }), 'channel') ?? {};
    const id = stringAt(direct, 'id') ?? '';

    expect(await call('conversations.close', { channel: id })).toEqual({ ok: true });
    expect(await info(id)).toMatchObject({ is_open: false });
    expect(await call('conversations.close', { channel: id })).toEqual({ ok: true, no_op: true, already_closed: true });
    expect(await call('conversations.open', { users })).toEqual({ ok: true, channel: { id } });
    expect(await info(id)).toMatchObject({ is_open: true });
    expect(await call('conversations.open', { users })).toMatchObject({ already_open: true });
    expect(await call('conversations.close', { channel })).toMatchObject({
      error: 'method_not_supported_for_channel_type',
    });
  });
});
