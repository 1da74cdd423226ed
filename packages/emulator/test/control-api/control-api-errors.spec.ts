import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from '@jest/globals';
import { SlackEmulator, type SlackEmulatorOptions } from '../../src/index.js';
import { RawApp } from '../support/raw-app.js';

const started: SlackEmulator[] = [];

async function start(options: SlackEmulatorOptions = { control: true }): Promise<SlackEmulator> {
  const slack = await SlackEmulator.start(options);
  started.push(slack);
  return slack;
}

afterEach(async () => {
  await Promise.all(started.splice(0).map(slack => slack.close()));
});

async function ask(slack: SlackEmulator, path: string, init: RequestInit = {}): Promise<[number, unknown]> {
  const response = await fetch(slack.controlUrl + path, init);
  return [response.status, await response.json()];
}

const deep = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);

/** In pieces, without a word of how many. */
const chunked = (body: string): RequestInit => ({ method: 'POST', body: new Blob([body]).stream(), duplex: 'half' });

const bearing = (authorization: string): RequestInit => ({ headers: { authorization } });

const post = (body: string, headers = {}): RequestInit => ({ method: 'POST', body, headers });

/** A POST as curl sends it when there is nothing to send: without a body, and without its length. */
async function lengthless(slack: SlackEmulator, path: string): Promise<string> {
  const { hostname, port, pathname, host } = new URL(slack.controlUrl + path);
  const socket = connect(Number(port), hostname);
  socket.end(`POST ${pathname} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
  return text(socket);
}

describe('a request to the control API', () => {
  it.each([
    ['that is no JSON', 'people/ann/say', '{', 400, 'invalid_request', 'no JSON'],
    ['without what it needs', 'people/ann/say', '{"place":"general"}', 400, 'invalid_request', '/body/text'],
    [
      'with what it does not take',
      'people/ann/open-home',
      '{"apps":1}',
      400,
      'invalid_request',
      '"apps": it takes app',
    ],
    ['for a time that is none', 'time/advance', '{"by":"5x"}', 400, 'invalid_request', '500ms, 3s, 5m, 1h, 1d. See'],
    ['for a time that is over', 'time/advance', '{"by":"-1d"}', 400, 'invalid_request', '500ms, 3s'],
    ['for a time without end', 'time/advance', `{"by":"${'9'.repeat(200)}d"}`, 400, 'invalid_request', '500ms, 3s'],
    ['for an app without a name', 'apps', '{}', 400, 'invalid_request', 'needs a name'],
    ['that is a list', 'people/ann/say', '[]', 400, 'invalid_request', '/body'],
    ['with a query to an act', 'people/ann/open-home?app=x', '{}', 400, 'invalid_request', '/query'],
    ['of nobody', 'people/zoe/say', '{"place":"general","text":"hi"}', 404, 'not_found', 'ann, bob, carol'],
    ['about no message', 'people/ann/delete', '{"message":"nope"}', 404, 'not_found', 'sees no message "nope"'],
    ['about no view', 'people/ann/submit', '{"values":{}}', 404, 'not_found', 'No modal is open before ann.'],
    ['about no such view', 'people/ann/submit', '{"view":"x"}', 404, 'not_found', 'no view "x"'],
    ['for nothing there is', 'people/ann/sing', '{}', 404, 'not_found', 'openapi.json'],
    ['for what is misspelt', 'waits/mesage', '{}', 404, 'not_found', 'Did you mean "message"? There are: message, ack'],
    ['that nobody could do', 'people/ann/say', '{"place":"nowhere","text":"hi"}', 422, 'not_possible', 'nowhere'],
    [
      'that Slack refuses',
      'people/ann/react',
      '{"message":"Hi","emoji":"eyes"}',
      422,
      'not_possible',
      'already_reacted',
    ],
    [
      'with a path for a manifest',
      'apps',
      '{"name":"x","manifest":"/etc/passwd"}',
      400,
      'invalid_request',
      '/manifest',
    ],
    ['with a wrong manifest', 'apps', '{"name":"x","manifest":{"a":1}}', 400, 'invalid_request', 'display_information'],
    ['that waits in vain', 'waits/ack', '{"timeoutMs":1}', 504, 'not_in_time', 'Waited 1 ms for an ack'],
    ['that waits for too long', 'waits/ack', '{"timeoutMs":60001}', 400, 'invalid_request', '/body/timeoutMs'],
    ['of a size', 'people/ann/say', `"${'x'.repeat(1_048_576)}"`, 413, 'too_large', '1 MiB'],
  ])('%s is answered by a problem that says so', async (_name, path, body, status, kind, detail) => {
    const slack = await start();
    const ann = slack.user('ann');
    await ann.react(await ann.say('general', 'Hi'), 'eyes');

    expect(await ask(slack, path, post(body))).toEqual([
      status,
      expect.objectContaining({ status, kind, title: expect.any(String), detail: expect.stringContaining(detail) }),
    ]);
  });

  it('with a wrong query is answered by a problem that says so', async () => {
    const slack = await start();

    expect(await ask(slack, 'acks?limit=none')).toMatchObject([400, { faults: [{ at: '/query/limit' }] }]);
    expect(await ask(slack, 'messages?channel=attic')).toMatchObject([
      404,
      { detail: expect.stringContaining('attic') },
    ]);
    expect(await ask(slack, 'people/zoe/home')).toEqual([404, expect.anything()]);
  });

  it('that nests without end does no harm, nor does an app that does it, whoever listens', async () => {
    const slack = await start();
    const end = new AbortController();
    await fetch(`${slack.controlUrl}events`, { signal: end.signal });

    const answer = await ask(slack, 'people/ann/submit', post(`{"values":{"a":${deep(400_000)}}}`));
    expect(answer).toEqual([expect.any(Number), expect.objectContaining({ kind: expect.any(String) })]);

    const headers = { 'content-type': 'application/json', authorization: `Bearer ${slack.botToken}` };
    const message = `{"channel":"general","text":"hi","blocks":${deep(400_000)}}`;
    await fetch(`${slack.apiUrl}chat.postMessage`, post(message, headers));

    const app = new RawApp(slack);
    const { socket } = await app.connect();
    socket.send(`{"envelope_id":"x","payload":${deep(5000)}}`);
    await slack.waitFor('a word about it', () => slack.problems[0]);
    expect(await ask(slack, 'health')).toMatchObject([200, { status: 'ok' }]);
    app.close();
    end.abort();
  });

  it('is read, however it says how long it is', async () => {
    const slack = await start();

    expect(await ask(slack, 'people/ann/say', chunked('{"place":"general","text":"hi"}'))).toMatchObject([200, {}]);
    expect(await ask(slack, 'people/ann/say', chunked('x'.repeat(1_048_577)))).toMatchObject([413, {}]);
    expect(await ask(slack, 'faults/heal', { method: 'DELETE' })).toMatchObject([404, { kind: 'not_found' }]);
    expect(await lengthless(slack, 'faults/heal')).toMatch(/^HTTP\/1\.1 200 /);
  });

  it('finds a message by its text among those that whoever acts sees, and tells of no others', async () => {
    const slack = await start();
    const { ts } = await slack.user('ann').say('general', 'The plan');
    await slack.user('bob').say('@app', 'The plan B');

    const react = (message: string) => ask(slack, 'people/ann/react', post(JSON.stringify({ message, emoji: 'eyes' })));
    expect(await react('The plan')).toMatchObject([200, { ts }]);
    expect(await react('plan B')).toMatchObject([
      404,
      { detail: 'ann sees no message "plan B". The last ones are: "The plan".' },
    ]);
  });

  it('does not move the time on to where there are no dates any more', async () => {
    const slack = await start();
    await slack.time.advance('73000d');

    const [status, problem] = await ask(slack, 'time/advance', post('{"by":1e16}'));
    expect([status, problem]).toMatchObject([422, { detail: expect.stringContaining('2286') }]);
    expect((await ask(slack, 'time/freeze', post('{}')))[0]).toBe(200);
    expect((await slack.user('ann').say('general', 'Still here')).ts).toMatch(/^\d{10}\.\d{6}$/);
  });

  it('is not served unless it was asked for', async () => {
    const slack = await start({});

    expect((await ask(slack, 'health'))[0]).toBe(404);
  });
});

describe('the key of the control API', () => {
  const key = 'open-sesame';

  it('is needed for everything but health', async () => {
    const slack = await start({ control: { key } });

    for (const path of ['acks', 'openapi.json', 'events', 'people/ann/home', 'nothing']) {
      expect(await ask(slack, path)).toMatchObject([401, { kind: 'unauthorized' }]);
    }
    for (const wrong of [
      '',
      'Bearer',
      'Bearer open',
      `Bearer ${key}x`,
      `Basic ${key}`,
      `Bearer ${key.toUpperCase()}`,
    ]) {
      expect(await ask(slack, 'acks', bearing(wrong))).toEqual([401, expect.anything()]);
    }
    expect(await ask(slack, 'acks', bearing(`Bearer ${key}`))).toEqual([200, []]);
    expect(await ask(slack, 'health')).toEqual([200, expect.anything()]);
  });

  it('must be set where other machines reach the emulator', async () => {
    await expect(start({ control: true, host: '0.0.0.0' })).rejects.toThrow('needs a key');
    await expect(start({ control: true, publicUrl: 'http://slack.test' })).rejects.toThrow('needs a key');
    for (const none of ['', ' ', 'two words', 'schlüssel', 'a\r\nb']) {
      await expect(start({ control: { key: none }, host: '0.0.0.0' })).rejects.toThrow('must be a word of ASCII');
    }
    // In JavaScript, a variable that is not set.
    const unset = { key };
    Reflect.deleteProperty(unset, 'key');
    await expect(start({ control: unset, host: '0.0.0.0' })).rejects.toThrow('must be a word of ASCII');
    const slack = await start({ control: { key }, host: '0.0.0.0' });

    expect((await ask(slack, 'acks'))[0]).toBe(401);
  });

  it('is none of the tokens of apps, which open nothing here', async () => {
    const slack = await start({ control: { key } });
    const headers = { authorization: `Bearer ${slack.botToken}` };

    expect((await ask(slack, 'acks', { headers }))[0]).toBe(401);
    expect((await new RawApp(slack).call('auth.test', {}, key)).body.error).toBe('invalid_auth');
  });
});

describe('a web page', () => {
  it.each([
    ['origin', 'https://evil.example'],
    ['sec-fetch-site', 'cross-site'],
  ])('can do nothing by the control API: %s', async (name, value) => {
    const slack = await start();
    const said = post('{"place":"general","text":"evil"}', { [name]: value, 'content-type': 'text/plain' });

    expect((await ask(slack, 'people/ann/say', said))[0]).toBe(403);
    expect(slack.messages).toEqual([]);
  });
});

describe('live events', () => {
  it('end for a listener that does not keep up', async () => {
    const slack = await start();
    const response = await fetch(`${slack.controlUrl}events`);
    const ann = slack.user('ann');
    const padding = 'x'.repeat(12_000);
    for (let count = 0; count < 700; count += 1) await ann.say('general', padding);

    expect(await response.text()).toMatch(/event: behind\ndata: {}\n\n$/);
  });
});
