import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SlackEmulator } from '../../src/index.js';
import { stringAt, type JsonObject } from '../../src/json.js';
import { RawApp } from '../support/raw-app.js';

let slack: SlackEmulator;
let token: string;

beforeEach(async () => {
  slack = await SlackEmulator.start();
  token = slack.workspace().configurationToken('ann');
});
afterEach(() => slack.close());

const manifest = {
  display_information: { name: 'made' },
  oauth_config: { scopes: { bot: ['chat:write'] } },
  settings: { socket_mode_enabled: true },
};

async function call(method: string, args: object = {}, as: string | null = token): Promise<JsonObject> {
  return (await new RawApp(slack).call(`apps.manifest.${method}`, args, as)).body;
}

describe('an app made by its manifest', () => {
  it('is installed, and may do what it declares', async () => {
    const made = await call('create', { manifest: JSON.stringify(manifest) });
    expect(made).toMatchObject({
      ok: true,
      app_id: expect.stringMatching(/^A/),
      credentials: { client_id: expect.any(String), signing_secret: expect.any(String) },
    });

    const install = slack.workspace().install('made', { channels: ['general'] });
    expect(install).toMatchObject({ appId: made.app_id, scopes: ['chat:write'] });
    const app = new RawApp(slack, 'made');
    expect((await app.call('chat.postMessage', { channel: 'general', text: 'Here' })).body).toMatchObject({ ok: true });
    expect((await app.call('users.list')).body).toMatchObject({ error: 'missing_scope' });
  });

  it('is exported, changed and deleted', async () => {
    const { app_id } = await call('create', { manifest });
    slack.workspace().install('made');
    expect(await call('export', { app_id })).toEqual({ ok: true, manifest });

    const more = { ...manifest, oauth_config: { scopes: { bot: ['chat:write', 'users:read'] } } };
    expect(await call('update', { app_id, manifest: more })).toMatchObject({ app_id, permissions_updated: true });
    expect(await call('update', { app_id, manifest: more })).toMatchObject({ permissions_updated: false });
    expect(await call('export', { app_id })).toMatchObject({ manifest: more });
    // What was granted stays as it was until the app is installed anew.
    expect(slack.app('made').scopes).toEqual(['chat:write']);
    slack.workspace().uninstall('made');
    const { botToken, scopes } = slack.workspace().install('made');
    expect(scopes).toEqual(['chat:write', 'users:read']);

    expect(await call('delete', { app_id })).toEqual({ ok: true });
    expect(await call('export', { app_id })).toMatchObject({ error: 'app_not_found' });
    expect((await new RawApp(slack).call('auth.test', {}, botToken)).body).toMatchObject({ error: 'account_inactive' });
    expect(() => slack.app('made')).toThrow('No app "made"');
  });

  it('leaves what it said behind when it is deleted, and what is saved then can be begun with', async () => {
    await slack.close();
    slack = await SlackEmulator.start({
      seed: { apps: [{ name: 'app', id: 'A1' }], messages: [{ channel: 'general', from: 'app', text: 'Hi' }] },
    });
    token = slack.workspace().configurationToken('ann');
    expect(await call('delete', { app_id: 'A1' })).toEqual({ ok: true });

    const saved = slack.toJSON();
    await slack.close();
    slack = await SlackEmulator.start({ seed: saved });
    expect(slack.toJSON()).toEqual(saved);
    expect(saved.messages).toMatchObject([{ app: 'A1', text: 'Hi' }]);
  });

  it('without a manifest is exported by its name', async () => {
    expect(await call('export', { app_id: slack.app().appId })).toEqual({
      ok: true,
      manifest: { display_information: { name: 'app' } },
    });
  });
});

const rotate = async (refreshToken: unknown): Promise<JsonObject> =>
  (await new RawApp(slack).call('tooling.tokens.rotate', { refresh_token: refreshToken }, null)).body;

describe('a configuration token', () => {
  it('comes for a refresh token, with the next one, each of which is good once', async () => {
    const first = slack.workspace().refreshToken('ann');
    await slack.time.advance('13h');
    const rotated = await rotate(first);
    const { refresh_token: next, iat, exp } = rotated;
    const fresh = stringAt(rotated, 'token') ?? null;

    expect(rotated).toMatchObject({ ok: true, team_id: slack.teamId, user_id: slack.user('ann').id });
    expect(Number(exp) - Number(iat)).toBe(12 * 3600);
    expect(await call('validate', { manifest })).toMatchObject({ error: 'token_expired' });
    expect(await call('validate', { manifest }, fresh)).toEqual({ ok: true, errors: [] });
    expect(await rotate(first)).toEqual({ ok: false, error: 'invalid_refresh_token' });
    expect(await rotate(next)).toMatchObject({ ok: true });
  });
});

describe('an app that uninstalls itself', () => {
  it('says who it is by its client id and secret', async () => {
    const { credentials } = await call('create', { manifest });
    slack.workspace().install('made');
    const made = new RawApp(slack, 'made');
    const { botToken, app } = slack.app('made');
    const { clientId: client_id, clientSecret: client_secret } = app;
    const uninstall = async (args: object, from = made): Promise<JsonObject> =>
      (await from.call('apps.uninstall', { client_id, client_secret, ...args })).body;

    expect(credentials).toMatchObject({ client_id, client_secret });
    expect(await uninstall({ client_id: 'x' })).toEqual({ ok: false, error: 'invalid_client_id' });
    expect(await uninstall({ client_secret: 'x' })).toEqual({ ok: false, error: 'bad_client_secret' });
    expect(await uninstall({}, new RawApp(slack))).toEqual({ ok: false, error: 'client_id_token_mismatch' });
    expect(await uninstall({})).toEqual({ ok: true });
    expect(slack.workspace().apps.map(({ name }) => name)).toEqual(['app']);
    expect((await new RawApp(slack).call('auth.test', {}, botToken)).body).toEqual({
      ok: false,
      error: 'account_inactive',
    });
  });
});

describe('a manifest', () => {
  it('is validated, and what is wrong is told with its place', async () => {
    expect(await call('validate', { manifest })).toEqual({ ok: true, errors: [] });
    expect(await call('validate', { manifest: { display_information: { name: '' }, featurs: {} } })).toEqual({
      ok: false,
      error: 'invalid_manifest',
      errors: [
        { message: 'name must have at least 1 character', pointer: '/display_information/name' },
        { message: 'featurs is unknown: did you mean "features"?', pointer: '/featurs' },
      ],
    });
    expect(await call('create', { manifest: 'no JSON' })).toMatchObject({ error: 'invalid_manifest' });
    expect(await call('create', { manifest: { display_information: { name: 'app' } } })).toMatchObject({
      error: 'failed_creating_app',
    });
    expect(await call('validate', { manifest, app_id: 'x' })).toMatchObject({ error: 'invalid_app_id' });
    expect(await call('validate', { manifest, app_id: 'A0' })).toMatchObject({ error: 'app_not_found' });
  });

  it('is for configuration tokens alone, which are good for half a day', async () => {
    expect(await call('validate', { manifest }, slack.botToken)).toMatchObject({ error: 'not_allowed_token_type' });
    expect(await call('validate', { manifest }, null)).toMatchObject({ error: 'not_authed' });
    expect((await new RawApp(slack).call('auth.test', {}, token)).body).toMatchObject({
      error: 'not_allowed_token_type',
    });
    await slack.time.advance('13h');
    expect(await call('validate', { manifest })).toMatchObject({ error: 'token_expired' });
    expect(slack.apiCalls.at(0)).toMatchObject({ app: 'app', tokenKind: 'bot' });
    expect(slack.apiCalls.at(-1)).toMatchObject({ app: null, tokenKind: 'configuration' });
  });
});
