import { describe, expect, it } from '@jest/globals';
import { waitFor } from '../connection/wait-for.js';
import { LocalSlack } from '../connection/local-slack.js';
import { ScriptedSlackFixture } from '../connection/scripted-slack-fixture.js';
import { respondWithJson, respondWithUrl, disconnect, hello } from '../connection/scripted-slack.js';
import { SeenBot } from '../support/seen-bot.js';
import { until } from '../support/until.js';

const slack = new LocalSlack();
const stage = new ScriptedSlackFixture();

/** The later states of the first connection with their reasons, in order. */
function watchFirst({ seen }: SeenBot): (readonly [status: string, reason: string | null])[] {
  const told: (readonly [string, string | null])[] = [];
  seen.apps$.subscribe(([app]) => {
    const [first] = app?.connections ?? [];
    const [status, reason] = told.at(-1) ?? [];
    if (first && (first.status !== status || first.reason !== reason)) told.push([first.status, first.reason]);
  });
  return told;
}

describe('an announced close', () => {
  it.each(['warning', 'refresh_requested'])(
    'by %s is shown in the connection state until the replacement is ready, and is not logged',
    async reason => {
      await using bot = await SeenBot.start(1);
      const told = watchFirst(bot);
      await bot.bot.slack.faults.refresh({ reason, closeAfterMs: 2_000 });
      await bot.happened('renewed');
      expect(told).toEqual([
        ['ready', null],
        ['renewing', reason],
        ['ready', null],
      ]);
      expect(bot.events).toMatchObject([{ kind: 'renewing', connection: 1, reason }, { kind: 'renewed' }]);
      expect(bot.lines).toEqual([]);
      expect(bot.seen.app().status).toBe('connected');
    },
  );

  it('before a replacement is ready is reported as a loss with the announced reason', async () => {
    await using bot = await SeenBot.start(1);
    const { faults } = bot.bot.slack;
    const told = watchFirst(bot);
    faults.shutDoor();
    await faults.refresh({ closeAfterMs: 30 });
    await bot.happened('disconnected');
    expect(bot.seen.app()).toMatchObject({ status: 'disconnected' });
    await faults.openDoor();
    await bot.happened('connected');

    const reason = 'Slack closed the socket as announced (refresh_requested) before its replacement was ready';
    expect(told.slice(0, 2)).toEqual([
      ['ready', null],
      ['renewing', 'refresh_requested'],
    ]);
    expect(told.slice(2).map(([, why]) => why)).toContain(reason);
    expect(bot.events.find(({ kind }) => kind === 'lost')).toMatchObject({
      failure: { kind: 'ended', reason: 'refresh_requested' },
      serving: 0,
    });
    expect(bot.lines).toContainEqual(expect.stringContaining(`warn: All connections to Slack are lost: ${reason}.`));
  });
});

describe('Socket Mode that is disabled', () => {
  it('is logged once for all connections and retried slowly, and enabling it is logged too', async () => {
    await using bot = await SeenBot.start(2);
    const { faults } = bot.bot.slack;
    faults.disable();
    await until('many attempts', () => bot.seen.app().connections.every(each => each.failedAttempts > 3));
    expect(bot.seen.app()).toMatchObject({
      status: 'disconnected',
      reason: 'Socket Mode is switched off for the app (link_disabled)',
    });
    faults.enable();
    await bot.ready();
    expect(bot.lines).toEqual([
      expect.stringMatching(
        /^error: Socket Mode is switched off .* Switch it on in the app's settings, under "Socket Mode"\./,
      ),
      expect.stringMatching(/^log: Socket Mode is switched on again: connected to Slack after \d+(\.\d)? m?s\.$/),
    ]);
    expect(bot.count('disabled')).toBe(1);
    expect(bot.count('failed')).toBe(0);
  });

  it('is retried at most once per disabledMs, and codes that may mean it are not fatal', async () => {
    const { emulator } = slack;
    const { listener } = await slack.connect({ connections: 2, backOff: { disabledMs: 150 } });
    const opens = slack.openCallCount;
    const disabledAt = performance.now();
    emulator.faults.disable();
    await waitFor('an attempt', () => slack.openCallCount > opens);
    expect(performance.now() - disabledAt).toBeGreaterThanOrEqual(149);
    await waitFor('more attempts', () => slack.openCallCount > opens + 2);
    emulator.faults.enable();
    await emulator.waitForConnections(2);
    expect(listener.getEvents('failed')).toEqual([]);
    await waitFor('the status', () => listener.statuses.length === 4);
    expect(listener.statuses).toEqual(['connecting', 'connected', 'disconnected', 'connected']);

    // Slack has not reported it since, so such a code is reported unchanged.
    emulator.faults.refuseNextOpens(1, { error: 'forbidden_team' });
    emulator.faults.cut();
    await waitFor('the refusal', () =>
      listener.getEvents('retrying').some(({ reason }) => reason.includes('forbidden_team')),
    );
    // A code that cannot mean it is fatal.
    emulator.faults.refuseNextOpens(1, { error: 'token_revoked' });
    emulator.faults.cut();
    await waitFor('an end of all attempts', () => listener.getEvents('failed').length > 0);
  });

  it('is also detected when Slack reports it instead of hello', async () => {
    const { connections, listener } = await stage.prepare({
      open: (response, call, url) =>
        call === 2
          ? respondWithJson(response, { ok: false, error: 'forbidden_team' })
          : respondWithUrl(response, call, url),
      socket: (socket, number) => socket.send(number === 1 ? disconnect('link_disabled') : hello()),
    });
    await connections.start();
    expect(listener.getEvents('disabled')).toHaveLength(1);
  });

  it('does not hide a revoked token', async () => {
    const { connections, listener } = await slack.connect({ connections: 1 });
    slack.emulator.faults.disable({ error: 'token_revoked' });
    await waitFor('an end of all attempts', () => listener.getEvents('failed').length > 0);
    expect(connections.status).toBe('failed');
  });
});

describe('too many sockets', () => {
  it('are logged once with the number of own sockets, and retried until Slack accepts', async () => {
    await using bot = await SeenBot.start(2);
    const { faults } = bot.bot.slack;
    faults.greetNext(4, { disconnectFirst: 'too_many_websockets', hellos: 0, closeAfterMs: 0 });
    faults.cut({ connection: 0 });
    await bot.happened('recovered');
    expect(bot.count('too_many')).toBe(4);
    expect(bot.lines).toEqual([
      expect.stringMatching(/^log: Connection \d to Slack was lost/),
      expect.stringMatching(
        /^warn: Slack rejected connection \d \(too_many_websockets\): .* 10 sockets .* 1 of them belongs to this process\. Run fewer/,
      ),
      expect.stringMatching(/^log: Every connection to Slack is ready again, .* 4 failed attempts\.$/),
    ]);
  });

  it('are reported in the same way when apps.connections.open says so', async () => {
    await using bot = await SeenBot.start(2);
    const { faults } = bot.bot.slack;
    faults.refuseNextOpens(2, { error: 'too_many_websockets' });
    faults.cut({ connection: 0 });
    await bot.happened('recovered');
    expect(bot.events.find(({ kind }) => kind === 'too_many')).toMatchObject({
      failure: { kind: 'url_refused', error: 'too_many_websockets' },
    });
    expect(bot.lines[1]).toMatch(/^warn: Slack rejected connection \d \(too_many_websockets\): .* Run fewer/);
  });

  it('cause a backoff even after a healthy socket', async () => {
    const {
      connections,
      listener,
      slack: scripted,
    } = await stage.prepare(
      { socket: socket => socket.send(hello()) },
      { backOff: { healthyAfterMs: 0, baseMs: 60_000, capMs: 60_000 }, random: () => 0.5 },
    );
    await connections.start();
    scripted.sockets[0]?.send(disconnect('too_many_websockets'));
    await waitFor('the notice', () => listener.getEvents('too_many').length > 0);
    expect(listener.getEvents('too_many')).toMatchObject([{ connection: 1, retryInMs: 30_000 }]);
    await waitFor('the socket to be given up', () => scripted.sockets[0]?.readyState === 3);
  });
});

describe('a disconnect for an unknown reason', () => {
  it('causes a refresh, and is logged once per reason', async () => {
    await using bot = await SeenBot.start(1);
    let times = 0;
    for (const reason of ['spring_cleaning', 'spring_cleaning', 'moving_day', 'spring_cleaning']) {
      await bot.bot.slack.faults.refresh({ reason, closeAfterMs: 2_000 });
      times += 1;
      await bot.happened('renewed', times);
    }
    expect(bot.lines).toEqual([
      'log: Connection 1 to Slack is about to be closed by Slack (spring_cleaning); it stays in use until its replacement is ready.',
      'log: Connection 1 to Slack is about to be closed by Slack (moving_day); it stays in use until its replacement is ready.',
    ]);
    expect(bot.count('lost')).toBe(0);
  });

  it('instead of hello fails the attempt', async () => {
    const { connections, listener } = await stage.prepare({
      socket: (socket, number) => socket.send(number === 1 ? disconnect('spring_cleaning') : hello()),
    });
    await connections.start();
    expect(listener.getEvents('retrying')[0]?.failure).toEqual({ kind: 'turned_away', reason: 'spring_cleaning' });
  });
});

describe('a connection closed without announcement', () => {
  it.each([
    [1000, 'log', 'Slack closed the socket without announcing it (code 1000)'],
    [1001, 'log', "Slack's server is going away (code 1001)"],
    [1006, 'log', 'the connection broke (code 1006)'],
    [1008, 'warn', 'Slack closed the socket because of a policy violation (code 1008)'],
    [1009, 'warn', 'Slack closed the socket because a frame from this process was too large (code 1009)'],
    [1011, 'log', "Slack's server failed (code 1011)"],
  ])('with code %i is logged at level %s with its meaning, and opened again', async (code, level, reason) => {
    await using bot = await SeenBot.start(2);
    const { faults } = bot.bot.slack;
    if (code === 1006) faults.cut({ connection: 0 });
    else faults.close(code, { connection: 0 });
    await bot.happened('recovered');
    expect(bot.events[0]).toMatchObject({ kind: 'lost', failure: { kind: 'closed', code }, reason, serving: 1 });
    expect(bot.lines).toEqual([
      expect.stringMatching(new RegExp(`^${level}: Connection \\d to Slack was lost: `)),
      expect.stringMatching(/^log: Every connection to Slack is ready again/),
    ]);
    expect(bot.lines[0]).toContain(`was lost: ${reason}. 1 other connection still receives payloads.`);
    expect(bot.seen.app().status).toBe('connected');
  });
});
