import { afterEach, describe, expect, it } from '@jest/globals';
import { SlackEmulator, type AppManifest, type SlackEmulatorOptions } from '../../src/index.js';
import type { JsonObject } from '../../src/json.js';
import { RawApp } from '../support/raw-app.js';
import { sentEvents } from '../support/sent-events.js';

let slack: SlackEmulator;

afterEach(() => slack.close());

const manifest = {
  display_information: { name: 'Help Desk' },
  features: {
    app_home: { home_tab_enabled: true },
    bot_user: { display_name: 'helpdesk' },
    slash_commands: [
      { command: '/ticket', description: 'Opens a ticket', should_escape: true },
      { command: '/raw', description: 'Takes what is typed' },
    ],
    shortcuts: [
      { name: 'New ticket', type: 'global', callback_id: 'new_ticket', description: 'Opens one' },
      { name: 'File it', type: 'message', callback_id: 'file_ticket', description: 'From a message' },
    ],
    unfurl_domains: ['tickets.test'],
  },
  oauth_config: {
    scopes: {
      bot: ['app_mentions:read', 'channels:history', 'chat:write', 'links:read', 'users:read'],
      user: ['chat:write'],
    },
  },
  settings: {
    event_subscriptions: {
      bot_events: ['app_home_opened', 'app_mention', 'link_shared', 'message.channels', 'message.im', 'team_join'],
    },
    interactivity: { is_enabled: true },
    socket_mode_enabled: true,
  },
  functions: {
    provision: {
      title: 'Provision',
      description: 'Makes a database',
      input_parameters: {
        properties: {
          name: { type: 'string' },
          owner: { type: 'slack#/types/user_id' },
          place: { type: 'slack#/types/channel_id' },
        },
        required: ['name'],
      },
      output_parameters: { url: { type: 'string', is_required: true }, note: { type: 'string' } },
    },
  },
} satisfies AppManifest;

async function start(options: SlackEmulatorOptions): Promise<RawApp> {
  slack = await SlackEmulator.start(options);
  return new RawApp(slack);
}

describe('an app with a manifest', () => {
  it('has the name of its bot and the scopes that it asks for', async () => {
    const app = await start({ manifest });
    const { name, scopes, botToken } = slack.app();
    const token = slack.workspace().userToken('ann');

    expect(name).toBe('helpdesk');
    expect(scopes).toEqual(manifest.oauth_config.scopes.bot);
    expect((await app.call('auth.test', {}, botToken)).headers.get('x-oauth-scopes')).toContain('links:read');
    expect((await app.call('reactions.list')).body).toMatchObject({ error: 'missing_scope' });
    expect((await app.call('users.list', {}, token)).body).toMatchObject({ error: 'missing_scope' });
  });

  it('hears of what it subscribed to and was granted, and of nothing else', async () => {
    await start({ manifest });
    const ann = slack.user('ann');
    await ann.say('general', 'hello @helpdesk');
    const message = await ann.say('@helpdesk', 'psst');
    await ann.react(message, 'eyes');
    ann.channels.create('plans');
    slack.workspace().addPerson({ name: 'dora' });

    expect(sentEvents(slack, 'message')).toMatchObject([{ channel_type: 'channel' }]);
    expect(sentEvents(slack, 'app_mention')).toHaveLength(1);
    expect(sentEvents(slack, 'team_join')).toHaveLength(1);
    // A direct message takes im:history, which it was not granted.
    expect(slack.deliveries).toHaveLength(3);
  });

  it('is told that a direct message was opened when it asks for that', async () => {
    await start({
      manifest: {
        ...manifest,
        oauth_config: { scopes: { bot: ['im:read'] } },
        settings: { ...manifest.settings, event_subscriptions: { bot_events: ['im_open'] } },
      },
    });
    const ann = slack.user('ann');
    const { channel } = await ann.say('@helpdesk', 'psst');
    await ann.say('@helpdesk', 'again');

    expect(sentEvents(slack, 'im_open')).toMatchObject([{ user: ann.id, channel }]);
    expect(slack.deliveries).toHaveLength(1);
  });

  it('hears of the links of its own domains', async () => {
    await start({ manifest, linkDomains: ['else.test'] });
    await slack.user('ann').say('general', 'https://tickets.test/5 and https://else.test/6');

    expect(sentEvents(slack, 'link_shared')).toMatchObject([{ links: [{ url: 'https://tickets.test/5' }] }]);
  });

  it('is used by what it declares, or people are told what that is', async () => {
    const app = await start({ manifest });
    (await app.connect()).acknowledgeAll();
    const ann = slack.user('ann');
    const message = await ann.say('general', 'broken');

    expect((await ann.command('/ticket', '@bob')).payload).toMatchObject({ text: `<@${slack.user('bob').id}|bob>` });
    expect((await ann.command('/raw', '@bob')).payload).toMatchObject({ text: '@bob' });
    await expect(ann.command('/tickets')).rejects.toThrow(
      'No command "/tickets" is in a manifest: "helpdesk" declares /ticket, /raw.',
    );
    expect(await ann.shortcut('new_ticket')).toMatchObject({ ack: { status: 'in_time' } });
    await expect(ann.shortcut('file_ticket')).rejects.toThrow('"helpdesk" declares new_ticket');
    expect(await ann.messageShortcut('file_ticket', message)).toMatchObject({ ack: { status: 'in_time' } });
    await expect(ann.openAssistant()).rejects.toThrow('has no assistant (features.assistant_view) in its manifest');
    expect(await ann.openHome()).toMatchObject({ ack: { status: 'in_time' } });
  });

  it('that is one of several is found by what somebody uses', async () => {
    await start({});
    slack.addApp('desk', { manifest });
    const ann = slack.user('ann');

    expect(await ann.command('/ticket')).toMatchObject({ app: 'desk' });
    expect(await ann.command('/other')).toMatchObject({ app: 'app' });
    await expect(ann.command('/other', '', { app: 'desk' })).rejects.toThrow('"desk" declares /ticket, /raw');
  });

  it('runs its functions with the inputs and outputs that it declares', async () => {
    const app = await start({
      manifest: {
        ...manifest,
        settings: { ...manifest.settings, event_subscriptions: { bot_events: ['function_executed'] } },
      },
    });
    (await app.connect()).acknowledgeAll();
    const ann = slack.user('ann');

    await expect(ann.runFunction('provision')).rejects.toThrow(`can't run without its required inputs: name.`);
    await expect(ann.runFunction('destroy')).rejects.toThrow('"helpdesk" declares provision');
    const { execution } = await ann.runFunction('provision', { name: 'db' });
    expect(execution.outputTypes).toEqual({ url: 'string' });
  });

  it('is given the people and channels of a step by their ids, whatever they were called by', async () => {
    await start({ manifest });
    const ann = slack.user('ann');
    const [owner, place] = [slack.user('bob').id, slack.channel('support').id];
    const inputsOf = async (inputs: JsonObject) => (await ann.runFunction('provision', inputs)).execution.inputs;

    expect(await inputsOf({ name: 'bob', owner: 'bob', place: 'support' })).toEqual({ name: 'bob', owner, place });
    expect(await inputsOf({ name: 'db', owner, place })).toEqual({ name: 'db', owner, place });
    await expect(inputsOf({ name: 'db', owner: 'dave' })).rejects.toThrow('"owner": nobody is called "dave".');
    await expect(inputsOf({ name: 'db', place: 'attic' })).rejects.toThrow('"place": no channel is called "attic".');
    await expect(inputsOf({ name: 'db', size: 3 })).rejects.toThrow('no input "size". It has: name, owner, place.');
  });

  it('is not told of what it has not subscribed to, and the one who acts is told so', async () => {
    await start({
      manifest: { ...manifest, settings: { ...manifest.settings, event_subscriptions: { bot_events: ['team_join'] } } },
    });

    expect(await slack.user('ann').openHome()).toMatchObject({
      attempts: [],
      ack: null,
      problem: expect.stringContaining('subscribes to no app_home_opened'),
    });
    expect(slack.deliveries).toEqual([]);
    expect(slack.problems).toEqual([]);
  });

  it('without interactivity is sent no shortcuts and no clicks', async () => {
    await start({ manifest: { ...manifest, settings: { socket_mode_enabled: true } } });

    expect(await slack.user('ann').shortcut('new_ticket')).toMatchObject({
      attempts: [],
      problem: expect.stringContaining('has no interactivity (settings.interactivity)'),
    });
    expect(slack.problems).toMatchObject([{ kind: 'dispatch_failed', app: 'helpdesk' }]);
  });

  it('without Socket Mode, a Home tab or a Messages tab gets none of them', async () => {
    const features = { app_home: { messages_tab_enabled: false } };
    const app = await start({ manifest: { display_information: { name: 'plain' }, features } });
    const user = slack.user('ann');

    expect((await app.call('apps.connections.open', {}, slack.appToken)).body).toMatchObject({
      error: 'forbidden_team',
    });
    expect(
      (await app.call('views.publish', { user_id: user.id, view: { type: 'home', blocks: [] } })).body,
    ).toMatchObject({ error: 'not_enabled' });
    await expect(user.openHome()).rejects.toThrow('The app "plain" has no Home tab');
    await expect(user.openHome({ tab: 'messages' })).rejects.toThrow(
      'The app "plain" has no Messages tab (features.app_home.messages_tab_enabled)',
    );
  });

  it.each([
    ['no Messages tab', { messages_tab_enabled: false }, 'no Messages tab', 'messages_tab_disabled'],
    ['one that is only read', { messages_tab_read_only_enabled: true }, 'a Messages tab that is only read', undefined],
  ])('with %s is not written to', async (_what, tabs, why, refusal) => {
    const features = { ...manifest.features, app_home: { home_tab_enabled: true, ...tabs } };
    const app = await start({ manifest: { ...manifest, features } });
    const user = slack.user('ann');
    const file = user.upload({ name: 'a.txt', content: 'a' });
    const hello = { channel: user.id, user: user.id, text: 'Hello' };

    await expect(user.say('@helpdesk', 'Hello')).rejects.toThrow(`"helpdesk": its manifest has ${why}`);
    await expect(user.share('@helpdesk', file)).rejects.toThrow(why);
    for (const method of ['chat.postMessage', 'chat.postEphemeral']) {
      expect((await app.call(method, hello)).body.error).toBe(refusal);
    }
    await user.say('@bob', 'Hello');
  });

  it('that is an assistant is written to whatever it says of the Messages tab', async () => {
    const assistant = { assistant_view: { assistant_description: 'Helps' }, app_home: { messages_tab_enabled: false } };
    await start({ manifest: { ...manifest, features: { ...manifest.features, ...assistant } } });

    expect(await slack.user('ann').say('@helpdesk', 'Hello')).toMatchObject({ text: 'Hello' });
  });
});

describe('an app with a list of scopes and no manifest', () => {
  it('hears of what these let it hear, and may call what they let it call', async () => {
    const app = await start({ scopes: ['chat:write', 'reactions:read'] });
    const message = await slack.user('ann').say('general', 'hello @app');
    await slack.user('ann').react(message, 'eyes');

    expect(slack.deliveries).toHaveLength(1);
    expect(sentEvents(slack, 'reaction_added')).toHaveLength(1);
    expect((await app.call('users.list')).body).toMatchObject({
      error: 'missing_scope',
      needed: 'users:read',
      provided: 'chat:write,reactions:read',
    });
  });
});
