import { request } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SlackEmulator } from '../../src/index.js';
import { RawApp, readAnswer, type ApiAnswer } from '../support/raw-app.js';

let slack: SlackEmulator;
let app: RawApp;

beforeEach(async () => {
  slack = await SlackEmulator.start();
  app = new RawApp(slack);
});

afterEach(() => slack.close());

async function post(method: string, contentType: string, body: string): Promise<ApiAnswer> {
  const headers = { 'content-type': contentType, authorization: `Bearer ${slack.botToken}` };
  return readAnswer(await fetch(slack.apiUrl + method, { method: 'POST', headers, body }));
}

describe('tokens', () => {
  it.each([
    ['none', 'auth.test', () => null, 'not_authed'],
    ['an unknown one', 'auth.test', () => 'xoxb-unknown', 'invalid_auth'],
    ['an app token for a bot method', 'auth.test', () => slack.appToken, 'not_allowed_token_type'],
    ['none to open a connection', 'apps.connections.open', () => null, 'not_authed'],
    ['an unknown one to open a connection', 'apps.connections.open', () => 'xapp-unknown', 'invalid_auth'],
    ['a bot token to open a connection', 'apps.connections.open', () => slack.botToken, 'not_allowed_token_type'],
  ])('are refused: %s', async (_name, method, token, error) => {
    const { status, body } = await app.call(method, {}, token());

    expect([status, body]).toEqual([200, { ok: false, error }]);
  });

  it('are taken from the body or the query, but an app token from the header alone', async () => {
    const form = await fetch(`${slack.apiUrl}auth.test`, {
      method: 'POST',
      body: new URLSearchParams({ token: slack.botToken }),
    });
    expect((await readAnswer(form)).body).toMatchObject({ ok: true, user_id: slack.app().botUserId });

    const query = await fetch(`${slack.apiUrl}auth.test?token=${slack.botToken}`);
    expect((await readAnswer(query)).body.ok).toBe(true);

    const open = await app.call('apps.connections.open', { token: slack.appToken }, null);
    expect(open.body.error).toBe('not_authed');
    expect(JSON.stringify(slack.apiCalls)).not.toContain(slack.appToken);
  });

  it('open a connection by POST alone', async () => {
    const headers = { authorization: `Bearer ${slack.appToken}` };
    const answer = await readAnswer(await fetch(`${slack.apiUrl}apps.connections.open`, { headers }));

    expect(answer.body.error).toBe('insecure_request');
  });

  it('of an app can be replaced: the old one is revoked, and connections that are open stay', async () => {
    const old = slack.appToken;
    await app.connect();
    const replaced = slack.replaceAppToken();

    expect((await app.call('apps.connections.open', {}, old)).body).toEqual({ ok: false, error: 'token_revoked' });
    expect((await app.call('apps.connections.open', {}, replaced)).body.ok).toBe(true);
    expect(slack.appToken).toBe(replaced);
    expect(slack.connections).toHaveLength(1);
  });
});

describe('requests', () => {
  it('may be a form, whose structured arguments are JSON', async () => {
    const blocks = JSON.stringify([{ type: 'divider' }]);
    const form = new URLSearchParams({ channel: 'general', text: 'ruled', blocks }).toString();

    const { body } = await post('chat.postMessage', 'application/x-www-form-urlencoded', form);

    expect(body).toMatchObject({ ok: true, message: { text: 'ruled', blocks: [{ type: 'divider' }] } });
  });

  it.each([
    ['JSON that is broken', 'application/json', '{', 'invalid_json'],
    ['JSON that is no object', 'application/json', '[]', 'json_not_object'],
    ['of another type', 'text/csv', 'a,b', 'invalid_post_type'],
    ['of no type', '', 'a=b', 'missing_post_type'],
    ['in a charset that is none', 'application/json; charset=klingon', '{}', 'invalid_charset'],
    ['a form in parts that is broken', 'multipart/form-data; boundary=x', '--y', 'invalid_form_data'],
  ])('are refused when they are %s', async (_name, type, text, error) => {
    expect((await post('auth.test', type, text)).body).toEqual({ ok: false, error });
  });

  it.each([1_048_577, 10_000_000])('are refused over 1 MiB: %d bytes', async size => {
    const { status, body } = await post('auth.test', 'application/json', ' '.repeat(size));

    expect([status, body.error]).toEqual([413, 'request_too_large']);
  });

  it('are refused for another host than this machine', async () => {
    const status = await new Promise((resolve, reject) => {
      const asked = request(`${slack.apiUrl}api.test`, { headers: { host: 'evil.example' } }, response => {
        response.resume();
        resolve(response.statusCode);
      });
      asked.on('error', reject);
      asked.end();
    });

    expect(status).toBe(403);
  });

  it('find nothing elsewhere', async () => {
    const answer = await readAnswer(await fetch(new URL('/elsewhere', slack.apiUrl)));

    expect([answer.status, answer.body.error]).toEqual([404, 'not_found']);
  });

  it('are refused when Slack has no such method', async () => {
    expect((await app.call('chat.shout')).body).toEqual({ ok: false, error: 'unknown_method' });
    expect((await app.call('constructor')).body).toEqual({ ok: false, error: 'unknown_method' });
  });

  it('are kept with their outcome', async () => {
    await app.call('chat.postMessage', { channel: 'nowhere', text: 'hello' });

    expect(await slack.waitForApiCall('chat.postMessage')).toMatchObject({
      args: { channel: 'nowhere', text: 'hello' },
      ok: false,
      error: 'channel_not_found',
      app: 'app',
    });
  });
});

describe('api.test', () => {
  it('gives back what it got, or the error that was asked for', async () => {
    expect((await app.call('api.test', { foo: 'bar' }, null)).body).toEqual({ ok: true, args: { foo: 'bar' } });
    expect((await app.call('api.test', { error: 'my_error' }, null)).body).toEqual({
      ok: false,
      error: 'my_error',
      args: { error: 'my_error' },
    });
  });
});

describe('auth.revoke and its kin', () => {
  it('revoke the token that they come with, unless it is a test', async () => {
    const token = slack.workspace().userToken('ann');

    expect((await app.call('auth.revoke', { test: 1 }, token)).body).toEqual({ ok: true, revoked: false });
    expect((await app.call('auth.test', {}, token)).body).toMatchObject({ ok: true, user: 'ann' });
    expect((await app.call('auth.revoke', {}, token)).body).toEqual({ ok: true, revoked: true });
    expect((await app.call('auth.test', {}, token)).body).toEqual({ ok: false, error: 'token_revoked' });
    expect((await app.call('auth.test')).body.ok).toBe(true);
  });

  it('tell where an app is', async () => {
    expect((await app.call('auth.teams.list')).body).toMatchObject({ teams: [{ id: slack.teamId, name: 'Local' }] });
  });

  it('tell for whom an event came', async () => {
    slack.workspace().userToken('bob');
    const list = (eventContext: string): Promise<ApiAnswer> =>
      app.call('apps.event.authorizations.list', { event_context: eventContext }, slack.appToken);

    expect((await list(`1-message-${slack.teamId}-C0`)).body).toMatchObject({
      authorizations: [
        { team_id: slack.teamId, user_id: slack.app().botUserId, is_bot: true },
        { team_id: slack.teamId, user_id: slack.user('bob').id, is_bot: false },
      ],
    });
    expect((await list('1-message-T0')).body).toEqual({ ok: false, error: 'invalid_event_context' });
  });
});

describe('auth.test', () => {
  it('tells whose token it is', async () => {
    const { botUserId, botId } = slack.app();

    expect((await app.call('auth.test')).body).toMatchObject({
      ok: true,
      user_id: botUserId,
      bot_id: botId,
      team: 'Local',
    });
  });
});
