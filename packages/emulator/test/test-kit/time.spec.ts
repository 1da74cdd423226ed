import { performance } from 'node:perf_hooks';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import * as fc from 'fast-check';
import { SlackEmulator, type Person } from '../../src/index.js';
import { objectAt, stringAt, type JsonObject } from '../../src/json.js';
import { ControlledClock } from '../../src/time/controlled-clock.js';
import { Timers } from '../../src/time/timers.js';
import { RawApp, type RawConnection } from '../support/raw-app.js';

let slack: SlackEmulator;
let app: RawApp;
let ann: Person;
let connection: RawConnection;

beforeEach(async () => {
  slack = await SlackEmulator.start();
  app = new RawApp(slack);
  connection = await app.connect();
  ann = slack.user('ann');
});

afterEach(async () => {
  app.close();
  await slack.close();
});

const NO_PATIENCE = { patienceMs: 1 };
const payloadAt = (index: number): JsonObject => objectAt(connection.envelopes.at(index) ?? {}, 'payload') ?? {};
const aPayload = (): Promise<JsonObject> => slack.waitFor('a payload', () => connection.envelopes[0]);

describe('advancing the time', () => {
  it('expires an ack deadline', async () => {
    slack.time.freeze();
    const acting = ann.command('/slow');
    await aPayload();

    for (const by of [0.1, 0.2, 2998.7]) await slack.time.advance(by);
    expect(slack.deliveries.at(-1)?.attempts.at(-1)?.outcome).toBe('waiting');
    await slack.time.advance(1);

    expect((await acting).problem).toContain('operation_timeout');
  });

  it('sends each redelivery at its own time until Slack gives up', async () => {
    slack.time.freeze();
    await ann.say('general', 'Hello');
    const beganAt = slack.time.now.getTime();

    await slack.time.advance('7m', NO_PATIENCE);

    const [delivery] = slack.deliveries;
    expect(delivery?.status).toBe('failed');
    const seconds = delivery?.attempts.map(({ at, retryAttempt }) => [retryAttempt, (at - beganAt) / 1000]);
    expect(seconds).toEqual([
      [0, 0],
      [1, 3],
      [2, 66],
      [3, 369],
    ]);
    expect(slack.time.now.getTime() - beganAt).toBe(420_000);
  });

  it('gives the app real time to ack the resulting envelopes', async () => {
    await ann.say('general', 'Hello');
    await aPayload();
    // An app that works asynchronously before it acks.
    connection.socket.on('message', () =>
      setTimeout(() => connection.acknowledge(connection.envelopes.at(-1) ?? {}), 30),
    );

    await slack.time.advance('1h', { patienceMs: 5000 });

    expect(slack.deliveries[0]).toMatchObject({
      status: 'acked',
      attempts: [{ outcome: 'timeout' }, { outcome: 'acked' }],
    });
  });

  it('counts towards the latency of an ack', async () => {
    slack.time.freeze();
    const acting = ann.command('/slow');
    const envelope = await aPayload();
    await slack.time.advance('2s');
    connection.acknowledge(envelope);

    const { ack } = await acting;
    expect(ack?.status).toBe('in_time');
    expect(ack?.latencyMs).toBeCloseTo(2000);
  });

  it('expires triggers and response URLs', async () => {
    connection.acknowledgeAll();
    await ann.command('/late');
    const { trigger_id } = payloadAt(0);
    const response_url = stringAt(payloadAt(0), 'response_url') ?? '';
    const view = { type: 'modal', title: { type: 'plain_text', text: 'Late' }, blocks: [] };

    await slack.time.advance('3s');
    expect((await app.call('views.open', { trigger_id, view })).body.error).toBe('expired_trigger_id');
    await slack.time.advance('30m');
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(response_url, { method: 'POST', headers, body: '{"text":"Late"}' });
    expect(await answer.text()).toContain('expired_url');
  });

  it('expires tokens, streams and statuses', async () => {
    connection.acknowledgeAll();
    const pane = await ann.openAssistant();
    const { channel, ts: thread_ts } = pane.thread;
    await app.call('assistant.threads.setStatus', { channel_id: channel, thread_ts, status: 'is thinking' });
    await ann.runFunction('provision');
    const token =
      stringAt(payloadAt(-1), 'bot_access_token') ??
      stringAt(objectAt(payloadAt(-1), 'event') ?? {}, 'bot_access_token') ??
      '';
    const { body } = await app.call('chat.startStream', { channel, thread_ts, markdown_text: 'Once' });
    await app.call('assistant.threads.setStatus', { channel_id: channel, thread_ts, status: 'is thinking' });
    expect(pane.thread.status).toBe('is thinking');

    await slack.time.advance('2m');
    expect(pane.thread.status).toBe('');
    await slack.time.advance('3m');
    const append = await app.call('chat.appendStream', { channel, ts: body.ts, markdown_text: ' upon' });
    expect(append.body.error).toBe('message_not_in_streaming_state');
    await slack.time.advance('10m');
    expect((await app.call('auth.test', {}, token)).body.error).toBe('token_expired');
  });

  it('refreshes connections that reach their lifetime', async () => {
    await slack.time.advance('5h');
    expect(slack.connections).toHaveLength(1);

    await slack.time.advance('2m');

    await slack.waitForConnections(0);
    expect(connection.frames.at(-1)).toMatchObject({ type: 'disconnect', reason: 'refresh_requested' });
  });

  it('posts scheduled messages', async () => {
    const post_at = Math.trunc(slack.time.now.getTime() / 1000) + 3600;
    await app.call('chat.scheduleMessage', { channel: 'general', text: 'Good morning', post_at });

    await slack.time.advance('59m');
    expect(slack.messages).toEqual([]);
    await slack.time.advance('1m');

    expect(slack.messages).toMatchObject([{ text: 'Good morning' }]);
  });

  it('runs concurrent calls in order and records them in the timeline', async () => {
    slack.time.freeze();
    const before = slack.time.now.getTime();
    await ann.say('general', 'Hello');

    await Promise.all([slack.time.advance('1h', NO_PATIENCE), slack.time.advance('1d')]);

    expect(slack.time.now.getTime() - before).toBe(25 * 3_600_000);
    const told = slack.timeline.entries.filter(({ kind }) => kind === 'time').map(({ text }) => text);
    expect(told).toEqual(['time is frozen', 'time is advanced by 3600000 ms', 'time is advanced by 86400000 ms']);
  });

  it('affects only one local Slack', async () => {
    await using other = await SlackEmulator.start();

    await slack.time.advance('1d');

    expect(slack.time.now.getTime() - other.time.now.getTime()).toBeGreaterThan(86_000_000);
  });

  it.each<[number]>([[-1], [NaN], [Infinity]])('rejects %d', async by => {
    await expect(slack.time.advance(by)).rejects.toThrow("say milliseconds, or such as '3s' or '5m'");
  });
});

describe('frozen time', () => {
  it.each(['freeze', 'resume'] as const)(
    'follows the last call when %s is called while the time advances',
    async verb => {
      if (verb === 'resume') slack.time.freeze();
      await ann.say('general', 'Hello');
      await aPayload();
      const before = slack.time.now.getTime();

      const heard: number[] = [];
      slack.on('envelope', () => {
        heard.push(slack.time.now.getTime() - before);
        slack.time[verb]();
      });
      await slack.time.advance('1m', NO_PATIENCE);

      expect(heard).toHaveLength(1);
      expect(heard[0]).toBeLessThan(60_000);

      expect(slack.time.isFrozen).toBe(verb === 'freeze');
      const then = slack.time.now.getTime();
      expect(then - before).toBeGreaterThanOrEqual(60_000);
      const later = (): true | undefined => (slack.time.now.getTime() > then ? true : undefined);
      const goesOn = slack
        .waitFor('time to go on', later, { timeoutMs: verb === 'resume' ? 4000 : 20 })
        .catch(() => false);
      expect(await goesOn).toBe(verb === 'resume');
    },
  );

  it('stands still, and fires no timers until it is advanced or resumed', async () => {
    slack.time.freeze();
    const before = slack.time.now;
    const { ts } = await ann.say('general', 'Hello');
    await aPayload();

    await expect(slack.waitFor('a retry', () => connection.envelopes[1], { timeoutMs: 50 })).rejects.toThrow('a retry');
    expect(slack.time.isFrozen).toBe(true);
    expect(slack.time.now).toEqual(before);
    expect(Math.trunc(Number(ts) * 1000)).toBe(before.getTime());

    await slack.time.advance('3s', NO_PATIENCE);
    expect(slack.time.now.getTime()).toBe(before.getTime() + 3000);
    expect(slack.deliveries[0]?.attempts).toHaveLength(2);
    slack.time.resume();
    await slack.waitFor('time to go on', () => (slack.time.now.getTime() > before.getTime() + 3000 ? true : undefined));
    expect(slack.time.now.getTime()).toBeLessThan(before.getTime() + 10_000);
  });

  it('fires overdue timers when it is resumed', async () => {
    await using brief = await SlackEmulator.start({ ackTimeoutMs: 10 });
    await new RawApp(brief).connect();
    brief.time.freeze();
    const acting = brief.user('ann').command('/slow');

    brief.time.resume();

    expect((await acting).problem).toContain('operation_timeout');
  });
});

describe('timers', () => {
  it('fire once when they are released without being held, and not after they are cancelled', async () => {
    const timers = new Timers(new ControlledClock({ now: () => Date.now() }));
    const fired: string[] = [];
    const cancel = timers.after(5, () => fired.push('cancelled'));
    timers.release();
    cancel();
    await timers.pause(10);
    timers.end();

    expect(fired).toEqual([]);
  });

  it('fire once all their time has passed, for any step size and any start', () => {
    const moments = fc.integer({ min: 1, max: 2_000_000_000 }).map(halves => halves / 2000);
    const steps = fc.array(fc.integer({ min: 1, max: 99_999 }), { minLength: 2 });
    fc.assert(
      fc.property(moments, steps, (moment, micros) => {
        jest.spyOn(performance, 'now').mockReturnValue(moment);
        const clock = new ControlledClock({ now: () => 0 });
        clock.hold();
        jest.restoreAllMocks();
        const timers = new Timers(clock);
        timers.after(micros.reduce((sum, each) => sum + each, 0) / 1000, () => undefined);
        for (const each of micros) clock.move(each / 1000);
        expect(timers.nextDueBy(clock.elapsed())).toBe(clock.elapsed());
        timers.end();
      }),
    );
  });

  it('fire in order of due time, then of creation, including timers set by timers', () => {
    const delays = fc.array(fc.record({ ms: fc.nat(50), next: fc.option(fc.nat(50)) }));
    fc.assert(
      fc.property(delays, fc.nat(120), (asked, untilMs) => {
        const clock = new ControlledClock({ now: () => 0 });
        clock.hold();
        const timers = new Timers(clock);
        const began = clock.elapsed();
        const since = (): number => Math.round(clock.elapsed() - began);
        const fired: { readonly at: number; readonly due: number }[] = [];
        const ask = (ms: number, next: number | null): void => {
          const due = since() + ms;
          timers.after(ms, () => {
            fired.push({ at: since(), due });
            if (next !== null) ask(next, null);
          });
        };
        for (const { ms, next } of asked) ask(ms, next);
        for (let due = timers.nextDueBy(began + untilMs); due !== undefined; due = timers.nextDueBy(began + untilMs)) {
          clock.move(Math.max(0, due - clock.elapsed()));
          timers.fireNext();
        }
        timers.end();
        expect(fired.map(({ at }) => at)).toEqual(fired.map(({ due }) => due));
        expect(fired.map(({ at }) => at)).toEqual(fired.map(({ at }) => at).toSorted((one, other) => one - other));
        expect(fired.length).toBeGreaterThanOrEqual(asked.filter(({ ms }) => ms <= untilMs).length);
      }),
    );
  });
});
