import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SlackEmulator, type Message } from '../../src/index.js';
import { objectsAt, type JsonObject } from '../../src/json.js';
import { RawApp } from '../support/raw-app.js';
import { sentEvents } from '../support/sent-events.js';

let slack: SlackEmulator;
let app: RawApp;
let root: Message;

beforeEach(async () => {
  slack = await SlackEmulator.start();
  app = new RawApp(slack);
  root = await slack.user('ann').say('general', 'who knows?');
});
afterEach(() => slack.close());

async function call(method: string, args: object = {}): Promise<JsonObject> {
  return (await app.call(method, args)).body;
}

const post = (args: object): Promise<JsonObject> =>
  call('chat.postMessage', { channel: 'general', text: 'x', ...args });

const lastMessage = (): Message | undefined => slack.messages.at(-1);

describe('a reply that is broadcast', () => {
  it('is in the thread and in the channel, with its root', async () => {
    const thread = { channel: root.channel, ts: root.ts };
    await post({ text: 'I do', thread_ts: root.ts, reply_broadcast: true });

    expect(sentEvents(slack, 'message', 'thread_broadcast')).toMatchObject([
      { text: 'I do', thread_ts: root.ts, root: { text: 'who knows?', reply_count: 1 } },
    ]);
    expect(objectsAt(await call('conversations.history', thread), 'messages')).toHaveLength(2);
    expect(objectsAt(await call('conversations.replies', thread), 'messages')).toHaveLength(2);
  });

  it('can be broadcast later, and is said to be nothing else then', async () => {
    const { channel, ts } = await post({ text: 'I do', thread_ts: root.ts });
    const broadcast = { channel, ts, reply_broadcast: true };

    expect(await call('chat.update', { ...broadcast, text: 'y' })).toEqual({
      ok: false,
      error: 'no_dual_broadcast_content_update',
    });
    expect(await call('chat.update', broadcast)).toMatchObject({
      text: 'I do',
      message: { subtype: 'thread_broadcast' },
    });
    expect(lastMessage()).not.toHaveProperty('edited');
    expect(objectsAt(await call('conversations.history', { channel }), 'messages')).toHaveLength(2);
    expect(sentEvents(slack, 'message', 'message_changed')).toMatchObject([
      { message: { subtype: 'thread_broadcast' } },
    ]);
    // What is in the channel already is changed like any other.
    expect(await call('chat.update', { ...broadcast, text: 'y' })).toMatchObject({ text: 'y' });
    const { ts: alone } = await post({});
    const lonely = { channel, ts: alone, reply_broadcast: true };
    expect(await call('chat.update', lonely)).toMatchObject({ error: 'cant_broadcast_message' });
  });

  it('needs a thread', async () => {
    await post({ reply_broadcast: true });

    expect(lastMessage()).not.toHaveProperty('subtype');
  });
});

describe('another name and picture', () => {
  it.each([
    [{ username: 'Robin' }, { username: 'Robin' }],
    [{ icon_emoji: ':robot_face:' }, { icons: { emoji: ':robot_face:' } }],
    [{ icon_url: 'https://example.com/a.png' }, { icons: { image_48: 'https://example.com/a.png' } }],
  ])('make a bot message that names no user: %j', async (args, shown) => {
    const { message } = await post(args);

    expect(message).toMatchObject({ ...shown, subtype: 'bot_message', bot_id: slack.app().botId });
    expect(message).not.toHaveProperty('user');
    expect(sentEvents(slack, 'message', 'bot_message')).toMatchObject([shown]);
  });

  it('are passed over without the scope for them', async () => {
    const other = new RawApp(slack, slack.addApp('other', { scopes: ['chat:write'] }).name);
    const { body } = await other.call('chat.postMessage', { channel: 'general', text: 'x', username: 'Robin' });

    expect(body).toMatchObject({ ok: true, message: { user: slack.app('other').botUserId } });
    expect(body.message).not.toHaveProperty('username');
  });

  it('are no person’s: a bot can’t write as a user', async () => {
    expect(await post({ as_user: true })).toMatchObject({ error: 'as_user_not_supported' });
    expect(await post({ as_user: false })).toMatchObject({ ok: true });
  });
});

/** The text below, as a link to everybody it names. */
const linked = (): string =>
  `Ask <@${slack.user('ann').id}> or <!here> in <#${slack.channel('general').id}|general>, ` +
  'not me@ann.example or @annabel';

describe('names in a text', () => {
  const text = 'Ask @ann or @here in #general, not me@ann.example or @annabel';
  it.each([{ link_names: true }, { link_names: 1 }, { parse: 'full' }])('are links with %j', async how => {
    await post({ text, ...how });

    expect(lastMessage()?.text).toBe(linked());
  });

  it('are text otherwise', async () => {
    await post({ text, parse: 'none' });

    expect(lastMessage()?.text).toBe(text);
  });
});

describe('metadata', () => {
  const metadata = { event_type: 'task_created', event_payload: { id: '1' } };
  const next = { event_type: 'task_done', event_payload: { id: '1' } };

  it('is told of when it is posted, changed and deleted', async () => {
    const { channel, ts } = await post({ metadata });
    await call('chat.update', { channel, ts, text: 'y' });
    await call('chat.update', { channel, ts, text: 'y', metadata: next });
    await call('chat.delete', { channel, ts });

    const subject = { app_id: slack.app().appId, channel_id: channel, message_ts: ts };
    expect(sentEvents(slack, 'message_metadata_posted')).toMatchObject([{ ...subject, metadata }]);
    expect(sentEvents(slack, 'message_metadata_updated')).toMatchObject([
      { ...subject, metadata: next, previous_metadata: metadata },
    ]);
    expect(sentEvents(slack, 'message_metadata_deleted')).toMatchObject([{ ...subject, previous_metadata: next }]);
  });

  it('is taken away by an empty object', async () => {
    const { channel, ts } = await post({ metadata });
    await call('chat.update', { channel, ts, text: 'y', metadata: {} });

    expect(lastMessage()?.metadata).toBeUndefined();
    expect(sentEvents(slack, 'message_metadata_deleted')).toHaveLength(1);
  });

  it('is read by who asks for it', async () => {
    const { channel } = await post({ metadata });

    const [bare] = objectsAt(await call('conversations.history', { channel }), 'messages');
    expect(bare).not.toHaveProperty('metadata');
    const [whole] = objectsAt(await call('conversations.history', { channel, include_all_metadata: true }), 'messages');
    expect(whole).toMatchObject({ metadata });
  });

  it.each([
    ['invalid_metadata_format', 'x'],
    ['invalid_metadata_schema', { event_type: 'x' }],
    ['invalid_metadata_schema', { event_type: 1, event_payload: {} }],
  ])('is refused: %s', async (error, given) => {
    expect(await post({ metadata: given })).toMatchObject({ error });
  });
});

describe('a person’s token', () => {
  it('posts, changes and deletes as that person, who is told apart from the bot', async () => {
    const token = slack.workspace().userToken('ann');
    const ann = slack.user('ann').id;
    const as = async (method: string, args: object): Promise<JsonObject> => (await app.call(method, args, token)).body;
    const { channel, ts, message } = await as('chat.postMessage', { channel: 'random', text: 'as ann', as_user: true });

    expect(message).toMatchObject({ user: ann, app_id: slack.app().appId });
    expect(await as('chat.update', { channel, ts, text: 'as ann still' })).toMatchObject({ ok: true });
    await call('conversations.join', { channel });
    const { ts: own } = await post({ channel });
    expect(await as('chat.delete', { channel, ts: own })).toMatchObject({ error: 'cant_delete_message' });
    expect(await as('chat.delete', { channel, ts })).toMatchObject({ ok: true });
    const bob = await slack.user('bob').say('general', 'mine');
    const theft = { channel: bob.channel, ts: bob.ts, text: 'x' };
    expect(await as('chat.update', theft)).toMatchObject({ error: 'cant_update_message' });
  });
});

describe('an update', () => {
  it('of attachments alone leaves what is said, and text alone takes blocks away', async () => {
    const blocks = [{ type: 'divider', block_id: 'line' }];
    const { channel, ts } = await post({ text: 'said', blocks });
    const update = (args: object) => call('chat.update', { channel, ts, ...args });

    expect(await update({ attachments: [{ text: 'more' }] })).toMatchObject({ text: 'said', message: { blocks } });
    expect(lastMessage()).toMatchObject({ text: 'said', blocks, attachments: [{ text: 'more' }] });
    await update({ text: 'said anew' });
    expect(lastMessage()).toMatchObject({ text: 'said anew', blocks: [], attachments: [{ text: 'more' }] });
    expect(await update({ metadata: {} })).toMatchObject({ error: 'no_text' });
  });

  it('is refused in an archived channel, and while the message is streamed', async () => {
    const { channel, ts } = await post({ channel: 'support' });
    await call('conversations.archive', { channel });
    expect(await call('chat.update', { channel, ts, text: 'y' })).toMatchObject({ error: 'is_inactive' });

    const recipient = { recipient_user_id: slack.user('ann').id, recipient_team_id: slack.teamId };
    const stream = await call('chat.startStream', { channel: root.channel, thread_ts: root.ts, ...recipient });
    const update = { channel: root.channel, ts: stream.ts, text: 'y' };
    expect(await call('chat.update', update)).toMatchObject({ error: 'streaming_state_conflict' });
  });
});
