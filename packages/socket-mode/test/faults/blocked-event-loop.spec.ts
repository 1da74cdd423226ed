import { setTimeout as pause } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { SlackEmulator } from '@nest-slack/emulator';
import { bundle, Child } from '../support/child-process.js';

/** What happened to the only connection of a bot. */
interface Outcome {
  /** How often a connection was opened while the process was blocked. 1 if it kept its first connection. */
  readonly opened: number;
  /** How long the bot then took to detect that the connection was dead. */
  readonly foundDeadAfterMs: number;
  readonly output: string;
}

const PATIENCE_MS = 60_000;

const command = (name: string, text: string) => ({ type: 'slash_commands', payload: { command: name, text } });

const said = (slack: SlackEmulator, bot: Child, word: string): Promise<true> =>
  slack.waitFor(`"${word}"`, () => bot.output.includes(`${word}\n`) || undefined, { timeoutMs: PATIENCE_MS });

/** Blocks the bot so that it cannot read a pong, then lets the pong arrive. */
async function beforeItsPong(slack: SlackEmulator, hinder: () => void): Promise<void> {
  slack.faults.halfOpen({ direction: 'to_app' });
  hinder();
  await pause(7_000);
  slack.faults.heal();
}

const workFor10s = (slack: SlackEmulator): void => void slack.deliver(command('/work', '10000'));

const hindrances = {
  async 'by ten seconds of synchronous work'(slack: SlackEmulator, bot: Child) {
    // The first ping is sent five seconds after the upgrade. The process is blocked before its pong is due.
    slack.faults.delay({ ms: 3_000, direction: 'to_app' });
    await pause(3_500);
    workFor10s(slack);
    await said(slack, bot, 'worked');
    slack.faults.heal();
  },
  async 'by ten seconds of work, with megabytes before the pong'(slack: SlackEmulator, bot: Child) {
    await beforeItsPong(slack, () => {
      workFor10s(slack);
      const text = 'x'.repeat(4_000_000);
      for (let count = 0; count < 5; count += 1) void slack.deliver({ type: 'interactive', payload: { text } });
    });
    await said(slack, bot, 'worked');
  },
  async 'for four of every five seconds'(slack: SlackEmulator, bot: Child) {
    // Longer than the pauses between the blocks, so that every pong arrives while the process is blocked.
    slack.faults.delay({ ms: 1_200, direction: 'to_app' });
    void slack.deliver(command('/stutter', '6'));
    await said(slack, bot, 'stuttered');
  },
  async 'by a suspension of ten seconds'(slack: SlackEmulator, bot: Child) {
    await beforeItsPong(slack, () => setTimeout(() => bot.signal('SIGSTOP'), 6_500));
    await pause(10_000);
    bot.signal('SIGCONT');
  },
};

const names = Object.keys(hindrances);

describe('a process that is blocked, with the default limits,', () => {
  const outcomes = new Map<string, Outcome>();
  // All at once, because each of them takes long.
  beforeAll(async () => {
    const script = await bundle('hindered.program.ts');
    await Promise.all(
      Object.entries(hindrances).map(async ([name, hinder]) => {
        outcomes.set(name, await outcomeOf(script, hinder));
      }),
    );
  }, 3 * PATIENCE_MS);

  it.each(names)('%s, keeps its connection', name => {
    expect(outcomes.get(name)?.opened).toBe(1);
  });

  it.each(names)('%s, still detects a dead connection within 30 s', name => {
    const { foundDeadAfterMs, output } = outcomes.get(name) ?? {};
    expect(foundDeadAfterMs).toBeLessThan(30_000);
    expect(output?.match(/a ping was not answered/g)).toHaveLength(1);
  });
});

/** Blocks a bot, then makes its connection go silent. */
async function outcomeOf(
  script: string,
  hinder: (slack: SlackEmulator, bot: Child) => Promise<void>,
): Promise<Outcome> {
  const slack = await SlackEmulator.start();
  await using child = new Child(script, [], slack.env);
  try {
    await said(slack, child, 'up');
    await hinder(slack, child);
    // A bot that considers the connection dead opens another one within that time.
    await slack.deliver(command('/work', '1'));
    await pause(2_000);
    const opened = slack.apiCalls.filter(({ method }) => method === 'apps.connections.open').length;
    const deadSince = performance.now();
    slack.faults.halfOpen();
    const wait = { timeoutMs: PATIENCE_MS };
    await slack.waitFor('a new connection', () => (slack.connections.length > 1 ? true : undefined), wait);
    return { opened, foundDeadAfterMs: performance.now() - deadSince, output: child.output };
  } finally {
    await slack.close();
  }
}
