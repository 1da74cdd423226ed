import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { SlackEmulator, type Message } from '../../src/index.js';
import { RawApp } from '../support/raw-app.js';

let slack: SlackEmulator;
let app: RawApp;
let posted: Message;

const lastMessage = (): Message | undefined => slack.messages.at(-1);

beforeAll(async () => {
  slack = await SlackEmulator.start();
  app = new RawApp(slack);
});

beforeEach(async () => {
  await app.call('chat.postMessage', { channel: 'general', text: 'hello' });
  posted = await slack.waitFor('the message', lastMessage);
});

afterAll(() => slack.close());

describe('chat.postMessage', () => {
  it('posts as the bot, to a channel by id or name, or to a person', async () => {
    const ann = slack.user('ann');

    const { body } = await app.call('chat.postMessage', { channel: ann.id, text: 'just you' });

    expect(body).toMatchObject({ ok: true, message: { text: 'just you', bot_id: slack.app().botId } });
    expect(body.channel).toMatch(/^D/);
    expect(posted).toMatchObject({ channelName: 'general', user: slack.app().botUserId, appId: slack.app().appId });
  });

  it('replies in a thread, which its root then shows', async () => {
    const { channel, ts } = posted;
    await app.call('chat.postMessage', { channel, text: 'reply', thread_ts: ts });

    const { body } = await app.call('conversations.replies', { channel, ts });

    expect(body.messages).toMatchObject([
      { ts, thread_ts: ts, reply_count: 1, reply_users: [slack.app().botUserId] },
      { text: 'reply', thread_ts: ts, parent_user_id: slack.app().botUserId },
    ]);
  });

  it('gives blocks and elements the ids that the app left out', async () => {
    const button = { type: 'button', text: { type: 'plain_text', text: 'Go' } };
    await app.call('chat.postMessage', { channel: 'general', blocks: [{ type: 'actions', elements: [button] }] });

    expect(lastMessage()?.blocks).toEqual([
      { type: 'actions', block_id: expect.any(String), elements: [{ ...button, action_id: expect.any(String) }] },
    ]);
  });

  it.each([
    ['no channel', {}, 'invalid_arguments'],
    ['a channel that is not there', { channel: 'C0', text: 'x' }, 'channel_not_found'],
    ['a channel that the bot is not in', { channel: 'random', text: 'x' }, 'not_in_channel'],
    ['nothing to say', { channel: 'general' }, 'no_text'],
    ['blocks that are no list', { channel: 'general', blocks: 'nonsense' }, 'invalid_blocks_format'],
    ['blocks that are none', { channel: 'general', blocks: [{ type: 'sofa' }] }, 'invalid_blocks'],
    ['a thread that is not there', { channel: 'general', text: 'x', thread_ts: '1.1' }, 'cannot_reply_to_message'],
    ['both text and markdown', { channel: 'general', text: 'x', markdown_text: 'y' }, 'markdown_text_conflict'],
    ['attachments that are none', { channel: 'general', attachments: 'x' }, 'invalid_attachments'],
  ])('refuses %s', async (_name, args, error) => {
    expect((await app.call('chat.postMessage', args)).body).toMatchObject({ ok: false, error });
  });

  it('is cut off where it says too much, and says so', async () => {
    const text = 'x'.repeat(40_001);

    const { body } = await app.call('chat.postMessage', { channel: 'general', text });

    expect(body).toMatchObject({ ok: true, warning: 'message_truncated' });
    expect(lastMessage()?.text).toHaveLength(40_000);
    expect((await app.call('chat.meMessage', { channel: 'general', text })).body.error).toBe('msg_too_long');
  });

  it('reaches every public channel with the scope for that, and no private one', async () => {
    const bold = new RawApp(slack, slack.addApp('bold', { scopes: ['chat:write', 'chat:write.public'] }).name);
    await app.call('conversations.create', { name: 'secret', is_private: true });
    const post = async (method: string, channel: string): Promise<unknown> =>
      (await bold.call(method, { channel, text: 'x', user: slack.user('ann').id })).body.error;

    expect(await post('chat.postMessage', 'random')).toBeUndefined();
    expect(await post('chat.postMessage', slack.channel('random').id)).toBeUndefined();
    expect(await post('chat.postMessage', 'secret')).toBe('channel_not_found');
    expect(await post('chat.postEphemeral', 'random')).toBe('not_in_channel');
  });

  it('says which block is wrong, and how', async () => {
    const blocks = [{ type: 'divider' }, { type: 'header', text: { type: 'plain_text', text: 'x'.repeat(151) } }];

    const { body } = await app.call('chat.postMessage', { channel: 'general', blocks });

    expect(body.error).toBe('invalid_blocks');
    expect(body.errors).toEqual([
      'failed to match all allowed schemas [json-pointer:/blocks/1/text]',
      'must be less than 151 characters [json-pointer:/blocks/1/text/text]',
    ]);
    expect(body.response_metadata).toEqual({
      messages: [
        '[ERROR] failed to match all allowed schemas [json-pointer:/blocks/1/text]',
        '[ERROR] must be less than 151 characters [json-pointer:/blocks/1/text/text]',
      ],
    });
  });
});

describe('chat.postEphemeral', () => {
  it('shows a message to one member, whom history does not know of', async () => {
    const ann = slack.user('ann');
    const { body } = await app.call('chat.postEphemeral', { channel: 'general', user: ann.id, text: 'psst' });

    expect(lastMessage()).toMatchObject({ text: 'psst', ephemeralTo: ann.id, ts: body.message_ts });
    const update = { channel: lastMessage()?.channel, ts: body.message_ts, text: 'x' };
    expect((await app.call('chat.update', update)).body.error).toBe('message_not_found');
  });

  it('refuses who is not in the channel', async () => {
    const { body } = await app.call('chat.postEphemeral', { channel: 'general', user: 'U0', text: 'psst' });

    expect(body.error).toBe('user_not_in_channel');
  });
});

describe('chat.update', () => {
  it('replaces what the message says', async () => {
    const { body } = await app.call('chat.update', { channel: posted.channel, ts: posted.ts, text: 'goodbye' });

    expect(body).toMatchObject({ ok: true, ts: posted.ts, text: 'goodbye' });
    expect(lastMessage()).toMatchObject({ text: 'goodbye', edited: { user: slack.app().botUserId } });
  });

  it('refuses messages of others, and what is no message', async () => {
    const { channel, ts } = await slack.user('ann').say('general', 'mine');

    expect((await app.call('chat.update', { channel, ts, text: 'x' })).body.error).toBe('cant_update_message');
    expect((await app.call('chat.update', { channel, ts: '1.1', text: 'x' })).body.error).toBe('message_not_found');
    expect((await app.call('chat.update', { channel, ts: posted.ts })).body.error).toBe('no_text');
  });

  it('says less than a new message may', async () => {
    const update = { channel: posted.channel, ts: posted.ts };

    expect((await app.call('chat.update', { ...update, text: 'x'.repeat(4001) })).body.error).toBe('msg_too_long');
    expect((await app.call('chat.update', { ...update, text: 'x'.repeat(4000) })).body.ok).toBe(true);
  });

  it('changes the files of a message', async () => {
    const { files: [file] = [] } = await slack.user('ann').share('general', { name: 'a.txt', content: 'a' });
    const update = { channel: posted.channel, ts: posted.ts, text: 'Here' };

    const { body } = await app.call('chat.update', { ...update, file_ids: [file?.id] });
    expect(body).toMatchObject({ ok: true, message: { files: [{ id: file?.id }] } });
    expect((await app.call('chat.update', update)).body).toMatchObject({ message: { files: [{ id: file?.id }] } });
    expect((await app.call('files.info', { file: file?.id })).body).toMatchObject({
      file: { shares: { public: { [posted.channel]: [{ ts: expect.any(String) }, { ts: posted.ts }] } } },
    });
    expect((await app.call('chat.update', { ...update, file_ids: ['F0'] })).body.error).toBe('file_not_found');
  });
});

describe('chat.delete', () => {
  it('takes a message of the bot away, and none of others', async () => {
    const { channel, ts } = await slack.user('ann').say('general', 'mine');

    expect((await app.call('chat.delete', { channel, ts })).body.error).toBe('cant_delete_message');
    expect((await app.call('chat.delete', { channel, ts: posted.ts })).body).toEqual({
      ok: true,
      channel,
      ts: posted.ts,
    });
    expect(slack.messages.some(message => message.ts === posted.ts)).toBe(false);
  });
});

describe('chat.meMessage and chat.getPermalink', () => {
  it('mark the message, and link to it', async () => {
    const me = await app.call('chat.meMessage', { channel: 'general', text: 'waves' });
    const link = await app.call('chat.getPermalink', { channel: posted.channel, message_ts: posted.ts });

    expect(lastMessage()).toMatchObject({ ts: me.body.ts, subtype: 'me_message' });
    expect(link.body.permalink).toBe(
      `https://local.slack.com/archives/${posted.channel}/p${posted.ts.replace('.', '')}`,
    );
  });
});
