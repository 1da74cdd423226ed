import { describe, expect, it } from '@jest/globals';
import { AppToken } from '../../src/connection/app-token.js';
import { createTestConnections } from '../connection/test-connections.js';
import { Bot } from '../support/bot.js';
import { SeenBot } from '../support/seen-bot.js';
import { until } from '../support/until.js';

const ghostLines = ({ lines }: SeenBot) => lines.filter(line => /Slack (?:no longer )?counts/.test(line));

describe('another process with the same app token', () => {
  it('is logged once with what to do, and again when it is gone', async () => {
    await using seen = await SeenBot.start(2);
    const { slack } = seen.bot;
    const settings = { appToken: new AppToken(slack.appToken), apiUrl: slack.apiUrl, connections: 2 };
    const other = createTestConnections(settings).connections;
    const refresh = async () => {
      const renewed = seen.count('renewed');
      await slack.faults.refresh({ closeAfterMs: 2_000 });
      await seen.happened('renewed', renewed + 2);
    };
    try {
      await other.start();
      await slack.waitForConnections(4);
      // Slack reports its count only in a hello.
      for (let times = 1; times <= 3; times += 1) {
        await refresh();
        await slack.waitForConnections(4);
      }
    } finally {
      await other.close();
    }
    await slack.waitForConnections(2);
    await refresh();
    expect(ghostLines(seen)).toEqual([
      // Two own sockets, the replacement of one of them, and those of the other process.
      expect.stringMatching(
        /^warn: Slack counts [56] sockets of this app, of which 3 belong to this process\. The other sockets receive a share .* look for another process/,
      ),
      expect.stringMatching(/^log: Slack no longer counts sockets of this app outside this process\.$/),
    ]);
  });

  it('is logged by the second process at its first hello', async () => {
    await using first = await SeenBot.start(2);
    const second = await Bot.on(first.bot.slack, { options: { connections: 2 } });
    await first.bot.slack.waitForConnections(4);
    expect(second.log.find('warn', /^Slack counts 3 sockets of this app, of which 1 belong/)).toHaveLength(1);
    expect(second.log.find('warn', 'Slack counts')).toHaveLength(1);
    await second.app.close();
  });
});

describe('own sockets', () => {
  it.each([1, 2, 10])('are not reported as foreign in twenty refreshes of %i connection(s)', async connections => {
    await using seen = await SeenBot.start(connections);
    for (let times = 1; times <= 20; times += 1) {
      await seen.bot.slack.faults.refresh({ connection: 0, reason: 'warning', closeAfterMs: 2_000 });
      await seen.happened('renewed', times);
      await seen.bot.slack.waitForConnections(connections);
    }
    expect(ghostLines(seen)).toEqual([]);
  });

  it('are not reported as foreign when Slack still counts them after they died', async () => {
    await using seen = await SeenBot.start(2, {
      options: {
        connections: 2,
        backOff: { baseMs: 10, capMs: 20, openEveryMs: 1 },
        connectionLimits: { pingEveryMs: 20, pongMs: 60, lingerMs: 1, closeMs: 1 },
      },
    });
    const { slack } = seen.bot;
    slack.faults.halfOpen();
    await seen.happened('renewed', 2);
    await seen.ready();
    // Two dead sockets that the bot has terminated, and two ready ones.
    for (let times = 3; times <= 7; times += 1) {
      await slack.faults.refresh({ connection: 2, reason: 'warning', closeAfterMs: 2_000 });
      await seen.happened('renewed', times);
      await slack.waitForConnections(4);
    }
    expect(ghostLines(seen)).toEqual([]);
    // More than the bot can have, so they are foreign.
    slack.faults.miscount(20);
    slack.faults.cut({ connection: 3 });
    await until('the warning', () => ghostLines(seen).length > 0);
  });

  it('are not reported as foreign when Slack counts fewer or reports no count', async () => {
    await using seen = await SeenBot.start(2);
    const { slack } = seen.bot;
    for (const [times, by] of [-2, -1, 0].entries()) {
      slack.faults.miscount(by);
      slack.faults.cut({ connection: 0 });
      await seen.happened('recovered', times + 1);
    }
    expect(ghostLines(seen)).toEqual([]);
  });
});

describe('foreign sockets', () => {
  it('are reported once for any number, and again only after they were gone', async () => {
    await using seen = await SeenBot.start(1);
    const { slack } = seen.bot;
    let renewed = 0;
    const refresh = async () => {
      await slack.faults.refresh({ reason: 'warning', closeAfterMs: 2_000 });
      renewed += 1;
      await seen.happened('renewed', renewed);
    };
    // More than the number that closed recently.
    for (const by of [9, 8, 9, 7, 9]) {
      slack.faults.miscount(by);
      await refresh();
    }
    expect(seen.count('ghosts')).toBe(1);
    slack.faults.miscount(-1);
    await refresh();
    expect(seen.lines.at(-1)).toBe('log: Slack no longer counts sockets of this app outside this process.');
    slack.faults.miscount(9);
    await refresh();
    expect(seen.count('ghosts')).toBe(2);
    expect(seen.count('ghosts_gone')).toBe(1);
  });
});
