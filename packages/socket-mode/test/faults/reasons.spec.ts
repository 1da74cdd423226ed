import { describe, expect, it } from '@jest/globals';
import { eventually } from '../connection/eventually.js';
import { LocalSlack } from '../connection/local-slack.js';
import { ScriptedStage } from '../connection/scripted-stage.js';
import { answer, answerWithUrl, disconnect, hello } from '../connection/scripted-slack.js';
import { SeenBot } from '../support/seen-bot.js';
import { until } from '../support/until.js';

const slack = new LocalSlack();
const stage = new ScriptedStage();

/** The statuses of the first connection with their reasons, one after the other, from now on. */
function watchFirst({ seen }: SeenBot): (readonly [status: string, reason: string | null])[] {
  const told: (readonly [string, string | null])[] = [];
  seen.apps$.subscribe(([app]) => {
    const [first] = app?.connections ?? [];
    const [status, reason] = told.at(-1) ?? [];
    if (first && (first.status !== status || first.reason !== reason)) told.push([first.status, first.reason]);
  });
  return told;
}

describe('an announced end', () => {
  it.each(['warning', 'refresh_requested'])(
    'by %s stands in the state of its connection until the successor serves, and in no line of the log',
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

  it('that comes before a successor is ready is a loss, told with the reason that was announced', async () => {
    await using bot = await SeenBot.start(1);
    const { faults } = bot.bot.slack;
    const told = watchFirst(bot);
    faults.shutDoor();
    await faults.refresh({ closeAfterMs: 30 });
    await bot.happened('disconnected');
    expect(bot.seen.app()).toMatchObject({ status: 'disconnected' });
    await faults.openDoor();
    await bot.happened('connected');

    const reason = 'Slack ended the socket as announced (refresh_requested), before another was ready';
    expect(told.slice(0, 2)).toEqual([
      ['ready', null],
      ['renewing', 'refresh_requested'],
    ]);
    expect(told.slice(2).map(([, why]) => why)).toContain(reason);
    expect(bot.events.find(({ kind }) => kind === 'lost')).toMatchObject({
      failure: { kind: 'ended', reason: 'refresh_requested' },
      serving: 0,
    });
    expect(bot.lines).toContainEqual(expect.stringContaining(`warn: No connection to Slack is left: ${reason}.`));
  });
});

describe('Socket Mode switched off', () => {
  it('is told once, for all connections, and asked about slowly; that it is on again is told too', async () => {
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
      expect.stringMatching(/^error: Socket Mode is switched off .* Switch it on at "Socket Mode" on the app's page\./),
      expect.stringMatching(/^log: Socket Mode is switched on again: connected to Slack after \d+(\.\d)? m?s\.$/),
    ]);
    expect(bot.count('disabled')).toBe(1);
    expect(bot.count('failed')).toBe(0);
  });

  it('is asked about no more often than the limit says, and codes that may mean it are not taken for the end', async () => {
    const { emulator } = slack;
    const { listener } = await slack.connect({ connections: 2, backOff: { disabledMs: 150 } });
    const opens = slack.opens;
    const disabledAt = performance.now();
    emulator.faults.disable();
    await eventually('an attempt', () => slack.opens > opens);
    expect(performance.now() - disabledAt).toBeGreaterThanOrEqual(149);
    await eventually('more attempts', () => slack.opens > opens + 2);
    emulator.faults.enable();
    await emulator.waitForConnections(2);
    expect(listener.noticed('failed')).toEqual([]);
    await eventually('the status', () => listener.statuses.length === 4);
    expect(listener.statuses).toEqual(['connecting', 'connected', 'disconnected', 'connected']);

    // Nobody has said so since: such a code is told as it came.
    emulator.faults.refuseNextOpens(1, { error: 'forbidden_team' });
    emulator.faults.cut();
    await eventually('the refusal', () =>
      listener.noticed('retrying').some(({ reason }) => reason.includes('forbidden_team')),
    );
    // What can't mean that is the end.
    emulator.faults.refuseNextOpens(1, { error: 'token_revoked' });
    emulator.faults.cut();
    await eventually('an end of all attempts', () => listener.noticed('failed').length > 0);
  });

  it('is told instead of hello as well', async () => {
    const { connections, listener } = await stage.set({
      open: (response, call, url) =>
        call === 2 ? answer(response, { ok: false, error: 'forbidden_team' }) : answerWithUrl(response, call, url),
      socket: (socket, number) => socket.send(number === 1 ? disconnect('link_disabled') : hello()),
    });
    await connections.start();
    expect(listener.noticed('disabled')).toHaveLength(1);
  });

  it('does not hide that the token was revoked', async () => {
    const { connections, listener } = await slack.connect({ connections: 1 });
    slack.emulator.faults.disable({ error: 'token_revoked' });
    await eventually('an end of all attempts', () => listener.noticed('failed').length > 0);
    expect(connections.status).toBe('failed');
  });
});

describe('one socket too many', () => {
  it('is told once, with how many this process holds, and tried again until there is room', async () => {
    await using bot = await SeenBot.start(2);
    const { faults } = bot.bot.slack;
    faults.greetNext(4, { disconnectFirst: 'too_many_websockets', hellos: 0, closeAfterMs: 0 });
    faults.cut({ connection: 0 });
    await bot.happened('recovered');
    expect(bot.count('too_many')).toBe(4);
    expect(bot.lines).toEqual([
      expect.stringMatching(/^log: Connection \d to Slack was lost/),
      expect.stringMatching(
        /^warn: Slack turned connection \d away \(too_many_websockets\): .* 10 sockets, .* 1 of them is this process's\. Run fewer/,
      ),
      expect.stringMatching(/^log: Every connection to Slack is ready again, .* 4 failed attempts\.$/),
    ]);
  });

  it('is the same when Slack says so instead of handing out a URL', async () => {
    await using bot = await SeenBot.start(2);
    const { faults } = bot.bot.slack;
    faults.refuseNextOpens(2, { error: 'too_many_websockets' });
    faults.cut({ connection: 0 });
    await bot.happened('recovered');
    expect(bot.events.find(({ kind }) => kind === 'too_many')).toMatchObject({
      failure: { kind: 'url_refused', error: 'too_many_websockets' },
    });
    expect(bot.lines[1]).toMatch(/^warn: Slack turned connection \d away \(too_many_websockets\): .* Run fewer/);
  });

  it('backs off even when the socket had been greeted, and healthy, before', async () => {
    const {
      connections,
      listener,
      slack: scripted,
    } = await stage.set(
      { socket: socket => socket.send(hello()) },
      { backOff: { healthyAfterMs: 0, baseMs: 60_000, capMs: 60_000 }, random: () => 0.5 },
    );
    await connections.start();
    scripted.sockets[0]?.send(disconnect('too_many_websockets'));
    await eventually('the notice', () => listener.noticed('too_many').length > 0);
    expect(listener.noticed('too_many')).toMatchObject([{ connection: 1, retryInMs: 30_000 }]);
    await eventually('the socket to be given up', () => scripted.sockets[0]?.readyState === 3);
  });
});

describe('a disconnect for a reason that nobody has heard of', () => {
  it('is a refresh, told once by its name', async () => {
    await using bot = await SeenBot.start(1);
    let times = 0;
    for (const reason of ['spring_cleaning', 'spring_cleaning', 'moving_day', 'spring_cleaning']) {
      await bot.bot.slack.faults.refresh({ reason, closeAfterMs: 2_000 });
      times += 1;
      await bot.happened('renewed', times);
    }
    expect(bot.lines).toEqual([
      'log: Connection 1 to Slack is to end (spring_cleaning); it serves until a new one is ready.',
      'log: Connection 1 to Slack is to end (moving_day); it serves until a new one is ready.',
    ]);
    expect(bot.count('lost')).toBe(0);
  });

  it('instead of hello fails the attempt', async () => {
    const { connections, listener } = await stage.set({
      socket: (socket, number) => socket.send(number === 1 ? disconnect('spring_cleaning') : hello()),
    });
    await connections.start();
    expect(listener.noticed('retrying')[0]?.failure).toEqual({ kind: 'turned_away', reason: 'spring_cleaning' });
  });
});

describe('a connection closed without a word before', () => {
  it.each([
    [1000, 'log', 'Slack closed the socket without having announced it (code 1000)'],
    [1001, 'log', "Slack's server went away (code 1001)"],
    [1006, 'log', 'the line broke (code 1006)'],
    [1008, 'warn', 'Slack closed the socket for a breach of its rules (code 1008)'],
    [1009, 'warn', 'Slack closed the socket because a frame of ours was too big (code 1009)'],
    [1011, 'log', "Slack's server failed (code 1011)"],
  ])('with %i is lost, by the right words at level %s, and opened again', async (code, level, reason) => {
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
