import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SlackEmulator } from '../../src/index.js';
import { objectAt, stringAt, type JsonObject } from '../../src/json.js';
import { RawApp } from '../support/raw-app.js';

let slack: SlackEmulator;
let app: RawApp;

beforeEach(async () => {
  slack = await SlackEmulator.start();
  app = new RawApp(slack);
});

afterEach(() => slack.close());

async function call(method: string, args: object = {}): Promise<JsonObject> {
  return (await app.call(method, args)).body;
}

describe('conversations', () => {
  it('are listed by kind, a page at a time', async () => {
    const first = await call('conversations.list', { limit: 2 });
    expect(first.channels).toMatchObject([
      { name: 'general', is_general: true, is_member: true },
      { name: 'random', is_member: false },
    ]);

    const nextCursor = objectAt(first, 'response_metadata')?.next_cursor;
    const second = await call('conversations.list', { limit: 2, cursor: nextCursor });
    expect(second).toMatchObject({ channels: [{ name: 'support' }], response_metadata: { next_cursor: '' } });

    await slack.user('ann').say('@app', 'hi');
    const direct = await call('conversations.list', { types: 'im' });
    expect(direct.channels).toMatchObject([{ is_im: true, user: slack.user('ann').id }]);
  });

  it.each([
    [{ cursor: 'nonsense' }, 'invalid_cursor'],
    [{ limit: 5000 }, 'invalid_limit'],
    [{ limit: -1 }, 'invalid_limit'],
    [{ types: 'sofas' }, 'invalid_types'],
    [{ types: 'public_channel,constructor' }, 'invalid_types'],
  ])('are not listed with %j', async (args, error) => {
    expect(await call('conversations.list', args)).toEqual({ ok: false, error });
  });

  it('are opened with people, the same one again', async () => {
    const users = `${slack.user('ann').id},${slack.user('bob').id}`;
    const first = await call('conversations.open', { users });
    const again = await call('conversations.open', { users, return_im: true });

    expect(first).toMatchObject({ ok: true, channel: { id: expect.stringMatching(/^C/) } });
    expect(again).toMatchObject({ already_open: true, channel: { ...objectAt(first, 'channel'), is_mpim: true } });
    expect(await call('conversations.open')).toMatchObject({ error: 'users_list_not_supplied' });
    expect(await call('conversations.open', { users: 'U0' })).toMatchObject({ error: 'user_not_found' });
  });

  it('are opened again by their id, if they are direct messages', async () => {
    const opened = await call('conversations.open', { users: slack.user('ann').id });
    const channel = stringAt(objectAt(opened, 'channel') ?? {}, 'id');
    await call('conversations.close', { channel });

    expect(await call('conversations.open', { channel })).toEqual({ ok: true, channel: { id: channel } });
    expect(await call('conversations.info', { channel })).toMatchObject({ channel: { is_open: true } });
    expect(await call('conversations.open', { channel, return_im: true })).toMatchObject({
      no_op: true,
      channel: { is_im: true },
    });
    const general = slack.channel('general').id;
    const error = 'method_not_supported_for_channel_type';
    expect(await call('conversations.open', { channel: general })).toMatchObject({ error });
    expect(await call('conversations.invite', { channel, users: slack.user('ann').id })).toMatchObject({ error });
  });

  it('are not opened with who has left, who is not invited either', async () => {
    const seed = {
      people: [{ name: 'ann' }, { name: 'gone', isDeleted: true }],
      channels: [{ name: 'ops', members: ['app'] }],
    };
    await using other = await SlackEmulator.start({ seed: { ...seed, apps: [{ name: 'app' }] } });
    const bot = new RawApp(other);
    const users = other.user('gone').id;
    const ops = other.channel('ops').id;

    expect((await bot.call('conversations.open', { users })).body).toMatchObject({ error: 'user_disabled' });
    expect((await bot.call('conversations.invite', { channel: ops, users })).body).toMatchObject({
      error: 'cant_invite',
      errors: [{ user: users, ok: false, error: 'cant_invite' }],
    });
  });

  it('are created with a valid, free name', async () => {
    expect(await call('conversations.create', { name: 'ops', is_private: true })).toMatchObject({
      channel: { name: 'ops', is_private: true, is_member: true },
    });
    expect(await call('conversations.create', { name: 'ops' })).toMatchObject({ error: 'name_taken' });
    expect(await call('conversations.create', { name: 'Not Good' })).toMatchObject({ error: 'invalid_name_specials' });
    expect(await call('conversations.create', { name: '' })).toMatchObject({ error: 'invalid_name_required' });
  });

  it('are joined and left, where that is allowed', async () => {
    const channel = slack.channel('random').id;
    expect(await call('conversations.history', { channel })).toMatchObject({ error: 'not_in_channel' });

    expect(await call('conversations.join', { channel })).toMatchObject({ ok: true, channel: { is_member: true } });
    expect(await call('conversations.join', { channel })).toMatchObject({ warning: 'already_in_channel' });
    expect(await call('conversations.leave', { channel })).toEqual({ ok: true });
    expect(await call('conversations.leave', { channel })).toEqual({ ok: true, not_in_channel: true });
    const general = slack.channel('general').id;
    expect(await call('conversations.leave', { channel: general })).toMatchObject({ error: 'cant_leave_general' });
  });

  it('take people in and put them out', async () => {
    const created = await call('conversations.create', { name: 'ops' });
    const channel = slack.channel('ops').id;
    const bob = slack.user('bob').id;

    expect(await call('conversations.invite', { channel, users: bob })).toMatchObject({ ok: true });
    expect(await call('conversations.invite', { channel, users: bob })).toMatchObject({ error: 'already_in_channel' });
    expect(await call('conversations.members', { channel })).toMatchObject({ members: [slack.app().botUserId, bob] });
    expect(await call('conversations.kick', { channel, user: bob })).toEqual({ ok: true });
    expect(await call('conversations.kick', { channel, user: bob })).toMatchObject({ error: 'not_in_channel' });
    const general = slack.channel('general').id;
    expect(await call('conversations.kick', { channel: general, user: bob })).toMatchObject({
      error: 'cant_kick_from_general',
    });
    expect(created).toMatchObject({ channel: { id: channel, num_members: 1 } });
  });

  it('are archived, after which nobody writes there', async () => {
    const channel = slack.channel('support').id;

    expect(await call('conversations.archive', { channel })).toEqual({ ok: true });
    expect(await call('conversations.archive', { channel })).toMatchObject({ error: 'already_archived' });
    expect(await call('chat.postMessage', { channel, text: 'x' })).toMatchObject({ error: 'is_archived' });
    expect(await call('conversations.info', { channel })).toMatchObject({ channel: { is_archived: true } });
    const users = `${slack.user('ann').id},U0`;
    expect(await call('conversations.invite', { channel, users })).toMatchObject({ error: 'is_archived' });
  });

  it('are read from the newest end, within bounds', async () => {
    const channel = slack.channel('general').id;
    for (const text of ['one', 'two', 'three']) await slack.user('ann').say('general', text);
    const [one, two] = slack.messages;

    expect(await call('conversations.history', { channel, limit: 2 })).toMatchObject({
      messages: [{ text: 'three' }, { text: 'two' }],
      has_more: true,
    });
    expect(await call('conversations.history', { channel, latest: two?.ts, inclusive: true })).toMatchObject({
      messages: [{ text: 'two' }, { text: 'one' }],
    });
    expect(await call('conversations.history', { channel, oldest: one?.ts })).toMatchObject({
      messages: [{ text: 'three' }, { text: 'two' }],
    });
    expect(await call('conversations.history', { channel, limit: 5000 })).toMatchObject({ ok: true, has_more: false });
    expect(await call('conversations.replies', { channel, ts: '1.1' })).toMatchObject({ error: 'thread_not_found' });
    expect(await call('conversations.history', { channel, oldest: 'x' })).toMatchObject({ error: 'invalid_ts_oldest' });
  });
});

describe('users', () => {
  it('are found by id and email', async () => {
    const { id } = slack.user('bob');
    const bob = { id, name: 'bob', real_name: 'Bob Baker', is_bot: false };

    expect(await call('users.info', { user: id })).toMatchObject({ user: bob });
    expect(await call('users.lookupByEmail', { email: 'bob@local.test' })).toMatchObject({ user: bob });
    expect(await call('users.profile.get', { user: id })).toMatchObject({ profile: { email: 'bob@local.test' } });
    expect(await call('users.info', { user: 'U0' })).toEqual({ ok: false, error: 'user_not_found' });
    expect(await call('users.lookupByEmail', { email: 'x@y.z' })).toEqual({ ok: false, error: 'users_not_found' });
  });

  it('have a language that is told to whoever asks for it', async () => {
    const bob = slack.user('bob');
    const localeOf = async (args: object) => (await call('users.info', { user: bob.id, ...args }))['user'];

    expect(await localeOf({})).not.toHaveProperty('locale');
    expect(await localeOf({ include_locale: true })).toMatchObject({ locale: 'en-US' });
    bob.chooseLanguage('de-DE');
    expect(await localeOf({ include_locale: true })).toMatchObject({ name: 'bob', locale: 'de-DE' });
  });

  it('are listed, bots among them', async () => {
    const { members } = await call('users.list');

    expect(members).toMatchObject([{ name: 'ann' }, { name: 'bob' }, { name: 'carol' }, { name: 'app', is_bot: true }]);
  });

  it('show the channels that they share with the bot', async () => {
    const { channels } = await call('users.conversations', { user: slack.user('ann').id });

    expect(channels).toMatchObject([{ name: 'general' }, { name: 'random' }, { name: 'support' }]);
    expect((await call('users.conversations')).channels).toMatchObject([{ name: 'general' }, { name: 'support' }]);
  });
});

describe('reactions', () => {
  it('are added once a user, read and taken away', async () => {
    const { channel, ts: timestamp } = await slack.user('ann').say('general', 'look');
    const item = { channel, timestamp, name: 'eyes' };

    expect(await call('reactions.add', item)).toEqual({ ok: true });
    expect(await call('reactions.add', item)).toMatchObject({ error: 'already_reacted' });
    expect(await call('reactions.get', item)).toMatchObject({
      message: { reactions: [{ name: 'eyes', users: [slack.app().botUserId], count: 1 }] },
    });
    expect(await call('reactions.remove', item)).toEqual({ ok: true });
    expect(await call('reactions.remove', item)).toMatchObject({ error: 'no_reaction' });
  });

  it('are no more than a message takes, and none in an archived channel', async () => {
    const message = await slack.user('ann').say('support', 'look');
    const { channel, ts: timestamp } = message;
    const add = (name: string) => call('reactions.add', { channel, timestamp, name });
    for (let count = 0; count < 23; count += 1) await add(`a${count}`);

    expect(await add('more')).toMatchObject({ error: 'too_many_reactions' });
    await call('reactions.remove', { channel, timestamp, name: 'a0' });
    for (let count = 0; count < 23; count += 1) await slack.user('bob').react(message, `b${count}`);
    for (let count = 0; count < 5; count += 1) await slack.user('carol').react(message, `c${count}`);
    expect(await add('more')).toMatchObject({ error: 'too_many_emoji' });
    expect(await add('b0')).toEqual({ ok: true });
    await call('conversations.archive', { channel });
    expect(await add('c0')).toMatchObject({ error: 'is_archived' });
  });

  it.each([
    [{ name: 'eyes', channel: 'C0', timestamp: 'x' }, 'bad_timestamp'],
    [{ name: ':x y:', channel: 'C0', timestamp: '1.1' }, 'invalid_name'],
    [{ name: 'eyes', channel: 'C0', timestamp: '1.1' }, 'channel_not_found'],
  ])('are refused with %j', async (args, error) => {
    expect(await call('reactions.add', args)).toEqual({ ok: false, error });
  });
});
