import { describe, expect, it } from '@jest/globals';
import { waitFor } from '../connection/wait-for.js';
import { LocalSlack } from '../connection/local-slack.js';
import type { RecordingListener } from '../connection/recording-listener.js';
import { ScriptedSlackFixture } from '../connection/scripted-slack-fixture.js';
import {
  respondWithJson,
  respondWithUrl,
  disconnect,
  hello,
  type ScriptedSlack,
} from '../connection/scripted-slack.js';

const slack = new LocalSlack();
const stage = new ScriptedSlackFixture();

const inTwoMinutes = (): string => new Date(Date.now() + 120_000).toUTCString();

/** Refuses the first upgrade with a Retry-After. */
const upgradeRefused = (retryAfter: string) => (_request: unknown, stream: NodeJS.WritableStream, number: number) => {
  if (number > 1) return false;
  stream.end(`HTTP/1.1 429 Too Many Requests\r\nRetry-After: ${retryAfter}\r\nContent-Length: 0\r\n\r\n`);
  return true;
};

const firstFailure = async (listener: RecordingListener) =>
  waitFor('a failed attempt', () => listener.getEvents('retrying')[0]);

/** The time between the first two calls of `apps.connections.open`. */
function secondCallAfterMs({ calls }: ScriptedSlack): number {
  const [first = 0, second = 0] = calls.map(({ at }) => at);
  return second - first;
}

describe('apps.connections.open', () => {
  it.each([
    ['an internal error', { error: 'internal_error' }],
    ['a code that nobody has heard of', { error: 'the_moon_is_blue' }],
    ['HTTP 500', { status: 500 }],
    ['HTTP 503', { status: 503 }],
    ['ratelimited, with no word on how long to wait', { error: 'ratelimited' }],
    ['HTTP 429, with no word on how long to wait', { status: 429 }],
  ])('is retried after %s, and the start waits for it', async (_name, refusal) => {
    const { connections, listener } = slack.prepare({ connections: 1 });
    slack.emulator.faults.refuseNextOpens(2, refusal);
    await connections.start();
    expect(slack.openCallCount).toBe(3);
    expect(listener.getEvents('retrying')).toHaveLength(2);
    expect(listener.statuses).toEqual(['connecting', 'connected']);
  });

  it.each([
    ['a page that is not JSON', 200, '<html>', 'HTTP 200 without JSON'],
    ["a gateway's page", 502, '<html>', 'HTTP 502 without JSON'],
    ['JSON that is no object', 200, 'null', 'HTTP 200 without JSON'],
    ['no URL', 200, '{"ok":true}', 'without a usable WebSocket URL'],
    ['a URL of another kind', 200, '{"ok":true,"url":"ftp://127.0.0.1/"}', 'without a usable WebSocket URL'],
  ])('is retried and reported after %s', async (_name, status, text, error) => {
    const { connections, listener } = await stage.prepare({
      open: (response, call, url) =>
        call === 1 ? response.writeHead(status).end(text) : respondWithUrl(response, call, url),
    });
    await connections.start();
    expect(listener.getEvents('retrying')[0]?.failure).toMatchObject({ kind: 'url_refused', error });
  });

  it('does not follow a redirect, which could send the token elsewhere', async () => {
    const { connections, slack: scripted } = await stage.prepare({
      open: (response, call, url) =>
        call === 1
          ? respondWithJson(response, {}, 302, { location: '/elsewhere' })
          : respondWithUrl(response, call, url),
    });
    await connections.start();
    expect(scripted.calls.map(({ request }) => request.url)).toEqual(Array(2).fill('/api/apps.connections.open'));
  });

  it('times out when it hangs, and is retried', async () => {
    const { connections, listener } = await stage.prepare(
      { open: (response, call, url) => call > 1 && respondWithUrl(response, call, url) },
      { limits: { urlMs: 40 } },
    );
    await connections.start();
    expect((await firstFailure(listener)).failure).toEqual({ kind: 'timed_out', wait: 'url', limitMs: 40 });
  });
});

describe('an upgrade', () => {
  it.each([404, 408, 409, 429, 500, 503])('refused with %i is retried later with a new URL', async status => {
    const { connections, listener } = slack.prepare({ connections: 1, random: () => 0.5 });
    slack.emulator.faults.rejectUpgrades(2, status);
    await connections.start();
    expect(slack.openCallCount).toBe(3);
    expect(listener.getEvents('retrying')).toMatchObject([
      { failure: { kind: 'upgrade_refused', status }, retryInMs: 5 },
      { failure: { kind: 'upgrade_refused', status }, retryInMs: 10 },
    ]);
  });
});

describe('a Retry-After', () => {
  it('in seconds delays every connection of the app', async () => {
    const { connections, slack: scripted } = await stage.prepare(
      {
        open: (response, call, url) =>
          call === 1
            ? respondWithJson(response, { ok: false, error: 'ratelimited' }, 429, { 'retry-after': '0.2' })
            : respondWithUrl(response, call, url),
      },
      { connections: 3 },
    );
    await connections.start();
    expect(secondCallAfterMs(scripted)).toBeGreaterThanOrEqual(199);
  });

  it('as a date is respected', async () => {
    const { connections, listener } = await stage.prepare({
      open: (response, call, url) =>
        call === 1
          ? respondWithJson(response, {}, 503, { 'retry-after': inTwoMinutes() })
          : respondWithUrl(response, call, url),
    });
    void connections.start();
    const { retryInMs } = await firstFailure(listener);
    expect(retryInMs).toBeGreaterThan(110_000);
    expect(retryInMs).toBeLessThan(121_000);
  });

  it('of a refused upgrade is respected in seconds', async () => {
    const { connections, slack: scripted } = await stage.prepare({ upgrade: upgradeRefused('0.2') });
    await connections.start();
    expect(secondCallAfterMs(scripted)).toBeGreaterThanOrEqual(199);
  });

  it('of a refused upgrade is respected as a date', async () => {
    const { connections, listener } = await stage.prepare({ upgrade: upgradeRefused(inTwoMinutes()) });
    void connections.start();
    const { retryInMs } = await firstFailure(listener);
    expect(retryInMs).toBeGreaterThan(110_000);
    expect(retryInMs).toBeLessThan(121_000);
  });
});

describe('connections that all fail', () => {
  // So long that a slow machine alone cannot reach it.
  const openEveryMs = 800;

  it('are limited to twenty attempts at once, and then one at a time', async () => {
    const { connections, slack: scripted } = await stage.prepare(
      { open: response => respondWithJson(response, { ok: false, error: 'internal_error' }) },
      { connections: 10, backOff: { baseMs: 1, capMs: 1, openEveryMs } },
    );
    const startedAt = performance.now();
    void connections.start();
    await waitFor('more than what is allowed at once', () => scripted.calls.length > 21);
    for (const [index, { at }] of scripted.calls.entries()) {
      expect(at - startedAt).toBeGreaterThanOrEqual((index - 19) * openEveryMs);
    }
  });

  it('are also limited when they break as soon as they are ready', async () => {
    const { connections, slack: scripted } = await stage.prepare(
      {
        socket: socket => {
          socket.send(hello());
          socket.terminate();
        },
      },
      { connections: 10, backOff: { baseMs: 1, capMs: 1, healthyAfterMs: 1, openEveryMs } },
    );
    const startedAt = performance.now();
    void connections.start();
    await waitFor('more than what is allowed at once', () => scripted.calls.length > 21);
    for (const [index, { at }] of scripted.calls.entries()) {
      expect(at - startedAt).toBeGreaterThanOrEqual((index - 19) * openEveryMs);
    }
  });

  it('back off for a random time that grows with their own failures only', async () => {
    const chances = [0.1, 0.9, 0.3];
    let taken = 0;
    const { connections, listener } = await stage.prepare(
      { open: response => respondWithJson(response, { ok: false, error: 'internal_error' }) },
      {
        connections: 2,
        backOff: { baseMs: 100, capMs: 60_000 },
        random: () => chances[taken++] ?? 0.5,
      },
    );
    void connections.start();
    await waitFor('a second failure', () => listener.getEvents('retrying').length > 2);
    const waits = listener.getEvents('retrying').map(({ connection, retryInMs }) => [connection, retryInMs]);
    expect(waits.slice(0, 3)).toEqual([
      [1, 10],
      [2, 90],
      [1, 60],
    ]);
  });

  it('have enough attempts to start ten and refresh all of them at once', async () => {
    const {
      connections,
      listener,
      slack: scripted,
    } = await stage.prepare({}, { connections: 10, backOff: { openEveryMs: 60_000 } });
    await connections.start();
    await waitFor('all to be ready', () => listener.getEvents('ready').length === 10);
    for (const socket of scripted.sockets.slice()) socket.send(disconnect('refresh_requested'));
    await waitFor('all to be renewed', () => listener.getEvents('renewed').length === 10);
    expect(scripted.calls).toHaveLength(20);
  });

  it('can be closed while they wait for the rate limit', async () => {
    const { connections, slack: scripted } = await stage.prepare(
      { open: response => respondWithJson(response, { ok: false, error: 'internal_error' }) },
      { connections: 10, backOff: { baseMs: 1, capMs: 1, openEveryMs: 60_000 } },
    );
    const started = connections.start();
    started.catch(() => {});
    await waitFor('all that is allowed at once', () => scripted.calls.length === 20);
    await connections.close();
    expect(connections.status).toBe('stopped');
    expect(scripted.calls).toHaveLength(20);
  });
});

describe('a connection that breaks as soon as it is ready', () => {
  it('is opened at growing intervals, until it stays healthy for a while', async () => {
    const backOff = { baseMs: 10, capMs: 25, healthyAfterMs: 300 };
    const {
      connections,
      listener,
      slack: scripted,
    } = await stage.prepare(
      {
        socket: (socket, number) => {
          socket.send(hello());
          if (number <= 4) socket.terminate();
        },
      },
      { backOff, random: () => 0.5 },
    );
    const waits = (): unknown[] => listener.getEvents('lost').map(({ retryInMs }) => retryInMs);
    await connections.start();
    await waitFor('the fifth socket', () => listener.getEvents('ready').length === 5, waits);
    expect(waits()).toEqual([5, 10, 13, 13]);

    const readyAt = performance.now();
    await waitFor('its health', () => performance.now() - readyAt > backOff.healthyAfterMs);
    scripted.sockets[4]?.terminate();
    await waitFor('the sixth socket', () => listener.getEvents('ready').length === 6, waits);
    expect(waits().at(-1)).toBe(0);
  });
});

describe('a URL', () => {
  it('is used once, even if its socket fails', async () => {
    const {
      connections,
      listener,
      slack: scripted,
    } = await stage.prepare(
      {
        upgrade: (_request, stream, number) => {
          if (number === 1) stream.end('HTTP/1.1 409 Conflict\r\nContent-Length: 0\r\n\r\n');
          if (number === 2) stream.destroy();
          return number <= 2;
        },
        socket: (socket, number) => {
          if (number === 2) socket.send(disconnect('too_many_websockets'));
          if (number > 2) socket.send(hello());
        },
      },
      { limits: { helloMs: 100 } },
    );
    await connections.start();
    scripted.sockets.at(-1)?.terminate();
    await waitFor('the connection after a loss', () => listener.getEvents('ready').length === 2);
    scripted.sockets.at(-1)?.send(disconnect('refresh_requested'));
    await waitFor('a renewal', () => listener.getEvents('renewed').length === 1);
    expect(scripted.upgradeUrls).toHaveLength(7);
    expect(new Set(scripted.upgradeUrls).size).toBe(7);
    expect(scripted.calls).toHaveLength(7);
  });
});
