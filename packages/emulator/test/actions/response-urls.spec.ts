import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SlackEmulator, type Message, type Person } from '../../src/index.js';
import { objectAt, stringAt } from '../../src/json.js';
import { RawApp, readAnswer, type RawConnection } from '../support/raw-app.js';

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

/** The response URL of the latest payload. */
function latestUrl(): string {
  const url = stringAt(objectAt(connection.envelopes.at(-1) ?? {}, 'payload') ?? {}, 'response_url');
  if (url === undefined) throw new Error('The payload came without a response URL.');
  return url;
}

async function respond(url: string, message: object): Promise<[number, unknown]> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(message) });
  const { status, body } = await readAnswer(response);
  return [status, body.error];
}

const lastMessage = (): Message | undefined => slack.messages.at(-1);

describe('a response URL', () => {
  it('shows a message to the person alone, or to the channel when that is said', async () => {
    await ann.command('/deploy');

    await respond(latestUrl(), { text: 'for you' });
    expect(lastMessage()).toMatchObject({ text: 'for you', ephemeralTo: ann.id, channelName: 'general' });

    await respond(latestUrl(), { text: 'for all', response_type: 'in_channel' });
    expect(lastMessage()).toMatchObject({ text: 'for all', subtype: 'bot_message' });
    expect(lastMessage()?.ephemeralTo).toBeUndefined();
  });

  it('is good for five uses', async () => {
    await ann.command('/deploy');
    const url = latestUrl();
    for (let use = 1; use <= 5; use += 1) expect(await respond(url, { text: `use ${use}` })).toEqual([200, undefined]);

    expect(await respond(url, { text: 'use 6' })).toEqual([404, 'used_url']);
    expect(slack.messages).toHaveLength(5);
  });

  it('is good for half an hour', async () => {
    await ann.command('/deploy');
    now += 30 * 60 * 1000;

    expect(await respond(latestUrl(), { text: 'late' })).toEqual([404, 'expired_url']);
  });

  it('must be one that was given out, and take a message', async () => {
    await ann.command('/deploy');

    expect(await respond(latestUrl().replace(/\w+$/, 'invented'), { text: 'x' })).toEqual([404, 'no_service']);
    expect(await respond(latestUrl(), {})).toEqual([400, 'no_text']);
    expect(await respond(latestUrl(), { blocks: [{ type: 'sofa' }] })).toEqual([400, 'invalid_blocks']);
  });

  it('replaces or deletes the message that was acted on, ephemeral ones as well', async () => {
    const button = { type: 'button', action_id: 'go', text: { type: 'plain_text', text: 'Go' } };
    const blocks = [{ type: 'actions', elements: [button] }];
    await app.call('chat.postEphemeral', { channel: 'general', user: ann.id, text: 'Go?', blocks });
    const shown = await slack.waitForMessage('Go?');

    await ann.click(shown, 'go');
    expect(objectAt(connection.envelopes.at(-1) ?? {}, 'payload')).not.toHaveProperty('message');
    await respond(latestUrl(), { replace_original: true, text: 'Gone', blocks });
    expect(lastMessage()).toMatchObject({ ts: shown.ts, text: 'Gone', ephemeralTo: ann.id });

    await ann.click(shown, 'Go');
    await respond(latestUrl(), { delete_original: true });
    expect(slack.messages).toEqual([]);
  });

  it('answers in a thread', async () => {
    const root = await ann.say('general', 'a question');
    await ann.messageShortcut('answer', root);

    await respond(latestUrl(), {
      text: 'an answer',
      thread_ts: root.ts,
      replace_original: false,
      response_type: 'in_channel',
    });

    expect(lastMessage()).toMatchObject({ text: 'an answer', threadTs: root.ts });
  });
});
