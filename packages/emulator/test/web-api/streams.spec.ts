import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SlackEmulator, type Message } from '../../src/index.js';
import { stringAt } from '../../src/json.js';
import { RawApp } from '../support/raw-app.js';

let slack: SlackEmulator;
let app: RawApp;
let asked: Message;
let now: number;

beforeEach(async () => {
  now = Date.now();
  slack = await SlackEmulator.start({ clock: { now: () => now } });
  app = new RawApp(slack);
  asked = await slack.user('ann').say('@app', 'Tell me a story');
});

afterEach(() => slack.close());

const inThread = () => ({ channel: asked.channel, thread_ts: asked.ts });

async function started(args: object = { markdown_text: 'Once ' }): Promise<{ channel: string; ts: string }> {
  const { body } = await app.call('chat.startStream', { ...inThread(), ...args });
  expect(body).toEqual({ ok: true, channel: asked.channel, ts: expect.any(String) });
  return { channel: asked.channel, ts: stringAt(body, 'ts') ?? '' };
}

const errorOf = async (method: string, args: object): Promise<unknown> => (await app.call(method, args)).body.error;
const message = (ts: string): Message | undefined => slack.messages.find(each => each.ts === ts);

describe('a streamed message', () => {
  it('grows piece by piece, until it is stopped', async () => {
    const { channel, ts } = await started();
    expect(message(ts)).toMatchObject({ text: 'Once ', streaming: true, threadTs: asked.ts });

    await app.call('chat.appendStream', { channel, ts, chunks: [{ type: 'markdown_text', text: 'upon ' }] });
    expect(message(ts)?.text).toBe('Once upon ');

    const { body } = await app.call('chat.stopStream', { channel, ts, markdown_text: 'a time.' });
    expect(body).toMatchObject({ ok: true, ts, message: { text: 'Once upon a time.', bot_id: slack.app().botId } });
    expect(message(ts)).toMatchObject({ text: 'Once upon a time.', streaming: false });
    expect(message(ts)?.edited).toBeUndefined();
  });

  it('tells listeners of every piece, and apps of its beginning alone', async () => {
    const texts: string[] = [];
    slack.on('message', ({ text }) => texts.push(text));
    const { channel, ts } = await started();
    await app.call('chat.appendStream', { channel, ts, markdown_text: 'upon ' });
    await app.call('chat.stopStream', { channel, ts });

    expect(texts).toEqual(['Once ', 'Once upon ', 'Once upon ']);
    expect(slack.deliveries.map(({ payload }) => payload)).toMatchObject([
      { event: { type: 'message', text: 'Tell me a story' } },
      { event: { type: 'message', text: 'Once ' } },
    ]);
  });

  it('shows tasks as they come on, under the title of their plan, and blocks at its end', async () => {
    const task = { type: 'task_update', id: 'read', title: 'Reading', status: 'in_progress' };
    const { channel, ts } = await started({ chunks: [{ type: 'plan_update', title: 'A plan' }, task] });
    const done = { ...task, status: 'complete', output: 'All read' };
    await app.call('chat.stopStream', { channel, ts, chunks: [done], blocks: [{ type: 'divider' }] });

    expect(message(ts)?.blocks).toMatchObject([
      { type: 'plan', title: 'A plan' },
      { type: 'task_card', task_id: 'read', title: 'Reading', status: 'complete', output: 'All read' },
      { type: 'divider' },
    ]);
  });

  it('is at an end after five minutes', async () => {
    const { channel, ts } = await started();
    now += 300_000;

    expect(await errorOf('chat.appendStream', { channel, ts, markdown_text: 'x' })).toBe(
      'message_not_in_streaming_state',
    );
  });

  it('is at an end when its reader stops it', async () => {
    const { channel, ts } = await started();
    const shown = await slack.waitForMessage('Once');

    expect(await slack.user('ann').stopStream(shown)).toMatchObject({ text: 'Once ', streaming: false });
    expect(await errorOf('chat.appendStream', { channel, ts, markdown_text: 'x' })).toBe('stopped_by_user');
    await expect(slack.user('ann').stopStream(shown)).rejects.toThrow(`The message ${ts} is not being streamed.`);
  });

  it('in a channel is for somebody', async () => {
    const { channel, ts } = await slack.user('ann').say('general', 'hello @app');
    const args = { channel, thread_ts: ts, markdown_text: 'hi' };
    const recipient_user_id = slack.user('ann').id;

    expect(await errorOf('chat.startStream', args)).toBe('missing_recipient_user_id');
    expect(await errorOf('chat.startStream', { ...args, recipient_user_id })).toBe('missing_recipient_team_id');
    const recipient_team_id = slack.teamId;
    expect(await errorOf('chat.startStream', { ...args, recipient_user_id: 'U0', recipient_team_id })).toBe(
      'user_not_found',
    );
    expect(await errorOf('chat.startStream', { ...args, recipient_user_id, recipient_team_id })).toBeUndefined();
  });
});

describe('streams refuse', () => {
  it.each([
    ['a channel that is not there', { channel: 'C0', markdown_text: 'x' }, 'channel_not_found'],
    ['a thread that is not there', { thread_ts: '1.1', markdown_text: 'x' }, 'cannot_reply_to_message'],
    ['no thread in a direct message', { thread_ts: undefined, markdown_text: 'x' }, 'invalid_arguments'],
    ['too much markdown', { markdown_text: 'x'.repeat(12_001) }, 'msg_too_long'],
    ['chunks that are no list', { chunks: 'x' }, 'invalid_chunks'],
    ['chunks of no known type', { chunks: [{ type: 'sofa' }] }, 'invalid_chunks'],
    ['tasks in no state', { chunks: [{ type: 'task_update', id: 'a', title: 'b', status: 'odd' }] }, 'invalid_chunks'],
    ['blocks that are none', { chunks: [{ type: 'blocks', blocks: [{ type: 'sofa' }] }] }, 'invalid_blocks'],
  ])('to start with %s', async (_name, args, error) => {
    expect(await errorOf('chat.startStream', { ...inThread(), ...args })).toBe(error);
  });

  it('to go on with a message that is none of theirs, that is over, or with nothing', async () => {
    const { channel, ts } = await started();
    const more = { channel, ts, markdown_text: 'x' };

    expect(await errorOf('chat.appendStream', { ...more, ts: '1.1' })).toBe('message_not_found');
    expect(await errorOf('chat.appendStream', { ...more, ts: asked.ts })).toBe('message_not_owned_by_app');
    expect(await errorOf('chat.appendStream', { channel, ts })).toBe('no_text');
    await app.call('chat.stopStream', { channel, ts });
    expect(await errorOf('chat.appendStream', more)).toBe('message_not_in_streaming_state');
    expect(await errorOf('chat.stopStream', { channel, ts })).toBe('message_not_in_streaming_state');
  });

  it('to end with what is no block or metadata, and go on then', async () => {
    const { channel, ts } = await started();
    const metadata = { event_type: 'told', event_payload: { page: 1 } };

    expect(await errorOf('chat.stopStream', { channel, ts, blocks: [{ type: 'sofa' }] })).toBe('invalid_blocks');
    expect(await errorOf('chat.stopStream', { channel, ts, blocks: 'x' })).toBe('invalid_blocks');
    expect(await errorOf('chat.stopStream', { channel, ts, metadata: 'x' })).toBe('invalid_metadata_format');
    expect(await errorOf('chat.stopStream', { channel, ts, metadata: { a: 1 } })).toBe('invalid_metadata_schema');
    expect(await errorOf('chat.stopStream', { channel, ts, metadata })).toBeUndefined();
    expect(message(ts)).toMatchObject({ metadata, streaming: false });
  });

  it('a name of its own without the scope for it: it is passed over', async () => {
    const look = { markdown_text: 'x', username: 'Robin', icon_emoji: ':robot_face:' };
    const { ts } = await started(look);
    expect(message(ts)).toMatchObject({ username: 'Robin', icons: { emoji: ':robot_face:' } });

    const other = slack.addApp('other', { scopes: ['chat:write', 'im:history'] });
    const { channel, ts: thread_ts } = await slack.user('ann').say('@other', 'And you?');
    const { body } = await new RawApp(slack, other.name).call('chat.startStream', { channel, thread_ts, ...look });
    expect(message(stringAt(body, 'ts') ?? '')?.username).toBeUndefined();
  });

  it('more text than a message holds', async () => {
    const { channel, ts } = await started({ markdown_text: 'x'.repeat(12_000) });
    const more = { channel, ts, markdown_text: 'x'.repeat(12_000) };
    await app.call('chat.appendStream', more);
    await app.call('chat.appendStream', more);

    expect(await errorOf('chat.appendStream', more)).toBe('msg_too_long');
    expect(message(ts)?.text).toHaveLength(36_000);
  });
});
