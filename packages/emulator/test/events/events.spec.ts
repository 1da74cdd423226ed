import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SlackEmulator, type Person } from '../../src/index.js';
import { isJsonObject, objectAt, type JsonObject } from '../../src/json.js';
import { RawApp, type RawConnection } from '../support/raw-app.js';

let slack: SlackEmulator;
let app: RawApp;
let ann: Person;
let connection: RawConnection;

beforeEach(async () => {
  slack = await SlackEmulator.start();
  app = new RawApp(slack);
  ann = slack.user('ann');
  connection = await app.connect();
  connection.acknowledgeAll();
});

afterEach(async () => {
  app.close();
  await slack.close();
});

function eventsOf({ envelopes }: RawConnection): JsonObject[] {
  return envelopes.map(envelope => objectAt(objectAt(envelope, 'payload') ?? {}, 'event')).filter(isJsonObject);
}

/** The first `count` events, and no more than these: a command sent after them comes right behind. */
async function events(count: number): Promise<JsonObject[]> {
  await slack.user('carol').command('/fence');
  await slack.waitFor('the fence', () => connection.envelopes.find(({ type }) => type === 'slash_commands'));
  expect(eventsOf(connection)).toHaveLength(count);
  return eventsOf(connection);
}

describe('what people do comes as events', () => {
  it('a message in a channel', async () => {
    const message = await ann.say('general', 'hello');

    expect(await events(1)).toEqual([
      {
        type: 'message',
        user: ann.id,
        text: 'hello',
        ts: message.ts,
        event_ts: message.ts,
        team: expect.stringMatching(/^T/),
        client_msg_id: expect.any(String),
        channel: message.channel,
        channel_type: 'channel',
        blocks: [expect.objectContaining({ type: 'rich_text' })],
      },
    ]);
  });

  it('a direct message', async () => {
    await ann.say('@app', 'psst');

    expect(await events(1)).toMatchObject([
      { type: 'message', channel_type: 'im', channel: expect.stringMatching(/^D/) },
    ]);
  });

  it('a mention, beside the message', async () => {
    const { ts } = await ann.say('general', 'ask @app, not @bob');

    const [message, mention] = await events(2);

    const text = `ask <@${slack.app().botUserId}>, not <@${slack.user('bob').id}>`;
    expect(message).toMatchObject({ type: 'message', text, ts });
    expect(mention).toMatchObject({ type: 'app_mention', text, ts, user: ann.id });
    expect(mention).not.toHaveProperty('channel_type');
  });

  it('a mention by a name of several words, and none in an address', async () => {
    const { botUserId } = slack.addApp('app two');

    const { text } = await ann.say('general', 'write to mail@app, or to @app two');

    expect(text).toBe(`write to mail@app, or to <@${botUserId}>`);
  });

  it('a reply in a thread', async () => {
    const root = await ann.say('general', 'root');
    await slack.user('bob').say('general', 'reply', { threadTs: root.ts });

    expect((await events(2))[1]).toMatchObject({ thread_ts: root.ts, parent_user_id: ann.id });
  });

  it('an edit and a deletion', async () => {
    const message = await ann.say('general', 'helo');
    const edited = await ann.edit(message, 'hello');
    await ann.delete(edited);

    expect((await events(3)).slice(1)).toMatchObject([
      {
        type: 'message',
        subtype: 'message_changed',
        hidden: true,
        message: { text: 'hello', ts: message.ts, edited: { user: ann.id } },
        previous_message: { text: 'helo' },
      },
      { type: 'message', subtype: 'message_deleted', deleted_ts: message.ts, previous_message: { text: 'hello' } },
    ]);
    await expect(slack.user('bob').delete(message)).rejects.toThrow("can't delete a message of somebody else");
  });

  it('a reaction, and its end', async () => {
    const message = await ann.say('general', 'look');
    await slack.user('bob').react(message, ':eyes:');
    await slack.user('bob').unreact(message, 'eyes');

    const common = {
      user: slack.user('bob').id,
      reaction: 'eyes',
      item: { type: 'message', channel: message.channel, ts: message.ts },
      item_user: ann.id,
    };
    expect((await events(3)).slice(1)).toMatchObject([
      { type: 'reaction_added', ...common },
      { type: 'reaction_removed', ...common },
    ]);
  });

  it('the opening of the App Home', async () => {
    const { ack } = await ann.openHome();

    expect(ack).not.toBeNull();
    expect(await events(1)).toMatchObject([{ type: 'app_home_opened', tab: 'home', user: ann.id }]);
  });

  it('nothing from a channel that the bot is not in', async () => {
    await ann.say('random', 'hello @app');

    expect(await events(0)).toEqual([]);
  });
});

describe('what bots do comes as events', () => {
  it('their messages, told apart by bot_id, and no mention of themselves', async () => {
    const { appId, botId, botUserId } = slack.app();
    await app.call('chat.postMessage', { channel: 'general', text: `I am <@${botUserId}>` });

    expect(await events(1)).toMatchObject([
      { type: 'message', bot_id: botId, app_id: appId, user: botUserId, bot_profile: { id: botId, app_id: appId } },
    ]);
  });

  it('not what one person alone can see', async () => {
    await app.call('chat.postEphemeral', { channel: 'general', user: ann.id, text: 'psst' });

    expect(await events(0)).toEqual([]);
  });

  it('who comes and goes', async () => {
    const { channel } = await ann.say('random', 'hello');
    await app.call('conversations.join', { channel });
    await app.call('conversations.leave', { channel });

    const user = slack.app().botUserId;
    expect(await events(4)).toMatchObject([
      { type: 'member_joined_channel', user, channel },
      { type: 'message', subtype: 'channel_join', user, channel },
      { type: 'message', subtype: 'channel_leave', user, channel },
      { type: 'channel_left', actor_id: user, channel },
    ]);
  });

  it('once for each app that is there', async () => {
    slack.addApp('second');
    const other = new RawApp(slack, 'second');
    const second = await other.connect();
    second.acknowledgeAll();

    await ann.say('general', 'hello both');
    await slack.waitFor('the event of the second', () => eventsOf(second)[0]);

    expect(await events(1)).toMatchObject([{ text: 'hello both' }]);
    expect(eventsOf(second)).toHaveLength(1);
    expect(second.envelopes[0]).toMatchObject({ payload: { api_app_id: slack.app('second').appId } });
    other.close();
  });
});
