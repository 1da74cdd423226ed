import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SlackEmulator, type Person } from '../../src/index.js';
import type { JsonObject } from '../../src/json.js';
import { RawApp } from '../support/raw-app.js';
import { sentEvents } from '../support/sent-events.js';

let slack: SlackEmulator;
let app: RawApp;
let ann: Person;

beforeEach(async () => {
  slack = await SlackEmulator.start();
  app = new RawApp(slack);
  ann = slack.user('ann');
});
afterEach(() => slack.close());

async function call(method: string, args: object = {}, token?: string): Promise<JsonObject> {
  return (await app.call(method, args, token)).body;
}

describe('a channel', () => {
  it('is told of from its creation to its end, a public one to every app', () => {
    const { id, createdAt: created } = ann.channels.create('plans');
    ann.channels.rename('plans', 'schemes');
    ann.channels.archive('schemes');
    ann.channels.unarchive('schemes');
    ann.channels.delete('schemes');

    const at = { event_ts: expect.stringMatching(/^\d+\.\d{6}$/) };
    const described = { id, is_channel: true, created, creator: ann.id };
    expect(sentEvents(slack, 'channel_created')).toMatchObject([{ channel: { ...described, name: 'plans' }, ...at }]);
    expect(sentEvents(slack, 'channel_rename')).toMatchObject([
      { channel: { ...described, name: 'schemes', name_normalized: 'schemes' }, ...at },
    ]);
    expect(sentEvents(slack, 'channel_archive')).toEqual([
      { type: 'channel_archive', channel: id, user: ann.id, ...at },
    ]);
    expect(sentEvents(slack, 'channel_unarchive')).toEqual([
      { type: 'channel_unarchive', channel: id, user: ann.id, ...at },
    ]);
    expect(sentEvents(slack, 'channel_deleted')).toEqual([
      { type: 'channel_deleted', channel: id, actor_id: ann.id, ...at },
    ]);
    expect(() => slack.channel('schemes')).toThrow('No channel is called "schemes"');
  });

  it('that is private is told of to the apps in it alone, as a group', async () => {
    await call('conversations.create', { name: 'own', is_private: true });
    ann.channels.create('secret', { isPrivate: true });
    ann.channels.rename('secret', 'hidden');
    ann.channels.invite('hidden', 'app');
    ann.channels.archive('hidden');

    expect(sentEvents(slack, 'channel_created')).toEqual([]);
    expect(sentEvents(slack, 'group_rename')).toEqual([]);
    expect(sentEvents(slack, 'member_joined_channel')).toMatchObject([
      { user: slack.app().botUserId, inviter: ann.id, channel_type: 'G' },
    ]);
    expect(sentEvents(slack, 'group_archive')).toMatchObject([{ channel: slack.channel('hidden').id, user: ann.id }]);
    expect(sentEvents(slack, 'channel_archive')).toEqual([]);
  });

  it('keeps its former names', async () => {
    ann.channels.create('plans');
    ann.channels.rename('plans', 'schemes');
    const { id } = slack.channel('schemes');

    expect(await call('conversations.info', { channel: id })).toMatchObject({
      channel: { name: 'schemes', previous_names: ['plans'], creator: ann.id },
    });
  });

  it('that an app makes and archives makes the same events', async () => {
    const { channel } = await call('conversations.create', { name: 'made' });
    const { id } = slack.channel('made');
    expect(channel).toMatchObject({ id });

    expect(await call('conversations.archive', { channel: id })).toEqual({ ok: true });
    expect(await call('conversations.archive', { channel: id })).toMatchObject({ error: 'already_archived' });
    const { botUserId } = slack.app();
    expect(sentEvents(slack, 'channel_created')).toMatchObject([{ channel: { id, creator: botUserId } }]);
    expect(sentEvents(slack, 'channel_archive')).toMatchObject([{ channel: id, user: botUserId }]);
  });

  it('is left alone where Slack says no, in words that tell who wanted what', () => {
    const bob = slack.user('bob');
    bob.channels.create('secret', { isPrivate: true });

    expect(() => ann.channels.archive('general')).toThrow(
      `ann can't archive "general": Slack says cant_archive_general.`,
    );
    expect(() => ann.channels.create('random')).toThrow(`create the channel "random": Slack says name_taken`);
    expect(() => ann.channels.rename('support', 'random')).toThrow('name_taken');
    expect(() => ann.channels.create('My plans')).toThrow('invalid_name_specials');
    expect(() => ann.channels.rename('support', '#help')).toThrow('invalid_name_specials');
    expect(() => ann.channels.unarchive('support')).toThrow('not_archived');
    expect(() => ann.channels.leave('general')).toThrow('cant_leave_general');
    expect(() => ann.channels.join('secret')).toThrow('ann knows of no channel "secret" to join.');
    expect(() => ann.channels.invite('support', 'nobody')).toThrow('Nobody is called "nobody"');
    expect(slack.deliveries).toEqual([]);
  });

  it('is joined and left by people', () => {
    slack.user('bob').channels.create('plans');
    ann.channels.join('plans');
    expect(slack.channel('plans').members).toContain(ann.id);

    ann.channels.leave('plans');
    expect(slack.channel('plans').members).not.toContain(ann.id);
  });
});

describe('somebody new', () => {
  it('is told of to every app, with what they may do', async () => {
    const dora = slack.workspace().addPerson({
      name: 'dora',
      realName: 'Dora Drum',
      role: 'admin',
      timeZone: 'Asia/Tokyo',
    });

    const user = {
      id: dora.id,
      team_id: slack.teamId,
      real_name: 'Dora Drum',
      is_admin: true,
      is_owner: false,
      tz: 'Asia/Tokyo',
      tz_label: 'Japan Standard Time',
      tz_offset: 32_400,
      profile: { email: 'dora@local.test' },
    };
    expect(sentEvents(slack, 'team_join')).toMatchObject([{ user }]);
    expect(await call('users.info', { user: dora.id })).toMatchObject({ user });
    expect(slack.user('dora').id).toBe(dora.id);
    expect(() => slack.workspace().addPerson({ name: 'dora' })).toThrow('has a "dora" already');
  });

  it('who changes is told of as a user, and by their profile or status if it is that', async () => {
    const types = ['user_change', 'user_profile_changed', 'user_status_changed'];
    const counts = (): number[] => types.map(type => sentEvents(slack, type).length);
    const token = slack.workspace().userToken('ann');

    ann.chooseLanguage('de-DE');
    expect(counts()).toEqual([1, 0, 0]);
    await call('users.profile.set', { profile: { title: 'Smith' } }, token);
    expect(counts()).toEqual([2, 1, 0]);
    await call('users.profile.set', { profile: { status_text: 'away', status_emoji: ':palm_tree:' } }, token);
    expect(counts()).toEqual([3, 2, 1]);
    expect(sentEvents(slack, 'user_status_changed')).toMatchObject([
      { user: { id: ann.id, name: 'ann', profile: { status_text: 'away' } }, cache_ts: expect.any(Number) },
    ]);
  });
});

describe('an app that is uninstalled', () => {
  it('hears of it and can do nothing any more', async () => {
    slack.addApp('other');
    const token = slack.workspace().userToken('ann');
    const { botToken, botUserId } = slack.app('app');
    const { id } = slack.channel('general');

    slack.workspace().uninstall('app');

    expect(sentEvents(slack, 'tokens_revoked')).toMatchObject([{ tokens: { oauth: [ann.id], bot: [botUserId] } }]);
    expect(sentEvents(slack, 'app_uninstalled')).toHaveLength(1);
    expect(slack.deliveries.map(each => each.app)).toEqual(['app', 'app']);
    for (const dead of [botToken, token]) {
      expect(await call('auth.test', {}, dead)).toMatchObject({ error: 'account_inactive' });
    }
    await slack.user('ann').say('general', 'anybody?');
    expect(sentEvents(slack, 'message')).toHaveLength(1);
    expect(slack.workspace().apps.map(({ name }) => name)).toEqual(['other']);
    expect(slack.channel('general').id).toBe(id);
    expect(slack.channel('general').members).not.toContain(botUserId);
  });

  it('may lose one token alone', async () => {
    const token = slack.workspace().userToken('ann');
    slack.workspace().revoke(token);

    expect(sentEvents(slack, 'tokens_revoked')).toMatchObject([{ tokens: { oauth: [ann.id], bot: [] } }]);
    expect(await call('auth.test', {}, token)).toMatchObject({ error: 'token_revoked' });
    expect(await call('auth.test')).toMatchObject({ ok: true });
    expect(() => slack.workspace().revoke('xoxb-nobody')).toThrow('no such token in the workspace "Local"');
  });
});
