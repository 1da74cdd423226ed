import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SlackEmulator, type Seed } from '../../src/index.js';
import { stringAt, type JsonObject } from '../../src/json.js';
import { RawApp } from '../support/raw-app.js';

const seed: Seed = {
  people: [
    { name: 'ann', role: 'admin' },
    { name: 'bob' },
    { name: 'gus', role: 'guest', email: 'Gus@Example.com' },
    { name: 'old', isDeleted: true },
  ],
  apps: [{ name: 'app' }],
  channels: [
    { name: 'news', posting: 'read_only', members: ['ann', 'bob', 'app'] },
    { name: 'help', posting: 'thread_only', members: ['ann', 'bob', 'app'] },
    { name: 'log', posting: 'non_threadable', members: ['ann', 'bob', 'gus', 'app'] },
  ],
};

let slack: SlackEmulator;
let app: RawApp;

beforeEach(async () => {
  slack = await SlackEmulator.start({ seed });
  app = new RawApp(slack);
});
afterEach(() => slack.close());

async function call(method: string, args: object = {}): Promise<JsonObject> {
  return (await app.call(method, args)).body;
}

describe('a channel that restricts what is said', () => {
  it.each([
    ['news', 'restricted_action_read_only_channel', 'restricted_action_read_only_channel'],
    ['help', 'restricted_action_thread_only_channel', undefined],
    ['log', undefined, 'restricted_action_non_threadable_channel'],
  ])('refuses it by its kind: %s', async (channel, alone, inThread) => {
    const { ts } = await slack.user('ann').say(channel, 'Welcome');
    const post = (args: object) => call('chat.postMessage', { channel, text: 'x', ...args });
    const isRefused = (options: object): Promise<boolean> =>
      slack
        .user('bob')
        .say(channel, 'x', options)
        .then(
          () => false,
          (error: unknown) => String(error).includes(`bob can't say that in #${channel}, which is `),
        );

    expect((await post({})).error).toBe(alone);
    expect((await post({ thread_ts: ts })).error).toBe(inThread);
    expect(await isRefused({})).toBe(alone !== undefined);
    expect(await isRefused({ threadTs: ts })).toBe(inThread !== undefined);
  });

  it('takes no files either, and is told by its description and kept', async () => {
    const channel = slack.channel('news').id;
    const begun = await call('files.getUploadURLExternal', { filename: 'a.txt', length: 1 });
    await fetch(stringAt(begun, 'upload_url') ?? '', { method: 'POST', body: 'a' });
    const files = [{ id: begun.file_id }];

    expect(await call('files.completeUploadExternal', { files, channel_id: channel })).toMatchObject({
      error: 'posting_to_channel_denied',
    });
    const file = { name: 'a.txt', content: 'a' };
    await expect(slack.user('bob').share('news', file)).rejects.toThrow('which is read_only');
    await expect(slack.user('ann').share('news', file)).resolves.toMatchObject({ subtype: 'file_share' });
    expect(await call('conversations.info', { channel })).toMatchObject({
      channel: { is_read_only: true, is_thread_only: false, is_non_threadable: false },
    });
    expect(slack.toJSON().channels).toMatchObject(
      ['read_only', 'thread_only', 'non_threadable'].map(posting => ({ posting })),
    );
  });
});

const asGus = async (method: string, args: object = {}): Promise<JsonObject> =>
  (await app.call(method, args, slack.workspace().userToken('gus'))).body;

describe('a guest', () => {
  it('leaves channels as they are, and others in peace', async () => {
    const channel = slack.channel('log').id;
    const error = 'user_is_restricted';

    expect(await asGus('conversations.setTopic', { channel, topic: 'Tea' })).toMatchObject({ error });
    expect(await asGus('conversations.setPurpose', { channel, purpose: 'Tea' })).toMatchObject({ error });
    expect(await asGus('conversations.leave', { channel })).toMatchObject({ error });
    const reminder = { text: 'tea', time: '60' };
    expect(await asGus('reminders.add', reminder)).toMatchObject({ ok: true });
    expect(await asGus('reminders.add', { ...reminder, user: slack.user('bob').id })).toMatchObject({
      error: 'cannot_add_others',
    });
  });

  it('is found by an email however it is written; who has left is not', async () => {
    expect(await call('users.lookupByEmail', { email: 'gus@example.COM' })).toMatchObject({ user: { name: 'gus' } });
    expect(await call('users.lookupByEmail', { email: 'old@local.test' })).toMatchObject({ error: 'users_not_found' });
    expect(await call('users.lookupByEmail', { email: 'bob@local.test' })).toMatchObject({ user: { name: 'bob' } });
  });
});
