import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SlackEmulator, type Person } from '../../src/index.js';
import { RawApp, type RawConnection } from '../support/raw-app.js';

let slack: SlackEmulator;
let app: RawApp;
let ann: Person;
let connection: RawConnection;
let now: number;

beforeEach(async () => {
  now = Date.now();
  slack = await SlackEmulator.start({ clock: { now: () => now } });
  app = new RawApp(slack);
  ann = slack.user('ann');
  connection = await app.connect();
  connection.acknowledgeAll();
});

afterEach(async () => {
  app.close();
  await slack.close();
});

const errorOf = async (method: string, args: object): Promise<unknown> => (await app.call(method, args)).body.error;

describe('an assistant thread', () => {
  it('begins when somebody opens the app beside a channel', async () => {
    const pane = await ann.openAssistant({ beside: 'general' });

    const { channel, ts } = pane.thread;
    expect(pane.exchange.ack).not.toBeNull();
    expect(pane.exchange.payload).toMatchObject({
      type: 'event_callback',
      event: {
        type: 'assistant_thread_started',
        assistant_thread: {
          user_id: ann.id,
          context: { channel_id: slack.channel('general').id, team_id: slack.teamId, enterprise_id: null },
          channel_id: channel,
          thread_ts: ts,
        },
      },
    });
    expect(slack.deliveries).toHaveLength(1);
  });

  it('is waited in for what is said there, and drawn', async () => {
    const pane = await ann.openAssistant();
    const { channel, ts: thread_ts } = pane.thread;
    await app.call('chat.postMessage', { channel, text: 'Elsewhere' });
    await app.call('chat.postMessage', { channel, thread_ts, text: 'Nothing was decided' });

    expect(await pane.message(/decided/)).toMatchObject({ threadTs: thread_ts });
    expect(String(pane)).toContain('│ Nothing was decided');
    await expect(pane.message('Elsewhere', { timeoutMs: 20 })).rejects.toThrow(
      'for a message matching "Elsewhere" in the thread with @app, which did not come. Instead there was:\n┌─ @app',
    );
  });

  it('has no context when the app was opened alone', async () => {
    const pane = await ann.openAssistant();

    expect(pane.exchange.payload).toMatchObject({ event: { assistant_thread: { context: {} } } });
  });

  it('is told which channel the person turns to', async () => {
    const pane = await ann.openAssistant({ beside: 'general' });

    const { payload } = await pane.lookAt('support');

    expect(payload).toMatchObject({
      event: {
        type: 'assistant_thread_context_changed',
        assistant_thread: { context: { channel_id: slack.channel('support').id }, thread_ts: pane.thread.ts },
      },
    });
    expect(pane.thread.contextChannel).toBe(slack.channel('support').id);
  });

  it('takes what is said in it as direct messages in a thread', async () => {
    const pane = await ann.openAssistant();

    const { ts } = await pane.say('hello');

    const { channel, ts: root } = pane.thread;
    const { payload } = await slack.waitFor('the message', () => slack.deliveries.at(1));
    expect(payload).toMatchObject({
      event: { type: 'message', channel_type: 'im', channel, thread_ts: root, ts, user: ann.id, text: 'hello' },
    });
    expect(pane.messages.map(({ text }) => text)).toEqual(['hello']);
  });

  it('shows a status until the app has said something, or for two minutes', async () => {
    const pane = await ann.openAssistant();
    const { channel: channel_id, ts: thread_ts } = pane.thread;
    const think = () =>
      app.call('assistant.threads.setStatus', { channel_id, thread_ts, status: 'thinks', loading_messages: ['Hm'] });

    await think();
    expect(pane.thread).toMatchObject({ status: 'thinks', loadingMessages: ['Hm'] });
    await pane.say('still there?');
    expect(pane.thread.status).toBe('thinks');
    await app.call('chat.postMessage', { channel: channel_id, thread_ts, text: 'yes' });
    expect(pane.thread).toMatchObject({ status: '', loadingMessages: [] });

    await think();
    await app.call('assistant.threads.setStatus', { channel_id, thread_ts, status: '' });
    expect(pane.thread.status).toBe('');

    await think();
    now += 120_000;
    expect(pane.thread.status).toBe('');
  });

  it('is not alone with its status: any thread takes one', async () => {
    const { channel: channel_id, ts: thread_ts } = await ann.say('general', 'hello');

    const answer = await app.call('assistant.threads.setStatus', { channel_id, thread_ts, status: 'thinks' });

    expect(answer.body).toMatchObject({ ok: true });
  });

  it('has a title, and prompts that say their message', async () => {
    const pane = await ann.openAssistant();
    const { channel: channel_id, ts: thread_ts } = pane.thread;
    const prompts = [{ title: 'Sum up', message: 'Sum up this channel' }];

    await app.call('assistant.threads.setTitle', { channel_id, thread_ts, title: 'A talk' });
    await app.call('assistant.threads.setSuggestedPrompts', { channel_id, thread_ts, title: 'Try', prompts });

    expect(pane.thread).toMatchObject({ title: 'A talk', promptsTitle: 'Try', prompts });
    expect(await pane.choosePrompt('Sum up')).toMatchObject({ text: 'Sum up this channel', threadTs: thread_ts });
    await expect(pane.choosePrompt('Sing')).rejects.toThrow('No prompt "Sing" is suggested. There are: "Sum up".');
  });
});

describe('assistant threads refuse', () => {
  it.each([
    ['assistant.threads.setStatus', { status: 'x', channel_id: 'C0' }, 'channel_not_found'],
    ['assistant.threads.setStatus', { status: 'x', thread_ts: '1.1' }, 'invalid_thread_ts'],
    ['assistant.threads.setStatus', {}, 'invalid_arguments'],
    ['assistant.threads.setStatus', { status: 'x', loading_messages: ['x'.repeat(51)] }, 'invalid_arguments'],
    ['assistant.threads.setTitle', {}, 'invalid_arguments'],
    ['assistant.threads.setTitle', { title: 'x', thread_ts: '1.1' }, 'invalid_thread_ts'],
    ['assistant.threads.setSuggestedPrompts', { prompts: 'x' }, 'invalid_arguments'],
    ['assistant.threads.setSuggestedPrompts', { prompts: [{ title: 'x' }] }, 'invalid_arguments'],
  ])('%s with %j', async (method, args, error) => {
    const { channel: channel_id, ts: thread_ts } = (await ann.openAssistant()).thread;

    expect(await errorOf(method, { channel_id, thread_ts, ...args })).toBe(error);
  });

  it('what another app says of them', async () => {
    const other = new RawApp(slack, slack.addApp('other').name);
    const { channel: channel_id, ts: thread_ts } = (await ann.openAssistant()).thread;

    const { body } = await other.call('assistant.threads.setTitle', { channel_id, thread_ts, title: 'mine' });

    expect(body.error).toBe('channel_not_found');
  });
});
