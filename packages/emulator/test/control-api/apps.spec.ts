import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SlackEmulator } from '../../src/index.js';
import type { JsonObject } from '../../src/json.js';
import { ControlClient } from '../support/control-client.js';
import { RawApp, type RawConnection } from '../support/raw-app.js';

let slack: SlackEmulator;
let app: RawApp;
let connection: RawConnection;
let control: ControlClient;

/** An event is acked with nothing, anything else with an answer that says nothing. */
const acknowledge = (): void =>
  connection.acknowledgeAll(({ type }: JsonObject) => (type === 'events_api' ? undefined : {}));

beforeAll(async () => {
  slack = await SlackEmulator.start({ control: true });
  app = new RawApp(slack);
  connection = await app.connect();
  acknowledge();
  control = await ControlClient.of(slack);
  await slack.user('ann').say('general', 'Hello');
  await slack.user('ann').command('/deploy', 'prod');
});

afterAll(async () => {
  app.close();
  await slack.close();
});

/** What the token of the app "second" is good for. */
async function authTest(): Promise<unknown> {
  const { body } = await app.call('auth.test', {}, slack.app('second').botToken);
  return body.error ?? 'ok';
}

describe('apps', () => {
  const manifest = `
display_information: { name: second }
features: { bot_user: { display_name: Second }, slash_commands: [{ command: /lamp, description: Lights }] }
oauth_config: { scopes: { bot: [commands] } }
settings: { socket_mode_enabled: true }`;
  const path = { app: 'second' };
  it('are added by a manifest as a text, and get another one, whose scopes count once they are installed anew', async () => {
    const second = await control.done('addApp', { body: { manifest, channels: ['general'] } });
    expect(second).toMatchObject({ name: 'second', botToken: slack.app('second').botToken });
    expect(slack.app('second').scopes).toEqual(['commands']);
    const more = manifest.replace('[commands]', '[commands, chat:write]').replace('/lamp', '/light');
    await control.done('updateManifest', { path, body: { manifest: more } });
    expect(slack.app('second').app.declared?.commands).toMatchObject([{ command: '/light' }]);
    expect(slack.app('second').scopes).toEqual(['commands']);
    await control.done('reinstallApp', { path, body: {} });
    expect(slack.app('second')).toMatchObject({ scopes: ['commands', 'chat:write'], botToken: second.botToken });
  });

  it('get no manifest that Slack would not take: what is wrong is told at its pointer, and its line', async () => {
    const wrong = { display_information: { name: 'x', colour: 'red' }, settings: { socket_mode_enabled: 1 } };
    expect(await control.ask('updateManifest', { path, body: { manifest: wrong } })).toMatchObject({
      status: 400,
      body: {
        faults: [
          { at: '/body/manifest/display_information/colour', message: expect.stringMatching(/^colour is unknown/) },
          { at: '/body/manifest/settings/socket_mode_enabled', message: expect.stringContaining('boolean') },
        ],
      },
    });
    const text = manifest.replace('bot_user', 'bot_usr');
    expect(await control.ask('addApp', { body: { manifest: text } })).toMatchObject({
      body: { faults: [{ message: expect.stringMatching(/^line 3: bot_usr is unknown/) }] },
    });
    expect(await control.ask('addApp', { body: { manifest: 'a: [' } })).toMatchObject({
      status: 400,
      body: { faults: [{ at: '/body/manifest', message: expect.stringContaining('line 1') }] },
    });
    expect(await control.ask('addApp', { body: {} })).toMatchObject({ status: 400 });
    expect(await control.ask('updateManifest', { path: { app: 'none' }, body: { manifest } })).toMatchObject({
      status: 404,
    });
  });

  it('lose their tokens, and get them back, by being installed anew', async () => {
    const { appToken, botToken } = slack.app('second');
    expect(await authTest()).toBe('ok');
    await control.done('expireBotToken', { path, body: {} });
    expect(await authTest()).toBe('token_expired');
    await control.done('reinstallApp', { path, body: {} });
    expect(await authTest()).toBe('ok');
    expect((await app.call('auth.test', {}, botToken)).body.error).toBe('token_expired');
    await control.done('revokeBotToken', { path, body: {} });
    expect(await authTest()).toBe('token_revoked');
    expect((await control.done('replaceAppToken', { path, body: {} })).appToken).not.toBe(appToken);
    await control.done('uninstallApp', { path, body: {} });
    expect(await authTest().catch(String)).toContain('installed in no workspace');
    expect(await control.ask('uninstallApp', { path, body: {} })).toMatchObject({ status: 404 });
    await control.done('installApp', { path, body: { channels: ['general'] } });
    expect(await authTest()).toBe('ok');
    expect(() => slack.workspace().expire('xoxb-none')).toThrow('to expire');
  });

  it('tell what can come to them, and how that went', async () => {
    const { body: declared } = await control.ask('listRoutes', { path });
    const none = { came: 0, acked: 0, lastLatencyMs: null };
    expect(declared).toEqual([{ kind: 'command', name: '/light', isDeclared: true, ...none }]);
    connection.stayQuiet();
    const late = slack.user('ann').command('/deploy', 'prod');
    await slack.time.advance('3s');
    await late;
    acknowledge();
    const { body: sent } = await control.ask('listRoutes', { path: { app: slack.app().name } });
    expect(sent).toContainEqual({
      kind: 'command',
      name: '/deploy',
      isDeclared: false,
      came: 2,
      acked: 1,
      lastLatencyMs: expect.any(Number),
    });
    expect(sent).toContainEqual(expect.objectContaining({ kind: 'event', name: 'message.channels' }));
    expect(await control.ask('listRoutes', { path: { app: 'none' } })).toMatchObject({ status: 404 });
  });
});

describe('every operation of apps', () => {
  it('was asked for above, and answered as the document says', () => {
    const all = control.operationsOf(tag => tag === 'apps');
    expect(all.filter(id => !control.asked.has(id))).toEqual([]);
    expect(all.length).toBeGreaterThan(5);
  });
});
