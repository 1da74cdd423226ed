import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SlackEmulator, type Person } from '../../src/index.js';
import { objectAt, stringAt, type JsonObject } from '../../src/json.js';
import { RawApp } from '../support/raw-app.js';
import { sentEvents } from '../support/sent-events.js';

let slack: SlackEmulator;
let app: RawApp;
let ann: Person;
let bot: string;

const at = { event_ts: expect.stringMatching(/^\d+\.\d{6}$/) };
const OWN_EVENTS = ['im_created', 'im_open', 'im_close', 'group_open', 'group_close'];

beforeEach(async () => {
  slack = await SlackEmulator.start();
  app = new RawApp(slack);
  ann = slack.user('ann');
  bot = slack.app().botUserId;
});
afterEach(() => slack.close());

async function call(method: string, args: object = {}, token?: string): Promise<JsonObject> {
  const { body } = await app.call(method, args, token);
  expect(body).toMatchObject({ ok: true });
  return body;
}

/** Begins anew with an app that has asked for direct messages to be told of. */
async function startDeclared(): Promise<void> {
  await slack.close();
  const settings = { socket_mode_enabled: true, event_subscriptions: { bot_events: OWN_EVENTS } };
  const scopes = { bot: ['im:read', 'im:write', 'groups:read', 'mpim:read', 'mpim:write'] };
  slack = await SlackEmulator.start({
    manifest: { display_information: { name: 'app' }, oauth_config: { scopes }, settings },
  });
  app = new RawApp(slack);
  ann = slack.user('ann');
  bot = slack.app().botUserId;
}

describe('what somebody does for themselves', () => {
  it('is told of to those who act for them: what they save for later', async () => {
    const token = slack.workspace().userToken('ann');
    const { channel, ts: timestamp } = await slack.user('bob').say('general', 'remember');
    const [file] = (await ann.share('general', { name: 'a.txt', content: 'a' })).files ?? [];

    await call('stars.add', { channel, timestamp }, token);
    await call('stars.add', { file: file?.id }, token);
    await call('stars.remove', { channel, timestamp }, token);
    await call(
      'stars.add',
      { channel, timestamp },
      slack.workspace().userToken('bob', { app: slack.addApp('b').name }),
    );

    const message = { text: 'remember', ts: timestamp, permalink: expect.any(String) };
    const item = { type: 'message', channel, message, date_create: expect.any(Number) };
    expect(slack.deliveries.filter(each => each.app === 'b')).toHaveLength(1);
    expect(sentEvents(slack, 'star_added')).toMatchObject([
      { user: ann.id, item, ...at },
      { user: ann.id, item: { type: 'file', file: { id: file?.id } } },
      { user: slack.user('bob').id, item },
    ]);
    expect(sentEvents(slack, 'star_removed')).toMatchObject([{ user: ann.id, item, ...at }]);
  });

  it('is not told of to a bot: groups that people are taken into, unless it is one of them', async () => {
    const body = await call('usergroups.create', { name: 'Crew', handle: 'crew' });
    const usergroup = stringAt(objectAt(body, 'usergroup') ?? {}, 'id');
    await call('usergroups.users.update', { usergroup, users: [ann.id] });
    expect(sentEvents(slack, 'subteam_self_added')).toEqual([]);

    await call('usergroups.users.update', { usergroup, users: [ann.id, bot] });
    expect(sentEvents(slack, 'subteam_self_removed')).toEqual([]);
    slack.workspace().userToken('ann');
    await call('usergroups.users.update', { usergroup, users: [bot] });

    expect(sentEvents(slack, 'subteam_self_added')).toEqual([
      { type: 'subteam_self_added', subteam_id: usergroup, ...at },
    ]);
    expect(sentEvents(slack, 'subteam_self_removed')).toEqual([
      { type: 'subteam_self_removed', subteam_id: usergroup, ...at },
    ]);
  });

  it('is told of to a bot that is taken out of a channel, public or private, and by whom', async () => {
    const token = slack.workspace().userToken('ann', { app: slack.addApp('other').name });
    for (const [name, isPrivate] of [
      ['plans', false],
      ['secret', true],
    ] as const) {
      ann.channels.create(name, { isPrivate });
      ann.channels.invite(name, 'app');
      await call('conversations.kick', { channel: slack.channel(name).id, user: bot }, token);
    }

    const left = { actor_id: ann.id, ...at };
    const [plans, secret] = [slack.channel('plans').id, slack.channel('secret').id];
    expect(sentEvents(slack, 'channel_left')).toEqual([{ type: 'channel_left', channel: plans, ...left }]);
    expect(sentEvents(slack, 'group_left')).toEqual([{ type: 'group_left', channel: secret, ...left }]);
    expect(sentEvents(slack, 'member_left_channel')).toEqual([]);
  });
});

describe('a direct message', () => {
  it('that is opened, put away and opened again is told of to who has asked for it', async () => {
    await startDeclared();
    const open = { users: ann.id };
    const channel = stringAt(objectAt(await call('conversations.open', open), 'channel') ?? {}, 'id');
    for (let times = 0; times < 2; times += 1) await call('conversations.close', { channel });
    await call('conversations.open', open);

    const described = { id: channel, user: ann.id, is_im: true, created: expect.any(Number) };
    expect(sentEvents(slack, 'im_created')).toMatchObject([{ user: bot, channel: described, ...at }]);
    const event = { user: bot, channel, ...at };
    expect(sentEvents(slack, 'im_close')).toEqual([{ type: 'im_close', ...event }]);
    expect(sentEvents(slack, 'im_open')).toEqual([
      { type: 'im_open', ...event },
      { type: 'im_open', ...event },
    ]);
  });

  it('of several is a group', async () => {
    await startDeclared();
    const users = [ann.id, slack.user('bob').id];
    const channel = stringAt(objectAt(await call('conversations.open', { users }), 'channel') ?? {}, 'id');
    await call('conversations.close', { channel });

    expect(slack.deliveries).toHaveLength(2);
    expect(sentEvents(slack, 'group_open')).toEqual([{ type: 'group_open', user: bot, channel, ...at }]);
    expect(sentEvents(slack, 'group_close')).toEqual([{ type: 'group_close', user: bot, channel, ...at }]);
  });

  it('with an app can be opened at its messages, and brings no view of the Home tab', async () => {
    await call('views.publish', { user_id: ann.id, view: { type: 'home', blocks: [] } });
    await ann.openHome({ tab: 'messages' });
    await ann.openHome();

    const channel = slack.workspace().channels.find(({ kind }) => kind === 'im')?.id;
    const opened = { type: 'app_home_opened', user: ann.id, channel, ...at };
    expect(sentEvents(slack, 'app_home_opened')).toEqual([
      { ...opened, tab: 'messages' },
      { ...opened, tab: 'home', view: expect.objectContaining({ type: 'home' }) },
    ]);
  });
});

describe('a file', () => {
  const file = { name: 'a.txt', content: 'a' };

  it('becomes public when it is first shared in a public channel, where it is told of', async () => {
    const { files: [own] = [] } = await ann.share('@app', file);
    expect(sentEvents(slack, 'file_public')).toEqual([]);

    const first = await ann.share('general', file);
    const [shared] = first.files ?? [];
    const event = { file_id: shared?.id, file: { id: shared?.id }, user_id: ann.id, event_ts: first.ts };
    expect(own?.id).not.toBe(shared?.id);
    expect(sentEvents(slack, 'file_public')).toEqual([{ type: 'file_public', ...event }]);
  });

  it('that is shared in two public channels at once becomes public once', async () => {
    const begun = await call('files.getUploadURLExternal', { filename: 'a.txt', length: 1 });
    await fetch(stringAt(begun, 'upload_url') ?? '', { method: 'POST', body: 'a' });
    const channels = ['general', 'support'].map(name => slack.channel(name).id).join(',');
    await call('files.completeUploadExternal', { files: [{ id: begun.file_id }], channels });

    expect(sentEvents(slack, 'file_shared')).toHaveLength(2);
    expect(sentEvents(slack, 'file_public')).toHaveLength(1);
  });

  it('that changes, or whose message goes, is told of where it is shared', async () => {
    const added = await call('files.remote.add', { external_id: '1', external_url: 'https://a.test/1', title: 'One' });
    const id = stringAt(objectAt(added, 'file') ?? {}, 'id');
    await call('files.remote.share', {
      file: id,
      channels: ['general', 'support'].map(name => slack.channel(name).id),
    });
    await call('files.remote.update', { file: id, title: 'Two' });
    const event = { file_id: id, file: { id }, user_id: bot, ...at };
    expect(sentEvents(slack, 'file_change')).toEqual([{ type: 'file_change', ...event }]);

    const [one, other] = slack.messages.filter(({ files }) => files);
    await call('chat.delete', { channel: one?.channel, ts: one?.ts });
    expect(sentEvents(slack, 'file_unshared')).toEqual([{ type: 'file_unshared', channel_id: one?.channel, ...event }]);

    await call('files.remote.remove', { file: id });
    await call('chat.delete', { channel: other?.channel, ts: other?.ts });
    expect(sentEvents(slack, 'file_unshared')).toHaveLength(1);
    expect(sentEvents(slack, 'file_deleted')).toHaveLength(1);
  });
});
