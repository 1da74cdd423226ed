import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { objectAt, stringAt } from '../../src/json.js';
import { sentEvents } from '../support/sent-events.js';
import { START, startStill, type StillSlack } from '../support/idle-slack.js';

let clock: StillSlack['clock'];
let slack: StillSlack['slack'];
let call: StillSlack['call'];
let callAs: StillSlack['callAs'];
let ann: string;

beforeEach(async () => {
  ({ clock, slack, call, callAs } = await startStill());
  ann = slack.user('ann').id;
});
afterEach(() => slack.close());

describe('a usergroup', () => {
  let usergroup: string;

  beforeEach(async () => {
    const body = await call('usergroups.create', { name: 'Support Team', description: 'Who helps' });
    usergroup = stringAt(objectAt(body, 'usergroup') ?? {}, 'id') ?? '';
  });

  it('is made with a handle of its name, and told of', async () => {
    const group = { id: usergroup, name: 'Support Team', handle: 'support-team', date_delete: 0, users: [] };

    expect(usergroup).toMatch(/^S/);
    expect(sentEvents(slack, 'subteam_created')).toMatchObject([{ subteam: group }]);
    expect(await call('usergroups.list')).toMatchObject({ usergroups: [{ id: usergroup, team_id: slack.teamId }] });
  });

  it('has members, whose coming and going is told', async () => {
    const bob = slack.user('bob').id;
    await call('usergroups.users.update', { usergroup, users: ann });
    clock.nowMs += 5000;
    const body = await call('usergroups.users.update', { usergroup, users: [bob], include_count: true });

    expect(body).toMatchObject({ usergroup: { users: [bob], user_count: 1 } });
    expect(await call('usergroups.users.list', { usergroup })).toEqual({ ok: true, users: [bob] });
    expect(sentEvents(slack, 'subteam_members_changed').at(-1)).toMatchObject({
      subteam_id: usergroup,
      date_previous_update: START,
      date_update: START + 5,
      added_users: [bob],
      removed_users: [ann],
      added_users_count: 1,
    });
    await call('usergroups.users.update', { usergroup, users: [bob, ann] });
    expect(sentEvents(slack, 'subteam_members_changed').at(-1)).toMatchObject({
      added_users: [ann],
      removed_users: [],
    });
    expect(await call('usergroups.users.update', { usergroup, users: 'U0' })).toMatchObject({ error: 'invalid_users' });
    expect(await call('usergroups.users.update', { usergroup, users: [] })).toMatchObject({
      error: 'no_users_provided',
    });
  });

  it('is changed, switched off and on', async () => {
    const channels = [slack.channel('support').id];
    const changed = await call('usergroups.update', { usergroup, name: 'Helpers', channels });
    expect(changed).toMatchObject({ usergroup: { name: 'Helpers', handle: 'support-team', prefs: { channels } } });

    expect(await call('usergroups.disable', { usergroup })).toMatchObject({ usergroup: { date_delete: START } });
    expect(await call('usergroups.list')).toMatchObject({ usergroups: [] });
    expect(await call('usergroups.list', { include_disabled: true })).toMatchObject({
      usergroups: [{ name: 'Helpers' }],
    });
    expect(await call('usergroups.enable', { usergroup })).toMatchObject({ usergroup: { date_delete: 0 } });
    expect(sentEvents(slack, 'subteam_updated')).toHaveLength(3);
  });

  it('is shown with members and their number to who asks for them', async () => {
    const [bare] = [(await call('usergroups.list')).usergroups].flat();
    expect(bare).not.toHaveProperty('users');
    expect(bare).not.toHaveProperty('user_count');
    expect(await call('usergroups.list', { include_users: true, include_count: true })).toMatchObject({
      usergroups: [{ users: [], user_count: 0 }],
    });
  });

  it.each([
    ['name_already_exists', { name: 'Support Team', handle: 'other' }],
    ['handle_already_exists', { name: 'Other', handle: 'support-team' }],
    ['bad_handle', { name: 'Other', handle: 'Not good' }],
    ['forbidden_handle', { name: 'Other', handle: 'here' }],
    ['description_too_long', { name: 'Other', description: 'x'.repeat(141) }],
    ['invalid_channel_provided', { name: 'Other', channels: 'C0' }],
  ])('is refused: %s', async (error, args) => {
    expect(await call('usergroups.create', args)).toMatchObject({ error });
  });

  it.each(['update', 'enable', 'disable', 'users.list'])('that is not there is not found: %s', async method => {
    expect(await call(`usergroups.${method}`, { usergroup: 'S0' })).toMatchObject({ error: 'no_such_subteam' });
  });
});

describe('do not disturb', () => {
  it('lasts as long as somebody said, or until they end it', async () => {
    const snooze = { snooze_enabled: true, snooze_endtime: START + 1800, snooze_remaining: 1800 };
    expect(await callAs('ann', 'dnd.setSnooze', { num_minutes: 30 })).toMatchObject(snooze);
    expect(await call('dnd.info', { user: ann })).toMatchObject({ dnd_enabled: false, ...snooze });
    clock.nowMs += 1800_000;
    expect(await call('dnd.info', { user: ann })).toMatchObject({ snooze_enabled: false });
    expect(await callAs('ann', 'dnd.endSnooze')).toMatchObject({ error: 'snooze_end_failed' });
    expect(await callAs('ann', 'dnd.endDnd')).toMatchObject({ error: 'not_in_dnd' });

    await callAs('ann', 'dnd.setSnooze', { num_minutes: 30 });
    expect(await callAs('ann', 'dnd.endSnooze')).toMatchObject({ ok: true, snooze_enabled: false });
    await callAs('ann', 'dnd.setSnooze', { num_minutes: 30 });
    expect(await callAs('ann', 'dnd.endDnd')).toEqual({ ok: true });
  });

  it('is told to everybody, with its end to the apps that act for the person', async () => {
    slack.addApp('other');
    await callAs('ann', 'dnd.setSnooze', { num_minutes: 1 });

    expect(sentEvents(slack, 'dnd_updated_user')).toMatchObject([{ user: ann }, { user: ann }]);
    expect(sentEvents(slack, 'dnd_updated_user')[0]?.dnd_status).not.toHaveProperty('snooze_enabled');
    expect(sentEvents(slack, 'dnd_updated')).toMatchObject([
      { user: ann, dnd_status: { snooze_enabled: true, snooze_endtime: START + 60 } },
    ]);
  });

  it.each([
    ['snooze_failed', 0],
    ['snooze_failed', 'soon'],
    ['too_long', 600_000],
  ])('is refused: %s for %s minutes', async (error, minutes) => {
    expect(await callAs('ann', 'dnd.setSnooze', { num_minutes: minutes })).toMatchObject({ error });
  });

  it('is asked of several people', async () => {
    expect(await call('dnd.teamInfo', { users: ann })).toEqual({
      ok: true,
      users: { [ann]: { dnd_enabled: false, next_dnd_start_ts: 1, next_dnd_end_ts: 1 } },
    });
    expect(await call('dnd.teamInfo', { users: 'U0' })).toMatchObject({ error: 'user_not_found' });
  });
});

describe('the emoji of a workspace', () => {
  const url = 'https://example.com/party.gif';
  let boss: string;

  beforeEach(() => {
    slack.workspace().addPerson({ name: 'dora', role: 'admin' });
    boss = 'dora';
  });

  it('are made, named again and taken away by an admin, with their aliases', async () => {
    await callAs(boss, 'admin.emoji.add', { name: ':party:', url });
    await callAs(boss, 'admin.emoji.addAlias', { name: 'fest', alias_for: 'party' });
    expect(await call('emoji.list')).toMatchObject({ emoji: { party: url, fest: 'alias:party' } });
    expect(await callAs(boss, 'admin.emoji.list')).toMatchObject({ emoji: { party: { url } } });
    await callAs(boss, 'admin.emoji.rename', { name: 'fest', new_name: 'feast' });
    expect(await callAs(boss, 'admin.emoji.remove', { name: 'party' })).toEqual({ ok: true });

    expect(await call('emoji.list')).toMatchObject({ emoji: {} });
    expect(sentEvents(slack, 'emoji_changed')).toMatchObject([
      { subtype: 'add', name: 'party', value: url },
      { subtype: 'add', name: 'fest', value: 'alias:party' },
      { subtype: 'rename', old_name: 'fest', new_name: 'feast', value: 'alias:party' },
      { subtype: 'remove', names: ['party', 'feast'] },
    ]);
  });

  it.each([
    ['error_bad_name_i18n', 'add', { name: 'Not good', url }],
    ['error_name_taken', 'add', { name: 'party', url }],
    ['error_no_image', 'add', { name: 'other', url: 'x' }],
    ['error_invalid_alias', 'addAlias', { name: 'other', alias_for: 'none' }],
    ['emoji_not_found', 'remove', { name: 'none' }],
    ['error_invalid_emoji_to_rename', 'rename', { name: 'none', new_name: 'other' }],
    ['error_name_taken', 'rename', { name: 'party', new_name: 'party' }],
  ])('are refused: %s', async (error, method, args) => {
    await callAs(boss, 'admin.emoji.add', { name: 'party', url });

    expect(await callAs(boss, `admin.emoji.${method}`, args)).toMatchObject({ error });
    expect(await callAs('bob', `admin.emoji.${method}`, args)).toMatchObject({ error: 'not_an_admin' });
  });
});

describe('people', () => {
  it('say something of themselves, which is told', async () => {
    const profile = { title: 'Head of Tea', status_text: 'Steeping', status_emoji: ':tea:', real_name: 'Ann A.' };
    const set = await callAs('ann', 'users.profile.set', { profile: JSON.stringify(profile) });
    await callAs('ann', 'users.profile.set', { name: 'phone', value: '123' });

    expect(set).toMatchObject({ ok: true, username: 'ann', profile });
    expect(await call('users.profile.get', { user: ann })).toMatchObject({ profile: { ...profile, phone: '123' } });
    expect(await call('users.info', { user: ann })).toMatchObject({ user: { real_name: 'Ann A.', profile } });
    expect(sentEvents(slack, 'user_change')).toMatchObject([{ user: { id: ann, profile } }, {}]);
  });

  it.each([
    ['invalid_profile', { profile: 'x' }],
    ['too_long', { profile: { status_text: 'x'.repeat(101) } }],
    ['must_clear_both_status_text_and_status_emoji', { profile: { status_text: '', status_emoji: ':tea:' } }],
  ])('may not say: %s', async (error, args) => {
    expect(await callAs('ann', 'users.profile.set', args)).toMatchObject({ error });
  });

  it('change others only as admins', async () => {
    const args = { user: slack.user('bob').id, name: 'title', value: 'Chef' };
    slack.workspace().addPerson({ name: 'dora', role: 'admin' });

    expect(await callAs('carol', 'users.profile.set', args)).toMatchObject({ error: 'not_admin' });
    expect(await callAs('dora', 'users.profile.set', args)).toMatchObject({ profile: { title: 'Chef' } });
  });

  it('are there or away', async () => {
    expect(await call('users.getPresence', { user: ann })).toEqual({ ok: true, presence: 'active' });
    await callAs('ann', 'users.setPresence', { presence: 'away' });
    expect(await callAs('ann', 'users.getPresence')).toMatchObject({
      presence: 'away',
      manual_away: true,
      online: false,
    });
    await callAs('ann', 'users.setPresence', { presence: 'auto' });
    expect(await call('users.getPresence', { user: ann })).toMatchObject({ presence: 'active' });
  });

  it('are known to the app that acts for them', async () => {
    expect(await callAs('ann', 'users.identity')).toMatchObject({
      user: { id: ann, name: 'Ann Archer', email: 'ann@local.test' },
      team: { id: slack.teamId },
    });
  });

  it('have pictures of their own, until they take them away', async () => {
    const image = async (): Promise<unknown> => objectAt(await callAs('ann', 'users.identity'), 'user')?.image_48;
    const before = await image();

    expect(await callAs('ann', 'users.setPhoto')).toMatchObject({ error: 'bad_image' });
    expect(await callAs('ann', 'users.setPhoto', { image: 'me.png' })).toEqual({ ok: true });
    const own = await image();
    expect(own).not.toBe(before);
    expect(await call('users.info', { user: ann })).toMatchObject({
      user: { profile: { image_48: own, is_custom_image: true } },
    });
    expect(sentEvents(slack, 'user_change')).toMatchObject([{ user: { profile: { image_48: own } } }]);
    await callAs('ann', 'users.profile.set', { name: 'title', value: 'Chef' });
    expect(await callAs('ann', 'users.deletePhoto')).toEqual({ ok: true });
    expect(await image()).toBe(before);
    const { profile } = await call('users.profile.get', { user: ann });
    expect(profile).toMatchObject({ title: 'Chef' });
    expect(profile).not.toHaveProperty('is_custom_image');
  });
});

describe('a workspace and its bots', () => {
  it('are told of', async () => {
    const { name, appId: app_id, botId: id, botUserId: user_id } = slack.app();

    expect(await call('team.info')).toMatchObject({ team: { id: slack.teamId, domain: 'local', name: 'Local' } });
    expect(await call('team.info', { team: 'T0' })).toMatchObject({ error: 'team_not_found' });
    expect(await call('team.profile.get')).toEqual({ ok: true, profile: { fields: [], sections: [] } });
    expect(await call('team.preferences.list')).toMatchObject({ ok: true, who_can_post_general: 'everyone' });
    expect(await call('bots.info', { bot: id })).toMatchObject({ bot: { id, app_id, user_id, name, deleted: false } });
    expect(await call('bots.info', { bot: 'B0' })).toMatchObject({ error: 'bot_not_found' });
  });
});
