import { describe, expect, it, jest } from '@jest/globals';
import { SlackConnections, SlackSocketModeStrategy, type SlackAppState } from '../../src/index.js';
import { Bot } from '../support/bot.js';
import { quickBackOff, SeenBot } from '../support/seen-bot.js';
import { until } from '../support/until.js';
import { asContext } from '../support/ways-in.js';

describe('the connection states', () => {
  it('describe an outage: the state of each connection, since when, why, and the failed attempts', async () => {
    await using stage = await SeenBot.start(2);
    const { bot, seen } = stage;
    const before = seen.app();
    expect(before).toMatchObject({ name: 'default', status: 'connected', reason: null });
    expect(before.connections).toMatchObject([
      { connection: 1, status: 'ready', reason: null, failedAttempts: 0 },
      { connection: 2, status: 'ready', reason: null, failedAttempts: 0 },
    ]);

    const cutAt = Date.now();
    bot.slack.faults.shutDoor();
    bot.slack.faults.cut();
    await until('failed attempts of both', () => seen.app().connections.every(each => each.failedAttempts > 1));
    const during = seen.app();
    expect(during).toMatchObject({ status: 'disconnected', reason: expect.stringContaining('ECONNREFUSED') });
    expect(during.since.getTime()).toBeGreaterThanOrEqual(cutAt);
    for (const { status, reason } of during.connections) {
      expect(['opening', 'waiting']).toContain(status);
      expect(reason).toMatch(/^the network failed \(.*ECONNREFUSED/);
    }

    await bot.slack.faults.openDoor();
    await stage.ready();
    expect(seen.app()).toMatchObject({ status: 'connected', reason: null });
    expect(seen.app().connections).toMatchObject(
      before.connections.map(each => ({ ...each, since: expect.any(Date) })),
    );
    expect(seen.app().since.getTime()).toBeGreaterThanOrEqual(during.since.getTime());
  });

  it('are immutable values', async () => {
    await using stage = await SeenBot.start(1);
    const taken = stage.seen.apps;
    const copy = structuredClone(taken);
    stage.bot.slack.faults.cut();
    await until('another state', () => stage.seen.apps !== taken);
    expect(taken).toEqual(copy);
    const [app] = taken;
    for (const value of [taken, app, app?.connections, app?.connections[0]]) expect(Object.isFrozen(value)).toBe(true);
  });

  it('are emitted at subscription and once per change, and complete at the stop', async () => {
    await using stage = await SeenBot.start(2);
    const { bot, seen } = stage;
    const told: (readonly SlackAppState[])[] = [];
    let ends = 0;
    seen.apps$.subscribe({ next: apps => told.push(apps), complete: () => (ends += 1) });
    seen.events$.subscribe({ complete: () => (ends += 1) });
    expect(told).toEqual([seen.apps]);

    bot.slack.faults.refuseNextOpens(3);
    bot.slack.faults.cut({ connection: 0 });
    await stage.happened('recovered');
    expect(ends).toBe(0);
    await bot.app.get(SlackSocketModeStrategy).stop();
    for (const [index, apps] of told.entries()) expect(apps).not.toEqual(told[index - 1]);
    expect(told.at(-1)).toMatchObject([
      { status: 'stopped', reason: null, connections: [{ status: 'closed' }, { status: 'closed' }] },
    ]);
    expect(ends).toBe(2);

    const late = jest.fn();
    seen.apps$.subscribe(late);
    expect(late.mock.calls).toEqual([[told.at(-1)]]);
  });
});

describe('the connection log', () => {
  it.each([1, 2, 10])(
    'reports an outage of %i connections once for all of them, and its end in one line',
    async connections => {
      await using stage = await SeenBot.start(connections);
      const { slack } = stage.bot;
      slack.faults.shutDoor();
      slack.faults.cut();
      await until('several attempts', () => stage.failedAttempts > 2 * connections);
      await slack.faults.openDoor();
      await stage.ready();

      const lines = [
        /^warn: All connections to Slack are lost: the connection broke \(code 1006\)\. No payloads are received/,
        // The outage continues for another reason, which is worth a log line.
        /^warn: Connection \d+ .* could not be opened: .*ECONNREFUSED.* Check the network/,
        /^log: Connected to Slack again, after \d+(\.\d)? m?s and \d+ failed attempts?\.$/,
      ];
      // The first of several connections, while the others still seem ready.
      if (connections > 1) lines.unshift(/^log: Connection \d+ to Slack was lost: the connection broke/);
      expect(stage.lines).toEqual(lines.map(line => expect.stringMatching(line)));
    },
  );

  it('is silent while fifty attempts fail for the same reason', async () => {
    await using stage = await SeenBot.start(2);
    const { slack } = stage.bot;
    slack.faults.shutDoor();
    slack.faults.cut();
    await until('the first of them', () => stage.failedAttempts > 1);
    const said = stage.lines;
    await until('fifty of them', () => stage.failedAttempts > 51, 15_000);
    expect(stage.lines).toEqual(said);
    await slack.faults.openDoor();
    await stage.ready();
    expect(stage.lines.at(-1)).toMatch(/^log: Connected to Slack again, after .* and [5-9]\d failed attempts\.$/);
    expect(stage.lines).toHaveLength(said.length + 1);
  });

  it('reports a reason of another kind once, and is silent when an earlier reason returns', async () => {
    await using stage = await SeenBot.start(1);
    const { slack } = stage.bot;
    slack.faults.refuseNextOpens(2, { error: 'internal_error' });
    slack.faults.refuseNextOpens(1, { status: 503 });
    slack.faults.refuseNextOpens(1, { status: 502 });
    slack.faults.refuseNextOpens(2, { error: 'internal_error' });
    slack.faults.cut();
    await stage.happened('connected');
    expect(stage.failedAttempts).toBe(6);
    expect(stage.lines).toEqual([
      expect.stringContaining('All connections to Slack are lost: the connection broke'),
      expect.stringContaining('could not be opened: apps.connections.open answered internal_error.'),
      expect.stringContaining('could not be opened: apps.connections.open answered HTTP 503'),
      expect.stringContaining('Connected to Slack again'),
    ]);
  });

  it('distinguishes one lost connection from no connection, and reports when all are ready again', async () => {
    await using stage = await SeenBot.start(2);
    const { slack } = stage.bot;
    slack.faults.refuseNextOpens(3, { error: 'internal_error' });
    slack.faults.cut({ connection: 0 });
    await stage.happened('recovered');
    expect(stage.lines).toEqual([
      expect.stringMatching(/^log: Connection 1 to Slack was lost: .*\. 1 other connection still receives payloads\./),
      expect.stringMatching(
        /^log: Connection 1 to Slack could not be opened: .* internal_error\. 1 connection still receives/,
      ),
      expect.stringMatching(
        /^log: Every connection to Slack is ready again, after \d+(\.\d)? m?s and 3 failed attempts\.$/,
      ),
    ]);
    expect(stage.seen.app().status).toBe('connected');
  });

  it('is silent about refreshes', async () => {
    await using stage = await SeenBot.start(2);
    for (const times of [2, 4, 6]) {
      await stage.bot.slack.faults.refresh({ warning: true, warningLeadMs: 5, closeAfterMs: 200 });
      await stage.happened('renewed', times);
      await stage.ready();
    }
    expect(stage.lines).toEqual([]);
  });

  it('reports a failing start once for all connections, and reports when it succeeds', async () => {
    await using bot = await Bot.start({
      options: { connections: 3, backOff: quickBackOff, startTimeoutMs: 30 },
      boot: async (module, log, slack) => {
        slack.faults.shutDoor();
        return asContext(module, log);
      },
    });
    const seen = bot.app.get(SlackConnections);
    await until('failed attempts of all', () => seen.app().connections.every(each => each.failedAttempts > 1));
    expect(seen.app()).toMatchObject({ status: 'connecting', reason: expect.stringContaining('ECONNREFUSED') });
    await bot.slack.faults.openDoor();
    await until('the connection', () => bot.log.find('log', 'Connected to Slack, after').length > 0);
    expect(
      bot.log.find('warn', /Connection \d to Slack could not be opened: .*ECONNREFUSED.*No payloads are received/),
    ).toHaveLength(1);
    expect(bot.log.find('warn', 'could not be opened')).toHaveLength(1);
  });

  it('reports a repeating event five times, then suppresses it and its end', async () => {
    await using stage = await SeenBot.start(1);
    const { slack } = stage.bot;
    for (let times = 1; times <= 8; times += 1) {
      slack.faults.cut();
      await stage.happened('disconnected', times);
      await until('the connection', () => stage.isWhole && slack.connections.length === 1);
    }
    const lost = stage.lines.filter(line => line.includes('All connections to Slack are lost'));
    expect(lost).toHaveLength(5);
    expect(lost.at(-1)).toMatch(
      /Logged 5 times in 10 minutes\. Further occurrences are suppressed for up to 10 minutes\.$/,
    );
    expect(stage.lines.filter(line => line.includes('Connected to Slack again'))).toHaveLength(5);
    expect(stage.count('connected')).toBe(8);
  });
});
