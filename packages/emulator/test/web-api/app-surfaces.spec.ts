import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SlackEmulator } from '../../src/index.js';
import { objectAt, objectsAt, stringAt, type JsonObject } from '../../src/json.js';
import { RawApp } from '../support/raw-app.js';
import { sentEvents } from '../support/sent-events.js';

let slack: SlackEmulator;
let app: RawApp;
let ann: string;
let general: string;

beforeEach(async () => {
  slack = await SlackEmulator.start();
  app = new RawApp(slack);
  ann = slack.user('ann').id;
  general = slack.channel('general').id;
});
afterEach(() => slack.close());

async function call(method: string, args: object = {}): Promise<JsonObject> {
  return (await app.call(method, args)).body;
}

/** As an app that has nothing to do with the first one. */
async function callAsOther(method: string, args: object = {}): Promise<JsonObject> {
  const other = new RawApp(slack, slack.addApp('other').name);
  return (await other.call(method, args)).body;
}

describe('a remote file', () => {
  const told = { external_id: 'doc-1', external_url: 'https://docs.example.com/1', title: 'Plan', filetype: 'gdoc' };
  let file: string;

  beforeEach(async () => {
    file = stringAt(objectAt(await call('files.remote.add', told), 'file') ?? {}, 'id') ?? '';
  });

  it('is told of, found by either id, changed and taken away', async () => {
    const shown = { id: file, mode: 'external', is_external: true, external_id: 'doc-1', filetype: 'gdoc' };
    expect(await call('files.remote.info', { file })).toMatchObject({ file: shown });
    expect(await call('files.remote.info', { external_id: 'doc-1' })).toMatchObject({ file: shown });
    expect(await call('files.remote.list')).toMatchObject({ files: [{ title: 'Plan' }] });

    const changed = { title: 'Plan B', url_private: 'https://docs.example.com/2' };
    const update = { file, title: 'Plan B', external_url: 'https://docs.example.com/2' };
    expect(await call('files.remote.update', update)).toMatchObject({ file: changed });
    expect(await call('files.remote.add', { ...told, title: 'Plan C' })).toMatchObject({ file: { id: file } });
    expect(await call('files.remote.remove', { file })).toEqual({ ok: true });
    expect(await call('files.remote.info', { file })).toMatchObject({ error: 'file_not_found' });
  });

  it('is shared in channels', async () => {
    expect(await call('files.remote.share', { file, channels: general })).toMatchObject({
      file: { channels: [general] },
    });
    expect(sentEvents(slack, 'message', 'file_share')).toMatchObject([{ files: [{ id: file, mode: 'external' }] }]);
    expect(await call('files.remote.list', { channel: slack.channel('support').id })).toMatchObject({ files: [] });
    const elsewhere = { file, channels: slack.channel('random').id };
    expect(await call('files.remote.share', elsewhere)).toMatchObject({ error: 'not_in_channel' });
  });

  it('is its app’s alone, and named by one id', async () => {
    expect(await call('files.remote.info', { file, external_id: 'doc-1' })).toMatchObject({ error: 'too_many_ids' });
    expect(await call('files.remote.update', { file, external_url: 'x' })).toMatchObject({ error: 'invalid_url' });
    expect(await callAsOther('files.remote.info', { file })).toMatchObject({ error: 'file_not_found' });
  });
});

describe('a call', () => {
  const told = { external_unique_id: 'meet-1', join_url: 'https://meet.example.com/1', title: 'Stand-up' };
  let id: string;

  beforeEach(async () => {
    const body = await call('calls.add', { ...told, users: [{ slack_id: ann }] });
    id = stringAt(objectAt(body, 'call') ?? {}, 'id') ?? '';
  });

  it('is told of, joined, left and ended', async () => {
    const guest = { external_id: 'g1', display_name: 'Guest' };
    expect(await call('calls.participants.add', { id, users: [guest] })).toEqual({ ok: true });
    expect(await call('calls.participants.add', { id, users: [guest] })).toMatchObject({ error: 'bad_users' });
    expect(await call('calls.info', { id })).toMatchObject({ call: { ...told, users: [{ slack_id: ann }, guest] } });
    expect(await call('calls.participants.remove', { id, users: [{ slack_id: ann }] })).toEqual({ ok: true });
    expect(await call('calls.participants.remove', { id, users: [{ slack_id: ann }] })).toMatchObject({
      error: 'bad_users',
    });
    expect(await call('calls.update', { id, title: 'Late' })).toMatchObject({
      call: { title: 'Late', users: [guest] },
    });
    expect(await call('calls.end', { id })).toEqual({ ok: true });
    expect(await call('calls.end', { id })).toMatchObject({ error: 'inactive_call' });
    expect(await call('calls.participants.add', { id, users: [] })).toMatchObject({ error: 'inactive_call' });
    expect(await call('calls.info', { id })).toMatchObject({ call: { date_end: expect.any(Number) } });
  });

  it('is its app’s alone, and of people who are there', async () => {
    expect(await callAsOther('calls.info', { id })).toMatchObject({ error: 'invalid_call_id' });
    expect(await call('calls.add', { ...told, users: [{ slack_id: 'U0' }] })).toMatchObject({
      error: 'user_not_found',
    });
    expect(await call('calls.add', { ...told, created_by: 'U0' })).toMatchObject({ error: 'invalid_created_by' });
  });
});

describe('a session of an agent', () => {
  it('has a status and a title in a thread', async () => {
    const where = { channel_id: general, thread_ts: '1.1' };
    const setStatus = (args: object) => call('agents.sessions.setStatus', { ...where, status: 'processing', ...args });

    expect(await call('agents.sessions.rename', { ...where, title: 'x' })).toMatchObject({
      error: 'session_not_found',
    });
    expect(await setStatus({ title: 'Trip' })).toEqual({
      ok: true,
      status: 'processing',
      agent_status: 'processing',
      title: 'Trip',
    });
    expect(await setStatus({ status: 'closed' })).toMatchObject({ status: 'closed', title: 'Trip' });
    expect(await call('agents.sessions.rename', { ...where, title: 'Tour' })).toEqual({ ok: true, title: 'Tour' });
    expect(await setStatus({ thread_ts: '' })).toMatchObject({ error: 'thread_ts_required' });
    expect(await setStatus({ channel_id: slack.channel('random').id })).toMatchObject({ error: 'not_authorized' });
    expect(await setStatus({ initiator_user_id: 'U0' })).toMatchObject({ error: 'user_not_found' });
    expect(await setStatus({ status: 'asleep' })).toMatchObject({ ok: false });
  });
});

describe('an invitation', () => {
  it('says of each who can’t come why, and leaves everybody out unless it is forced', async () => {
    const bob = slack.user('bob').id;
    await call('conversations.create', { name: 'ops' });
    const channel = slack.channel('ops').id;
    await call('conversations.invite', { channel, users: ann });

    const users = `U0,${slack.app().botUserId},${ann},${bob}`;
    expect(await call('conversations.invite', { channel, users })).toEqual({
      ok: false,
      error: 'user_not_found',
      errors: [
        { user: 'U0', ok: false, error: 'user_not_found' },
        { user: slack.app().botUserId, ok: false, error: 'cant_invite_self' },
        { user: ann, ok: false, error: 'already_in_channel' },
      ],
    });
    expect([...slack.channel('ops').members]).not.toContain(bob);
    expect(await call('conversations.invite', { channel, users, force: true })).toMatchObject({ ok: true });
    expect([...slack.channel('ops').members]).toContain(bob);
  });
});

describe('history', () => {
  it('of a public channel is read by people who aren’t in it, and tells of its pins', async () => {
    slack.workspace().addPerson({ name: 'dora' });
    const { channel, ts: timestamp } = await slack.user('ann').say('general', 'hello');
    await call('pins.add', { channel, timestamp });

    const body = await app.call('conversations.history', { channel }, slack.workspace().userToken('dora'));
    expect(body.body).toMatchObject({ ok: true, pin_count: 1 });
    expect(objectsAt(body.body, 'messages')).toHaveLength(1);
  });
});
