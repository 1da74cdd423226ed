import { afterEach, describe, expect, it } from '@jest/globals';
import { SlackEmulator, type AppManifest } from '../../src/index.js';
import { isJsonObject, objectAt, objectsAt, stringAt, type JsonObject } from '../../src/json.js';
import { RawApp } from '../support/raw-app.js';
import { sentEvents } from '../support/sent-events.js';

let slack: SlackEmulator | undefined;

afterEach(async () => {
  await slack?.close();
});

type Settings = NonNullable<AppManifest['settings']>;
type Subscribed = NonNullable<Settings['event_subscriptions']>;

const ALL = {
  bot: ['channels:history', 'channels:read', 'chat:write', 'dnd:read', 'metadata.message:read', 'users:read'],
  user: ['channels:history', 'dnd:read', 'dnd:write', 'im:history', 'reactions:read', 'stars:read', 'users:read'],
};

/** A Slack whose app has subscribed to this, and may read this as a bot and on behalf of people. */
async function startWith(subscribed: Subscribed, scopes: Partial<typeof ALL> = ALL) {
  slack = await SlackEmulator.start({ manifest: manifestOf(subscribed, scopes) });
  return slack;
}

function manifestOf(subscribed: Subscribed, scopes: Partial<typeof ALL> = ALL): AppManifest {
  const settings = { socket_mode_enabled: true, event_subscriptions: subscribed };
  return { display_information: { name: 'app' }, oauth_config: { scopes }, settings };
}

/** The types of the events that were sent, and on whose behalf. */
function heard({ deliveries }: SlackEmulator): [string | undefined, string | undefined, unknown][] {
  return deliveries
    .map(({ payload }) => payload)
    .filter(isJsonObject)
    .map(payload => {
      const [by = {}] = objectsAt(payload, 'authorizations');
      return [stringAt(objectAt(payload, 'event') ?? {}, 'type'), stringAt(by, 'user_id'), by.is_bot];
    });
}

describe('events on behalf of people', () => {
  it('come from where they are, the bot or not, with their authorization', async () => {
    const local = await startWith({ user_events: ['message.channels', 'message.im'] });
    local.workspace().userToken('ann');
    const [ann, bob] = [local.user('ann'), local.user('bob')];

    bob.channels.create('hidden');
    await bob.say('hidden', 'Where ann is not');
    await bob.say('general', 'Where both are');
    await bob.say('@ann', 'To ann');
    await bob.say('@carol', 'To carol');

    expect(heard(local)).toEqual([
      ['message', ann.id, false],
      ['message', ann.id, false],
    ]);
    expect(sentEvents(local, 'message')).toMatchObject([{ text: 'Where both are' }, { text: 'To ann' }]);
  });

  it('come once, to the bot first where it hears of them as well', async () => {
    const local = await startWith({ bot_events: ['message.channels'], user_events: ['message.channels', 'team_join'] });
    for (const name of ['ann', 'bob']) local.workspace().userToken(name);

    await local.user('ann').say('general', 'hello');
    local.workspace().addPerson({ name: 'dora' });

    expect(heard(local)).toEqual([
      ['message', local.app().botUserId, true],
      ['team_join', local.user('ann').id, false],
    ]);
  });

  it("need one of the person's own scopes, for want of which the lint tells", async () => {
    const local = await startWith(
      { user_events: ['message.channels', 'reaction_added'] },
      { user: ['reactions:read'], bot: ['channels:history'] },
    );
    local.workspace().userToken('ann');

    const message = await local.user('bob').say('general', 'hello');
    await local.user('bob').react(message, 'eyes');

    expect(heard(local)).toEqual([['reaction_added', local.user('ann').id, false]]);
    expect(local.lint.findings.map(({ text }) => text)).toEqual([
      expect.stringContaining('subscribed to message, which needs channels:history'),
    ]);
  });

  it('are not those that it subscribed to for its bot, nor those of a token that was revoked', async () => {
    const local = await startWith({ bot_events: ['dnd_updated'], user_events: ['dnd_updated_user', 'team_join'] });
    const token = local.workspace().userToken('ann');
    const snooze = (): Promise<unknown> => new RawApp(local).call('dnd.setSnooze', { num_minutes: 5 }, token);

    await snooze();
    expect(heard(local)).toEqual([['dnd_updated_user', local.user('ann').id, false]]);

    local.workspace().revoke(token);
    local.workspace().addPerson({ name: 'dora' });
    expect(heard(local)).toHaveLength(1);
  });
});

describe("the scopes of a member's coming and going", () => {
  it('are those of the kind of the channel', async () => {
    const local = await startWith({ bot_events: ['member_joined_channel'] }, { bot: ['groups:read'] });
    const ann = local.user('ann');
    ann.channels.create('open');
    ann.channels.create('secret', { isPrivate: true });

    for (const name of ['open', 'secret']) ann.channels.invite(name, 'app', 'bob');

    const secret = local.channel('secret').id;
    expect(sentEvents(local, 'member_joined_channel').map(({ channel }) => channel)).toEqual([secret, secret]);
  });
});

async function post(local: SlackEmulator, metadata: JsonObject): Promise<JsonObject> {
  return (await new RawApp(local).call('chat.postMessage', { channel: 'general', text: 'x', metadata })).body;
}

describe('the events of metadata', () => {
  const posted = { event_type: 'task', event_payload: { id: 1 } };
  const events = { bot_events: ['message_metadata_posted', 'message_metadata_deleted'] };

  it('come of the types and apps that are named', async () => {
    const local = await startWith({ ...events, metadata_subscriptions: [{ app_id: 'A1', event_type: 'task' }] });
    await post(local, posted);
    expect(heard(local)).toEqual([]);

    await slack?.close();
    const manifest = manifestOf({ ...events, metadata_subscriptions: [{ app_id: 'A0LOCAL', event_type: 'task' }] });
    const own = { name: 'app', id: 'A0LOCAL', manifest };
    slack = await SlackEmulator.start({ seed: { apps: [own], channels: [{ name: 'general', members: ['app'] }] } });
    await post(slack, { ...posted, event_type: 'other' });
    const { channel, ts } = await post(slack, posted);
    await new RawApp(slack).call('chat.delete', { channel, ts });
    expect(heard(slack).map(([type]) => type)).toEqual(['message_metadata_posted', 'message_metadata_deleted']);
  });
});
