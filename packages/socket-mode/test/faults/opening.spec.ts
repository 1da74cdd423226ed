import { describe, expect, it } from '@jest/globals';
import { eventually } from '../connection/eventually.js';
import { LocalSlack } from '../connection/local-slack.js';
import type { RecordingListener } from '../connection/recording-listener.js';
import { ScriptedStage } from '../connection/scripted-stage.js';
import { answer, answerWithUrl, disconnect, hello, type ScriptedSlack } from '../connection/scripted-slack.js';

const slack = new LocalSlack();
const stage = new ScriptedStage();

const inTwoMinutes = (): string => new Date(Date.now() + 120_000).toUTCString();

/** Refuses the first upgrade, and says how long to wait. */
const upgradeRefused = (retryAfter: string) => (_request: unknown, stream: NodeJS.WritableStream, number: number) => {
  if (number > 1) return false;
  stream.end(`HTTP/1.1 429 Too Many Requests\r\nRetry-After: ${retryAfter}\r\nContent-Length: 0\r\n\r\n`);
  return true;
};

/** The first failed attempt. */
const firstFailure = async (listener: RecordingListener) =>
  eventually('a failed attempt', () => listener.noticed('retrying')[0]);

/** How long after the first call of `apps.connections.open` the second came. */
function secondCallAfterMs({ calls }: ScriptedSlack): number {
  const [first = 0, second = 0] = calls.map(({ at }) => at);
  return second - first;
}

describe('a call of apps.connections.open', () => {
  it.each([
    ['an internal error', { error: 'internal_error' }],
    ['a code that nobody has heard of', { error: 'the_moon_is_blue' }],
    ['HTTP 500', { status: 500 }],
    ['HTTP 503', { status: 503 }],
    ['ratelimited, with no word on how long to wait', { error: 'ratelimited' }],
    ['HTTP 429, with no word on how long to wait', { status: 429 }],
  ])('that is answered with %s is made again, and the start waits for it', async (_name, refusal) => {
    const { connections, listener } = slack.prepare({ connections: 1 });
    slack.emulator.faults.refuseNextOpens(2, refusal);
    await connections.start();
    expect(slack.opens).toBe(3);
    expect(listener.noticed('retrying')).toHaveLength(2);
    expect(listener.statuses).toEqual(['connecting', 'connected']);
  });

  it.each([
    ['a page that is not JSON', 200, '<html>', 'HTTP 200 without JSON'],
    ["a gateway's page", 502, '<html>', 'HTTP 502 without JSON'],
    ['JSON that is no object', 200, 'null', 'HTTP 200 without JSON'],
    ['no URL', 200, '{"ok":true}', 'without a usable WebSocket URL'],
    ['a URL of another kind', 200, '{"ok":true,"url":"ftp://127.0.0.1/"}', 'without a usable WebSocket URL'],
  ])('that is answered with %s is made again, and told', async (_name, status, text, error) => {
    const { connections, listener } = await stage.set({
      open: (response, call, url) =>
        call === 1 ? response.writeHead(status).end(text) : answerWithUrl(response, call, url),
    });
    await connections.start();
    expect(listener.noticed('retrying')[0]?.failure).toMatchObject({ kind: 'url_refused', error });
  });

  it('that is redirected is not followed: it could carry the token elsewhere', async () => {
    const { connections, slack: scripted } = await stage.set({
      open: (response, call, url) =>
        call === 1 ? answer(response, {}, 302, { location: '/elsewhere' }) : answerWithUrl(response, call, url),
    });
    await connections.start();
    expect(scripted.calls.map(({ request }) => request.url)).toEqual(Array(2).fill('/api/apps.connections.open'));
  });

  it('that hangs is given up after its limit, and made again', async () => {
    const { connections, listener } = await stage.set(
      { open: (response, call, url) => call > 1 && answerWithUrl(response, call, url) },
      { limits: { urlMs: 40 } },
    );
    await connections.start();
    expect((await firstFailure(listener)).failure).toEqual({ kind: 'timed_out', wait: 'url', limitMs: 40 });
  });
});

describe('an upgrade', () => {
  it.each([404, 408, 409, 429, 500, 503])(
    'refused with %i is tried again with a fresh URL, after a while',
    async status => {
      const { connections, listener } = slack.prepare({ connections: 1, random: () => 0.5 });
      slack.emulator.faults.rejectUpgrades(2, status);
      await connections.start();
      expect(slack.opens).toBe(3);
      expect(listener.noticed('retrying')).toMatchObject([
        { failure: { kind: 'upgrade_refused', status }, retryInMs: 5 },
        { failure: { kind: 'upgrade_refused', status }, retryInMs: 10 },
      ]);
    },
  );
});

describe('a Retry-After', () => {
  it('in seconds is obeyed by every connection of the app', async () => {
    const { connections, slack: scripted } = await stage.set(
      {
        open: (response, call, url) =>
          call === 1
            ? answer(response, { ok: false, error: 'ratelimited' }, 429, { 'retry-after': '0.2' })
            : answerWithUrl(response, call, url),
      },
      { connections: 3 },
    );
    await connections.start();
    expect(secondCallAfterMs(scripted)).toBeGreaterThanOrEqual(199);
  });

  it('as a date is obeyed', async () => {
    const { connections, listener } = await stage.set({
      open: (response, call, url) =>
        call === 1 ? answer(response, {}, 503, { 'retry-after': inTwoMinutes() }) : answerWithUrl(response, call, url),
    });
    void connections.start();
    const { retryInMs } = await firstFailure(listener);
    expect(retryInMs).toBeGreaterThan(110_000);
    expect(retryInMs).toBeLessThan(121_000);
  });

  it('of a refused upgrade is obeyed, in seconds', async () => {
    const { connections, slack: scripted } = await stage.set({ upgrade: upgradeRefused('0.2') });
    await connections.start();
    expect(secondCallAfterMs(scripted)).toBeGreaterThanOrEqual(199);
  });

  it('of a refused upgrade is obeyed, as a date', async () => {
    const { connections, listener } = await stage.set({ upgrade: upgradeRefused(inTwoMinutes()) });
    void connections.start();
    const { retryInMs } = await firstFailure(listener);
    expect(retryInMs).toBeGreaterThan(110_000);
    expect(retryInMs).toBeLessThan(121_000);
  });
});

describe('connections that all fail', () => {
  // So long that a busy machine can't keep it by being slow.
  const openEveryMs = 800;

  it('make no storm: twenty openings at once, and then one at a time', async () => {
    const { connections, slack: scripted } = await stage.set(
      { open: response => answer(response, { ok: false, error: 'internal_error' }) },
      { connections: 10, backOff: { baseMs: 1, capMs: 1, openEveryMs } },
    );
    const startedAt = performance.now();
    void connections.start();
    await eventually('more than what is allowed at once', () => scripted.calls.length > 21);
    for (const [index, { at }] of scripted.calls.entries()) {
      expect(at - startedAt).toBeGreaterThanOrEqual((index - 19) * openEveryMs);
    }
  });

  it('make no storm by breaking as soon as they are ready either', async () => {
    const { connections, slack: scripted } = await stage.set(
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
    await eventually('more than what is allowed at once', () => scripted.calls.length > 21);
    for (const [index, { at }] of scripted.calls.entries()) {
      expect(at - startedAt).toBeGreaterThanOrEqual((index - 19) * openEveryMs);
    }
  });

  it('wait a time of chance each, which grows with its failures alone', async () => {
    const chances = [0.1, 0.9, 0.3];
    let taken = 0;
    const { connections, listener } = await stage.set(
      { open: response => answer(response, { ok: false, error: 'internal_error' }) },
      {
        connections: 2,
        backOff: { baseMs: 100, capMs: 60_000 },
        random: () => chances[taken++] ?? 0.5,
      },
    );
    void connections.start();
    await eventually('a second failure', () => listener.noticed('retrying').length > 2);
    const waits = listener.noticed('retrying').map(({ connection, retryInMs }) => [connection, retryInMs]);
    expect(waits.slice(0, 3)).toEqual([
      [1, 10],
      [2, 90],
      [1, 60],
    ]);
  });

  it('leave enough to start ten and to renew all of them at once', async () => {
    const {
      connections,
      listener,
      slack: scripted,
    } = await stage.set({}, { connections: 10, backOff: { openEveryMs: 60_000 } });
    await connections.start();
    await eventually('all to be ready', () => listener.noticed('ready').length === 10);
    for (const socket of scripted.sockets.slice()) socket.send(disconnect('refresh_requested'));
    await eventually('all to be renewed', () => listener.noticed('renewed').length === 10);
    expect(scripted.calls).toHaveLength(20);
  });

  it('can be closed while they wait for what they may spend', async () => {
    const { connections, slack: scripted } = await stage.set(
      { open: response => answer(response, { ok: false, error: 'internal_error' }) },
      { connections: 10, backOff: { baseMs: 1, capMs: 1, openEveryMs: 60_000 } },
    );
    const started = connections.start();
    started.catch(() => {});
    await eventually('all that is allowed at once', () => scripted.calls.length === 20);
    await connections.close();
    expect(connections.status).toBe('stopped');
    expect(scripted.calls).toHaveLength(20);
  });
});

describe('a connection that breaks as soon as it is there', () => {
  it('is opened at growing intervals, until it stays healthy for a while', async () => {
    const backOff = { baseMs: 10, capMs: 25, healthyAfterMs: 300 };
    const {
      connections,
      listener,
      slack: scripted,
    } = await stage.set(
      {
        socket: (socket, number) => {
          socket.send(hello());
          if (number <= 4) socket.terminate();
        },
      },
      { backOff, random: () => 0.5 },
    );
    const waits = (): unknown[] => listener.noticed('lost').map(({ retryInMs }) => retryInMs);
    await connections.start();
    await eventually('the fifth socket', () => listener.noticed('ready').length === 5, waits);
    expect(waits()).toEqual([5, 10, 13, 13]);

    const readyAt = performance.now();
    await eventually('its health', () => performance.now() - readyAt > backOff.healthyAfterMs);
    scripted.sockets[4]?.terminate();
    await eventually('the sixth socket', () => listener.noticed('ready').length === 6, waits);
    expect(waits().at(-1)).toBe(0);
  });
});

describe('a URL', () => {
  it('is dialled once, whatever becomes of the socket', async () => {
    const {
      connections,
      listener,
      slack: scripted,
    } = await stage.set(
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
    await eventually('the connection after a loss', () => listener.noticed('ready').length === 2);
    scripted.sockets.at(-1)?.send(disconnect('refresh_requested'));
    await eventually('a renewal', () => listener.noticed('renewed').length === 1);
    expect(scripted.upgradeUrls).toHaveLength(7);
    expect(new Set(scripted.upgradeUrls).size).toBe(7);
    expect(scripted.calls).toHaveLength(7);
  });
});
