import { once } from 'node:events';
import { request } from 'node:http';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { SlackEmulator, type SlackEmulatorOptions } from '../../src/index.js';
import { objectAt, objectsAt, stringAt, type JsonObject } from '../../src/json.js';
import { LiveLines } from '../support/live-stream-reader.js';

const started: SlackEmulator[] = [];

async function start(options: SlackEmulatorOptions = {}): Promise<SlackEmulator> {
  const slack = await SlackEmulator.start({ control: true, ...options });
  started.push(slack);
  return slack;
}

afterEach(async () => {
  jest.useRealTimers();
  await Promise.all(started.splice(0).map(slack => slack.close()));
});

const saying =
  (text: string) =>
  (change: JsonObject): boolean =>
    stringAt(objectAt(change, 'message') ?? {}, 'text') === text;

describe('a reader of the live stream', () => {
  it('is told all anew when it did not keep up, and after a reset', async () => {
    const slack = await start();
    const ann = slack.user('ann');
    const long = 'x'.repeat(40_000);
    for (let count = 0; count < 120; count += 1) await ann.say(count % 2 ? 'general' : 'random', long);
    const slow = await LiveLines.open(slack);
    const quick = await LiveLines.open(slack);
    await quick.state();
    // Each is more than half of what is kept for a reader; some more are on their way to one.
    for (const isFrozen of [true, false, true, false, true, false]) {
      for (let count = 0; count < 3000; count += 1) slack.time.freeze();
      if (!isFrozen) slack.time.resume();
      await quick.change('time', change => objectAt(change, 'time')?.isFrozen === isFrozen);
    }
    await ann.say('support', 'more');
    await quick.change('message', saying('more'));

    expect(objectsAt(await slow.state(), 'messages')).toHaveLength(120);
    expect(objectsAt(await slow.state(), 'messages')).toHaveLength(121);
    await slack.reset();
    expect(objectsAt(await quick.state(), 'messages')).toEqual([]);
    expect(objectsAt(await slow.state(), 'messages')).toEqual([]);
    await slack.user('ann').say('general', 'after');
    await slow.change('message', saying('after'));
    slow.leave();
    quick.leave();
  });

  it('hears now and then that the line stands, and leaves nothing behind', async () => {
    jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask', 'performance', 'Date'] });
    const slack = await start();
    const lines = await LiveLines.open(slack);
    await lines.state();
    expect(jest.getTimerCount()).toBe(1);
    jest.advanceTimersByTime(15_000);
    expect(await lines.next()).toEqual({ alive: true });
    for (const text of ['Lunch?', 'Where?']) {
      jest.advanceTimersByTime(10_000);
      await slack.user('ann').say('general', text);
      expect(jest.getTimerCount()).toBe(2);
      jest.advanceTimersByTime(30);
      for (let said = ''; !said.includes(text); said = JSON.stringify(await lines.next())) {
        expect(said).not.toContain('alive');
      }
    }
    await slack.user('ann').say('general', 'Here');
    const closed = slack.waitFor('no timers', () => (jest.getTimerCount() === 0 ? true : undefined));
    lines.leave();

    expect(await closed).toBe(true);
    await slack.user('ann').say('general', 'Nobody hears');
    expect(jest.getTimerCount()).toBe(0);
  });

  it('is nobody who asks for its head alone', async () => {
    jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask', 'performance', 'Date'] });
    const slack = await start();
    for (const path of ['live', 'events']) {
      const asked = request(slack.controlUrl + path, { method: 'HEAD', agent: false });
      const answered = once(asked, 'close');
      asked.on('response', response => response.resume()).end();
      await answered;
    }

    expect(jest.getTimerCount()).toBe(0);
  });

  it('needs the key, and comes to an end with the emulator', async () => {
    const slack = await start({ control: { key: 'sesame' } });
    const refused = await LiveLines.open(slack);
    expect(refused.response.statusCode).toBe(401);
    refused.leave();
    const lines = await LiveLines.open(slack, { authorization: 'Bearer sesame' });
    await lines.state();
    const end = lines.next().catch(() => undefined);
    await slack.close();

    expect(await end).toBeUndefined();
  });
});

describe('server-sent events', () => {
  it('tell what happens, as it happens, and to who comes back what was missed', async () => {
    const slack = await start();
    const end = new AbortController();
    const response = await fetch(`${slack.controlUrl}events`, { signal: end.signal });
    expect(response.headers.get('content-type')).toBe('text/event-stream');
    let heard = '';
    let reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    const hear = async (what: string): Promise<void> => {
      while (!heard.includes(what)) heard += (await reader?.read())?.value ?? '';
    };
    await hear('event: ready');
    await slack.user('ann').say('general', 'Live now');
    await hear('Live now');
    expect(heard).toMatch(/event: message\ndata: {.*Live now/);
    end.abort();

    const last = slack.timeline.entries.at(-2)?.id ?? 0;
    const back = new AbortController();
    const headers = { 'last-event-id': String(last) };
    const again = await fetch(`${slack.controlUrl}events`, { headers, signal: back.signal });
    reader = again.body?.pipeThrough(new TextDecoderStream()).getReader();
    heard = '';
    await hear(`id: ${last + 1}\n`);
    expect(heard).not.toContain(`id: ${last}\n`);
    back.abort();
  });
});
