import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { methodNames } from '../../src/api-reference/method-facts.js';
import type { MethodFacts } from '../../src/api-reference/reference-types.js';
import { SlackEmulator } from '../../src/index.js';
import { objectAt, stringAt, type JsonObject } from '../../src/json.js';
import { RawApp, readAnswer, type ApiAnswer } from '../support/raw-app.js';
import { factsFor, leastArguments, tokenFor, tokensOf, type Tokens } from '../support/sample-arguments.js';

let slack: SlackEmulator;
let app: RawApp;
let tokens: Tokens;

beforeEach(async () => {
  slack = await SlackEmulator.start();
  app = new RawApp(slack);
  tokens = tokensOf(slack);
});

afterEach(() => slack.close());

/** Who revokes a token has none any more. */
const callable = methodNames.filter(method => method !== 'auth.revoke');

/** Calls them side by side. */
const eachMethod = (
  names: readonly string[],
  call: (method: string, facts: MethodFacts) => Promise<ApiAnswer>,
): Promise<[string, ApiAnswer][]> =>
  Promise.all(
    names.map(async (method): Promise<[string, ApiAnswer]> => [method, await call(method, factsFor(method))]),
  );

/** Ids of what isn't there. */
const nowhere: JsonObject = {
  channel: 'C0',
  channel_id: 'C0',
  file: 'F0',
  user: 'U0',
  users: 'U0',
  usergroup: 'S0',
  bookmark_id: 'Bk0',
  reminder: 'Rm0',
  call: 'R0',
  id: 'R0',
  ts: '1.1',
  thread_ts: '1.1',
  timestamp: '1.1',
  cursor: 'x',
};

/** What Slack's pages leave out: those of the same family have it. */
const UNDOCUMENTED: readonly (readonly string[])[] = [
  ['calls.info', 'invalid_call_id'],
  ['dnd.teamInfo', 'user_not_found'],
  ['usergroups.disable', 'no_such_subteam'],
  ['usergroups.enable', 'no_such_subteam'],
  ['usergroups.update', 'no_such_subteam'],
  ['users.conversations', 'user_not_found'],
  ['users.getPresence', 'user_not_found'],
];

const isDocumented = (method: string, error = ''): boolean =>
  error === 'invalid_arguments' || factsFor(method).errors?.includes(error) === true;

describe('all documented methods', () => {
  it('are known: there are 322', () => {
    expect(methodNames).toHaveLength(322);
  });

  it('answer a call that is in order', async () => {
    const answers = await eachMethod(callable, (method, facts) =>
      app.call(method, leastArguments(facts), tokenFor(facts, tokens)),
    );
    const strangers: unknown[] = ['unknown_method', 'invalid_auth', 'not_authed', 'not_allowed_token_type'];
    const marked = answers.filter(([, { headers }]) => headers.get('x-emulated') === 'canned');

    expect(answers.filter(([, { body }]) => strangers.includes(body.error))).toEqual([]);
    expect(marked.filter(([, { body }]) => body.ok !== true)).toEqual([]);
    expect(slack.apiCalls.filter(({ canned }) => canned).map(({ method }) => method)).toEqual(
      expect.arrayContaining(marked.map(([method]) => method)),
    );
    expect(marked.length).toBeGreaterThan(100);
  });

  it('refuse with a code that is documented of them', async () => {
    const answers = await eachMethod(callable, (method, facts) => {
      const named = Object.keys(facts.args ?? {}).filter(name => Object.hasOwn(nowhere, name));
      const lost = Object.fromEntries(named.map(name => [name, nowhere[name]]));
      return app.call(method, { ...leastArguments(facts), ...lost }, tokenFor(facts, tokens));
    });
    const refused = answers.flatMap(([method, { body }]) =>
      body.ok === true ? [] : [[method, stringAt(body, 'error')]],
    );

    expect(refused.length).toBeGreaterThan(60);
    expect(refused.filter(([method = '', error]) => !isDocumented(method, error))).toEqual(UNDOCUMENTED);
  });

  it('refuse a call without what they need, and name it', async () => {
    const demanding = callable.filter(method => factsFor(method).required);
    const answers = await eachMethod(demanding, (method, facts) => app.call(method, {}, tokenFor(facts, tokens)));

    for (const [method, { body }] of answers) {
      const messages = factsFor(method).required?.map(name => `[ERROR] missing required field: ${name}`);
      expect([method, body.error, body.response_metadata]).toMatchObject([method, 'invalid_arguments', { messages }]);
    }
  });

  it.each(['app', 'bot', 'user'] as const)('refuse the token of another: that of the kind %s', async kind => {
    const others = methodNames.filter(method => factsFor(method).tokens?.includes(kind) === false);
    const answers = await eachMethod(others, method => app.call(method, {}, tokens[kind]));

    expect(others.length).toBeGreaterThan(1);
    expect(answers.filter(([, { body }]) => body.error !== 'not_allowed_token_type')).toEqual([]);
  });
});

describe('a canned reply', () => {
  it('has the right shape, ids that are there, what was asked about, and no next page', async () => {
    const args = { channel_id: slack.channel('general').id, title: 'Plans', link: 'https://example.com' };
    const { body } = await app.call('admin.users.list', { team_id: slack.teamId, limit: 10 }, tokens.user);
    const canvas = await app.call('canvases.create', args);
    const billing = await app.call('team.billableInfo', {}, tokens.user);

    expect(body).toMatchObject({ ok: true, users: [{ id: slack.user('ann').id, is_admin: false }] });
    expect(body.response_metadata ?? { next_cursor: '' }).toEqual({ next_cursor: '' });
    expect(canvas.body).toEqual({ ok: true, canvas_id: expect.stringMatching(/^F0/) });
    expect(billing.body.billable_info).toEqual({ [slack.user('ann').id]: { billing_active: false } });
    expect(canvas.headers.get('x-emulated')).toBe('canned');
    expect(slack.apiCalls.at(-1)).toMatchObject({ method: 'team.billableInfo', canned: true });
  });
});

const withScopes = (...scopes: string[]): string => slack.workspace().userToken('bob', { scopes });

describe('scopes', () => {
  it('are asked for when a token has a list of them', async () => {
    const token = withScopes('users:read');
    const refused = await app.call('chat.postMessage', { channel: 'general', text: 'hello' }, token);
    const allowed = await app.call('users.info', { user: slack.user('ann').id }, token);

    expect(refused.body).toEqual({ ok: false, error: 'missing_scope', needed: 'chat:write', provided: 'users:read' });
    expect(allowed.body.ok).toBe(true);
    expect(allowed.headers.get('x-oauth-scopes')).toBe('users:read');
    expect(allowed.headers.get('x-accepted-oauth-scopes')).toBe('users:read');
  });

  it('are those of the kind of channel', async () => {
    const token = withScopes('channels:read', 'channels:history');
    const general = slack.channel('general').id;
    const { body } = await app.call('conversations.create', { name: 'secret', is_private: true });
    const secret = stringAt(objectAt(body, 'channel') ?? {}, 'id') ?? '';
    await app.call('conversations.invite', { channel: secret, users: slack.user('bob').id });

    const call = async (method: string, args: object): Promise<JsonObject> =>
      (await app.call(method, args, token)).body;
    expect((await call('conversations.history', { channel: general })).ok).toBe(true);
    expect(await call('conversations.history', { channel: secret })).toMatchObject({ needed: 'groups:history' });
    await app.call('conversations.kick', { channel: secret, user: slack.user('bob').id });
    expect(await call('conversations.history', { channel: secret })).toMatchObject({ error: 'channel_not_found' });
    expect(await call('conversations.list', { types: 'public_channel' })).toMatchObject({ ok: true });
    expect(await call('conversations.list', { types: 'public_channel,im' })).toMatchObject({ needed: 'im:read' });
  });

  it('of a token without a list are all there are', async () => {
    const { headers, body } = await app.call('users.list');

    expect(body.ok).toBe(true);
    expect(headers.get('x-oauth-scopes')).toBeNull();
  });
});

describe('arguments', () => {
  it.each([
    ['users.info', { user: ['U0'] }, 'must provide a string [json-pointer:/user]'],
    ['conversations.history', { channel: 'C0', limit: 'many' }, 'must provide a number [json-pointer:/limit]'],
    ['files.info', { file: 'F0', count: {} }, 'must provide a number [json-pointer:/count]'],
    ['chat.postMessage', { channel: 'C0', mrkdwn: {} }, 'must provide a boolean [json-pointer:/mrkdwn]'],
    ['apps.datastore.put', { datastore: 'd', item: '[]' }, 'must provide an object [json-pointer:/item]'],
    ['apps.datastore.bulkPut', { datastore: 'd', items: [1] }, 'must provide an object [json-pointer:/items/0]'],
    ['apps.datastore.bulkGet', { datastore: 'd', ids: {} }, 'must provide an array [json-pointer:/ids]'],
    ['apps.datastore.query', { datastore: 'd', limit: 1001 }, 'must be less than 1001 [json-pointer:/limit]'],
    ['apps.datastore.query', { datastore: 'd', limit: 0 }, 'must be greater than 0 [json-pointer:/limit]'],
    [
      'agents.sessions.setStatus',
      { channel_id: 'C0', status: 'Thinking' },
      'must be a valid enum value [json-pointer:/status]',
    ],
    [
      'assistant.search.context',
      { query: 'x', channel_types: 'im,sofa' },
      'must be a valid enum value [json-pointer:/channel_types/1]',
    ],
  ])('are refused when they are of the wrong kind: %s %j', async (method, args, message) => {
    expect((await app.call(method, args)).body).toEqual({
      ok: false,
      error: 'invalid_arguments',
      response_metadata: { messages: [`[ERROR] ${message}`] },
    });
  });

  it.each([
    ['bulk[]', 'invalid_array_arg'],
    ['a-b', 'invalid_arg_name'],
    ['x'.repeat(65), 'invalid_arg_name'],
  ])('of the name %s are refused', async (name, error) => {
    expect((await app.call('users.list', { [name]: 'x' })).body).toEqual({ ok: false, error });
  });

  it('that a method does not know are passed over, and kept for who looks', async () => {
    expect((await app.call('users.list', { colour: 'red', limit: null })).body.ok).toBe(true);
    expect(slack.apiCalls.at(-1)).toMatchObject({ unknownArguments: ['colour'] });
  });

  it('are the same in JSON, in forms of both kinds and in the query', async () => {
    const args = { datastore: 'd', items: JSON.stringify([{ id: '1' }]) };
    const form = new FormData();
    for (const [name, value] of Object.entries(args)) form.set(name, value);
    const headers = { authorization: `Bearer ${slack.botToken}` };
    const url = `${slack.apiUrl}apps.datastore.bulkPut`;
    const inQuery = `${url}?${new URLSearchParams(args).toString()}`;
    const answers: ApiAnswer[] = [
      await app.call('apps.datastore.bulkPut', { datastore: 'd', items: [{ id: '1' }] }),
      await readAnswer(await fetch(url, { method: 'POST', headers, body: new URLSearchParams(args) })),
      await readAnswer(await fetch(url, { method: 'POST', headers, body: form })),
      await readAnswer(await fetch(inQuery, { headers })),
    ];

    expect(answers.map(({ body }) => body.ok)).toEqual([true, true, true, true]);
  });
});

const post = async (method: string, contentType: string, body: string): Promise<JsonObject> => {
  const headers = { 'content-type': contentType, authorization: `Bearer ${tokens.user ?? ''}` };
  return (await readAnswer(await fetch(slack.apiUrl + method, { method: 'POST', headers, body }))).body;
};

describe('warnings', () => {
  it.each([
    ['application/json', '{}', 'missing_charset'],
    ['application/x-www-form-urlencoded; charset=utf-8', 'limit=1', 'superfluous_charset'],
  ])('are given for %s', async (contentType, body, warning) => {
    const expected = { warning, response_metadata: { warnings: [warning] } };

    expect(await post('users.list', contentType, body)).toMatchObject({ ok: true, ...expected });
    expect(await post('users.info', contentType, body)).toMatchObject({ error: 'invalid_arguments', ...expected });
    expect(slack.apiCalls.at(-1)).toMatchObject({ warnings: [warning] });
  });

  it('are given for a method that is deprecated, in the answer and in the record', async () => {
    expect(await post('files.upload', 'application/x-www-form-urlencoded', 'content=x')).toMatchObject({
      ok: true,
      warning: 'method_deprecated',
    });
    expect(slack.apiCalls.at(-1)).toMatchObject({ method: 'files.upload', warnings: ['method_deprecated'] });
  });
});
