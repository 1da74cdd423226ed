import { once } from 'node:events';
import { afterEach, describe, expect, it } from '@jest/globals';
import { SlackEmulator } from '../../src/index.js';
import { RawApp } from '../support/raw-app.js';

const started: SlackEmulator[] = [];

async function start(options?: Parameters<typeof SlackEmulator.start>[0]): Promise<SlackEmulator> {
  const slack = await SlackEmulator.start(options);
  started.push(slack);
  return slack;
}

afterEach(async () => {
  await Promise.all(started.splice(0).map(slack => slack.close()));
});

/** Posts a message and requests an ephemeral reply from the app. */
async function greeting(slack: SlackEmulator, index: number): Promise<void> {
  const app = new RawApp(slack);
  const connection = await app.connect();
  connection.acknowledgeAll(({ type }) => (type === 'slash_commands' ? { text: `Hello from ${index}` } : undefined));
  const ann = slack.user('ann');
  await ann.say('general', `I am ${index}`);
  await ann.command('/hello');
  await ann.ephemeral(`Hello from ${index}`);
  if (index % 2 === 0) await slack.time.advance('1d');
  app.close();
}

describe('an emulator', () => {
  it('exposes its URLs and tokens', async () => {
    const slack = await start();

    expect(slack.apiUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/api\/$/);
    expect(slack.env).toEqual({
      SLACK_API_URL: slack.apiUrl,
      SLACK_APP_TOKEN: expect.stringMatching(/^xapp-/),
      SLACK_BOT_TOKEN: expect.stringMatching(/^xoxb-/),
    });
  });

  it('cancels all pending work when it closes', async () => {
    const slack = await start({ ackTimeoutMs: 60_000 });
    const app = new RawApp(slack);
    const connection = await app.connect();
    await Promise.all(Array.from({ length: 10 }, () => app.connect()));
    const unanswered = slack.user('ann').command('/deploy');
    const refreshed = slack.faults.refresh({ warning: true });
    const closed = once(connection.socket, 'close');

    await Promise.all([slack.close(), slack.close()]);

    expect((await unanswered).ack).toBeNull();
    await refreshed;
    await closed;
    expect(slack.connections).toEqual([]);
    await expect(fetch(slack.apiUrl)).rejects.toThrow('fetch failed');
  });

  it('shares no state with other emulators in the process', async () => {
    const all = await Promise.all(Array.from({ length: 20 }, () => start({ failOn: 'anything' })));
    const ports = new Set(all.map(({ apiUrl }) => apiUrl));
    const began = Date.now();

    await Promise.all(all.map((slack, index) => slack.story(() => greeting(slack, index), { timeoutMs: 20_000 })));

    expect(ports.size).toBe(20);
    for (const [index, slack] of all.entries()) {
      expect(slack.messages.map(({ text }) => text)).toEqual([`I am ${index}`, `Hello from ${index}`]);
      expect(slack.deliveries).toHaveLength(2);
      expect(slack.time.now.getTime() - began > 80_000_000).toBe(index % 2 === 0);
    }
    const [one, other] = all;
    one?.failures.expect('invalid_auth');
    const foreign = await new RawApp(one ?? (await start())).call('auth.test', {}, other?.botToken);
    expect(foreign.body.error).toBe('invalid_auth');
    expect(await Promise.all(all.map(slack => slack.close()))).toEqual(all.map(() => undefined));
  });

  it('rejects pending waits on close, with what happened instead', async () => {
    const slack = await start();
    const ann = slack.user('ann');
    await ann.say('general', 'Hello');
    const waiting = [
      [slack.channel('general').message('Bye'), 'a message matching "Bye" in #general', '┌─ @ann in #general'],
      [ann.modal(), 'a modal before ann', 'no modal'],
      [slack.waitFor('rain', () => undefined), 'rain', 'The end of the timeline:'],
    ] as const;
    const gone = slack.waitForConnections(0);

    await slack.close();

    for (const [wait, awaited, instead] of waiting) {
      const { message } = await wait.then(
        () => new Error('It came.'),
        (error: unknown) => (error instanceof Error ? error : new Error('It is no error.')),
      );
      expect(message).toContain(`The local Slack was closed before ${awaited} came.`);
      expect(message).toContain(instead);
    }
    expect(await gone).toEqual([]);
  });

  it('closes connections whose peer no longer responds', async () => {
    const slack = await start();
    const app = new RawApp(slack);
    const { socket } = await app.connect();
    socket.pause();

    await slack.close();

    expect(slack.connections).toEqual([]);
    app.close();
  });

  it('does not start on a port that is in use', async () => {
    const slack = await start();

    await expect(start({ port: Number(new URL(slack.apiUrl).port) })).rejects.toThrow('EADDRINUSE');
  });

  it('lists the existing names when a name is unknown', async () => {
    const slack = await start({ appName: 'helper' });

    expect(() => slack.user('dave')).toThrow('Nobody is called "dave". There are: ann, bob, carol.');
    expect(() => slack.app('other')).toThrow('No app "other" is installed. There are: helper.');
    expect(() => slack.channel('attic')).toThrow('No channel is called "attic". There are: general, random, support.');
    expect(() => slack.addApp('ann')).toThrow('has a "ann" already');
    expect(() => slack.addApp('helper')).toThrow('has a "helper" already');
    await expect(slack.user('ann').say('nowhere', 'hi')).rejects.toThrow(
      'ann is in no channel "nowhere": only members can write there. They are in: general,',
    );
    await expect(slack.user('ann').command('deploy')).rejects.toThrow('begins with a slash: "/deploy"');
    await expect(slack.user('ann').say('@dave', 'hi')).rejects.toThrow('Nobody is called "@dave"');
  });
});

describe('the options', () => {
  it('treat undefined as not given, so that callers can pass their own options on', async () => {
    const names = ['port', 'host', 'clock', 'lint', 'failOn', 'redeliveryDelaysMs', 'requestTimeoutMs', 'control'];
    const slack = await start(Object.fromEntries(names.map(name => [name, undefined])));

    await slack.user('ann').say('general', 'hi');

    expect(slack.apiUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+/);
    await expect(slack.close()).resolves.toBeUndefined();
  });

  it('reject unknown names and suggest the intended one', async () => {
    await expect(start(Object.fromEntries([['apName', 'x']]))).rejects.toThrow('did you mean "appName"?');
    await expect(start(Object.fromEntries([['failOn', ['deadlin']]]))).rejects.toThrow('There are: deadline, ');
  });
});

describe('waiting', () => {
  it('reports what was awaited and what happened instead', async () => {
    const slack = await start();
    await slack.user('ann').say('general', 'something else');

    await expect(slack.waitForMessage('expected', { timeoutMs: 20 })).rejects.toThrow(
      'Waited 20 ms for a message matching "expected", which did not come. Instead there was: "something else".',
    );
    await expect(slack.waitForMessage(/exp/, { timeoutMs: 20 })).rejects.toThrow('matching /exp/');
    await expect(slack.waitForAck(undefined, { timeoutMs: 20 })).rejects.toThrow('Instead there was: nothing.');
    await expect(slack.waitForApiCall('auth.test', { timeoutMs: 20 })).rejects.toThrow('a call of auth.test');
    await expect(slack.waitForView('ann', { timeoutMs: 20 })).rejects.toThrow('a view before ann');
    await expect(slack.waitForConnections(2, { timeoutMs: 20 })).rejects.toThrow('Instead there was: 0 connections.');
    await expect(slack.waitForDelivery('x', { timeoutMs: 20 })).rejects.toThrow('the end of delivery x');
    await expect(slack.waitFor('rain', () => undefined, { timeoutMs: 20 })).rejects.toThrow('for rain, which');
  });

  it('finds a message by text, regular expression or predicate', async () => {
    const slack = await start();
    const said = await slack.user('ann').say('general', 'number 42');

    expect(await slack.waitForMessage('42')).toBe(said);
    expect(await slack.waitForMessage(/\d+/g)).toBe(said);
    expect(await slack.waitForMessage(message => message.user === slack.user('ann').id)).toBe(said);
  });
});

describe('history', () => {
  it('keeps the newest entries up to the limit', async () => {
    const slack = await start({ historyLimit: 2 });
    const app = new RawApp(slack);
    const connection = await app.connect();
    connection.acknowledgeAll();

    for (const text of ['one', 'two', 'three']) await slack.user('ann').command('/deploy', text);

    expect(slack.acks).toHaveLength(2);
    expect(slack.deliveries).toMatchObject([{ payload: { text: 'two' } }, { payload: { text: 'three' } }]);
    app.close();
  });
});

describe('a listener', () => {
  it('is called for each exchange until it is removed', async () => {
    const slack = await start();
    const app = new RawApp(slack);
    const heard: string[] = [];
    slack.on('connection', ({ state }) => heard.push(`connection ${state}`));
    slack.on('api_call', ({ method }) => heard.push(`call ${method}`));
    slack.on('envelope', ({ type }) => heard.push(`envelope ${type}`));
    const stop = slack.on('ack', ({ status }) => heard.push(`ack ${status}`));
    slack.on('message', ({ text }) => heard.push(`message ${text}`));
    slack.on('problem', ({ kind }) => heard.push(`problem ${kind}`));

    const connection = await app.connect();
    connection.acknowledgeAll({ text: 'ok' });
    await slack.user('ann').command('/deploy');
    stop();
    connection.acknowledgeAll('not an object');
    await slack.user('ann').command('/deploy');

    expect(heard).toEqual([
      'call apps.connections.open',
      'connection open',
      'envelope slash_commands',
      'ack in_time',
      'message ok',
      'envelope slash_commands',
      'problem invalid_answer',
    ]);
    app.close();
  });
});
