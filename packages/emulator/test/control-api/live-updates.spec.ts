import { afterEach, describe, expect, it } from '@jest/globals';
import { SlackEmulator, type SlackEmulatorOptions } from '../../src/index.js';
import { isJsonObject, objectAt, objectsAt, stringAt, type JsonObject } from '../../src/json.js';
import { ControlClient, textIn } from '../support/control-client.js';
import { LiveLines } from '../support/live-stream-reader.js';
import { RawApp } from '../support/raw-app.js';
import { ticketForm } from '../support/rendered-parts.js';

const started: SlackEmulator[] = [];

async function start(options: SlackEmulatorOptions = {}): Promise<SlackEmulator> {
  const slack = await SlackEmulator.start({ control: true, ...options });
  started.push(slack);
  return slack;
}

afterEach(async () => {
  await Promise.all(started.splice(0).map(slack => slack.close()));
});

const isOf =
  (key: string, value: unknown) =>
  (change: JsonObject): boolean =>
    JSON.stringify(change[key]) === JSON.stringify(value);
const messageOf = (change: JsonObject): JsonObject => objectAt(change, 'message') ?? {};
const viewOf = (change: JsonObject): JsonObject => objectsAt(change, 'views')[0] ?? {};
const threadOf = (change: JsonObject): JsonObject => objectAt(change, 'thread') ?? {};
const saying =
  (text: string) =>
  (change: JsonObject): boolean =>
    messageOf(change).text === text;

describe('the live stream', () => {
  it('begins with all that is to be seen, and nothing secret', async () => {
    const manifest = {
      display_information: { name: 'desk' },
      features: {
        app_home: { home_tab_enabled: true },
        bot_user: { display_name: 'desk' },
        slash_commands: [{ command: '/desk', description: 'Opens it', usage_hint: '[who]' }],
        shortcuts: [{ name: 'File it', type: 'message' as const, callback_id: 'file', description: 'Files a message' }],
      },
      functions: {
        lend: {
          title: 'Lend it',
          description: 'Lends a thing',
          input_parameters: {
            properties: { what: { type: 'string', title: 'Thing' }, to: { type: 'slack#/types/user_id' } },
            required: ['to'],
          },
          output_parameters: { properties: {} },
        },
      },
      oauth_config: { scopes: { bot: ['chat:write'] } },
      settings: { event_subscriptions: { bot_events: ['app_mention'] }, socket_mode_enabled: true },
    };
    const slack = await start();
    slack.addApp('desk', { manifest });
    await slack.user('ann').say('general', 'Good morning');
    const lines = await LiveLines.open(slack);
    const { headers } = lines.response;

    expect(headers['content-type']).toBe('application/x-ndjson');
    const state = await lines.state();
    expect(state).toMatchObject({
      run: expect.stringMatching(/./),
      time: { isFrozen: false },
      messages: [{ text: 'Good morning' }],
      views: [],
      homes: [],
      assistants: [],
      entries: [],
      connections: [],
    });
    expect(objectsAt(state, 'timeline').map(({ kind }) => kind)).toContain('message');
    const [workspace = {}] = objectsAt(state, 'workspaces');
    expect(objectsAt(workspace, 'people')).toContainEqual(
      expect.objectContaining({ name: 'ann', appId: null, status: null, isDeleted: false }),
    );
    expect(objectsAt(workspace, 'channels')).toContainEqual(
      expect.objectContaining({ name: 'general', kind: 'channel', isGeneral: true }),
    );
    const { appId } = slack.app('desk');
    expect(objectsAt(workspace, 'apps').find(isOf('appId', appId))).toEqual({
      name: 'desk',
      appId,
      botUserId: slack.app('desk').botUserId,
      botId: slack.app('desk').botId,
      scopes: ['chat:write'],
      tokenProblem: null,
      manifest,
      commands: [{ command: '/desk', description: 'Opens it', usageHint: '[who]' }],
      shortcuts: [{ callbackId: 'file', name: 'File it', description: 'Files a message', type: 'message' }],
      functions: [
        {
          callbackId: 'lend',
          title: 'Lend it',
          description: 'Lends a thing',
          inputs: [
            { name: 'what', title: 'Thing', description: '', type: 'string', isRequired: false },
            { name: 'to', title: 'to', description: '', type: 'slack#/types/user_id', isRequired: true },
          ],
        },
      ],
      events: ['app_mention'],
      hasHome: true,
      messagesTab: 'writable',
      isAssistant: false,
    });
    expect(workspace.otherApps).toEqual([]);
    const told = JSON.stringify(state);
    for (const { appToken, botToken, app } of slack.workspaces.flatMap(({ apps }) => apps)) {
      for (const secret of [appToken, botToken, app.clientSecret]) expect(told).not.toContain(secret);
    }
    lines.leave();
  });

  it('tells what changes, whoever did it', async () => {
    const slack = await start();
    const ann = slack.user('ann');
    const app = new RawApp(slack);
    const lines = await LiveLines.open(slack);
    await lines.state();

    const connection = await app.connect();
    connection.acknowledgeAll();
    await lines.change('connections', ({ connections }) => JSON.stringify(connections) !== '[]');
    const message = await ann.say('general', 'Lunch?');
    await lines.change('message', saying('Lunch?'));
    await lines.change('timeline', change => stringAt(objectAt(change, 'entry') ?? {}, 'kind') === 'message');
    await ann.react(message, 'eyes');
    await lines.change('message', change => objectsAt(messageOf(change), 'reactions').length === 1);
    await ann.delete(message);
    expect(await lines.change('message_deleted')).toMatchObject({ channel: message.channel, ts: message.ts });

    const { id: channel } = slack.channel('general');
    expect(await lines.change('read')).toMatchObject({ channel, userId: ann.id, ts: message.ts });
    const { botUserId } = slack.app();
    await app.call('conversations.mark', { channel, ts: message.ts });
    expect(await lines.change('read', ({ userId }) => userId === botUserId)).toMatchObject({ channel, ts: message.ts });
    await app.call('users.setPresence', { presence: 'away' });
    await lines.change('workspaces', change => JSON.stringify(change).includes('"presence":"away"'));
    await app.call('conversations.setTopic', { channel, topic: 'Lunch' });
    await lines.change('workspaces', change => JSON.stringify(change).includes('"topic":"Lunch"'));
    const { appId } = slack.addApp('second');
    await lines.change('workspaces', change => JSON.stringify(change).includes('"second"'));
    const manifest = { display_information: { name: 'Declared' }, features: {} };
    const token = slack.workspace().configurationToken('ann');
    await app.call('apps.manifest.update', { app_id: appId, manifest: JSON.stringify(manifest) }, token);
    const declared = await lines.change('workspaces', change => JSON.stringify(change).includes('"Declared"'));
    expect(JSON.stringify(declared)).toMatch(/"Declared".*"hasHome":false,.*"isAssistant":false/);

    const says = (text: string): Promise<JsonObject> =>
      lines.change('workspaces', change => JSON.stringify(change).includes(text));
    slack.workspace().revoke(slack.app('second').botToken);
    await says('"tokenProblem":"token_revoked"');
    slack.workspace().reinstall('second');
    await says('"name":"second","appId"');
    slack.workspace().expire(slack.app('second').botToken);
    await says('"tokenProblem":"token_expired"');
    slack.workspace().uninstall('second');
    await says(`"otherApps":[{"appId":"${appId}","name":"second"}]`);
    await app.call('apps.manifest.create', { manifest: JSON.stringify(manifest) }, token);
    await says('"name":"Declared"');

    const made = await app.call('usergroups.create', { name: 'Crew', handle: 'crew' });
    await lines.change('workspaces', change => JSON.stringify(change).includes('"crew"'));
    await app.call('usergroups.disable', { usergroup: objectAt(made.body, 'usergroup')?.id });
    await lines.change('workspaces', change => !JSON.stringify(change).includes('"crew"'));

    const [block] = ticketForm.blocks;
    await app.call('chat.postMessage', { channel, text: 'Say more', blocks: [block] });
    const shown = await slack.channel('general').message('Say more');
    await ann.fill(shown, { title: 'Lamp' });
    expect(await lines.change('entry')).toMatchObject({
      entry: { ts: shown.ts, userId: ann.id, state: { title: { text: { value: 'Lamp' } } } },
    });

    connection.acknowledgeAll(({ payload }) => {
      if (!isJsonObject(payload)) return undefined;
      if (payload.type === 'view_submission') return { response_action: 'errors', errors: { title: 'No.' } };
      void app.call('views.open', { trigger_id: payload.trigger_id, view: ticketForm });
      return undefined;
    });
    await ann.command('/ticket');
    const modal = await slack.waitForView('ann');
    await lines.change('views', change => viewOf(change).id === modal.id);
    await ann.fill(modal, { title: 'Lamp' });
    await lines.change('views', change => JSON.stringify(viewOf(change).state).includes('Lamp'));
    await ann.submit(ann.views[0]);
    await lines.change('views', change => isOf('errors', { title: 'No.' })(viewOf(change)));
    await ann.closeView(ann.views[0]);
    await lines.change('views', isOf('views', []));
    await app.call('views.publish', { user_id: ann.id, view: { type: 'home', blocks: [] } });
    expect(await lines.change('home')).toMatchObject({ view: { userId: ann.id } });

    app.close();
    await lines.change('connections', isOf('connections', []));
    lines.leave();
  });

  it('tells of an assistant, whose status is over in time, and of the time itself', async () => {
    const slack = await start();
    const app = new RawApp(slack);
    const connection = await app.connect();
    connection.acknowledgeAll();
    const lines = await LiveLines.open(slack);
    await lines.state();
    const { channel, ts: threadTs } = (await slack.user('ann').openAssistant()).thread;

    await lines.change('assistant', change => threadOf(change).ts === threadTs);
    const where = { channel_id: channel, thread_ts: threadTs };
    await app.call('assistant.threads.setTitle', { ...where, title: 'Lamps' });
    await app.call('assistant.threads.setStatus', { ...where, status: 'is thinking…' });
    await lines.change(
      'assistant',
      change => isOf('title', 'Lamps')(threadOf(change)) && threadOf(change).status !== '',
    );
    slack.time.freeze();
    await lines.change('time', change => objectAt(change, 'time')?.isFrozen === true);
    await slack.time.advance('2m');
    await lines.change('assistant', change => isOf('status', '')(threadOf(change)));
    connection.stayQuiet();
    await slack.user('ann').say('general', 'Hello?');
    // It is sent again meanwhile, and waited for so long: the time of the beginning is told before the end.
    await slack.time.advance('4s', { patienceMs: 100 });
    const now = slack.time.now.getTime();
    expect(await lines.change('time', change => objectAt(change, 'time')?.now === now)).toBeDefined();
    app.close();
    lines.leave();
  });

  it('tells what belongs together at once, and of one thing only how it is then', async () => {
    const slack = await start();
    const ann = slack.user('ann');
    const lines = await LiveLines.open(slack);
    await lines.state();
    const before = await ann.say('general', 'one');
    await lines.next();
    await ann.edit(before, 'two');
    await ann.edit(before, 'three');

    const changes = objectsAt((await lines.next()) ?? {}, 'changes');
    expect(changes.filter(({ kind }) => kind === 'message')).toMatchObject([{ message: { text: 'three' } }]);
    expect(changes.filter(isOf('kind', 'timeline')).map(change => objectAt(change, 'entry'))).toEqual(
      slack.timeline.tail(changes.filter(isOf('kind', 'timeline')).length),
    );
    lines.leave();
  });

  it('has the newest 200 messages of a conversation, and the roots of their threads', async () => {
    const slack = await start();
    const ann = slack.user('ann');
    const root = await ann.say('general', 'root');
    for (let count = 0; count < 200; count += 1) await ann.say('general', `old ${count}`);
    await ann.say('general', 'reply', { threadTs: root.ts });
    await ann.say('random', 'elsewhere');
    const lines = await LiveLines.open(slack);

    const texts = objectsAt(await lines.state(), 'messages').map(({ text }) => text);
    expect(texts).toHaveLength(202);
    expect(texts.slice(0, 2)).toEqual(['root', 'old 1']);
    expect(texts.slice(-2)).toEqual(['reply', 'elsewhere']);
    lines.leave();

    const older = async (query: Readonly<Record<string, string>>): Promise<unknown[]> => {
      const { body } = await control.ask('listChannelMessages', { path: { channel: 'general' }, query });
      return Array.isArray(body) ? body.map(message => textIn(message, 'text')) : [body];
    };
    const control = await ControlClient.of(slack);
    const [oldest] = slack.channel('general').messages.filter(({ text }) => text === 'old 2');
    expect(await older({ before: oldest?.ts ?? '', limit: '2' })).toEqual(['old 0', 'old 1']);
    expect(await older({ thread: root.ts })).toEqual(['root', 'reply']);
    expect(await older({ before: root.ts })).toEqual([]);
    expect((await older({ before: 'yesterday' })).map(body => textIn(body, 'kind'))).toEqual(['invalid_request']);
  });
});
