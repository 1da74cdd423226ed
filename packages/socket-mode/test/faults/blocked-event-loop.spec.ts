import { setTimeout as pause } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { SlackEmulator } from '@nest-slack/emulator';
import { bundle, Child } from '../support/child-process.js';

/** What becomes of the one connection of a bot. */
interface Outcome {
  /** How often a connection was opened until the process was free again: once, when it has kept that one. */
  readonly opened: number;
  /** How long it then took to see that the line is dead. */
  readonly foundDeadAfterMs: number;
  readonly output: string;
}

/** Long enough for a busy machine. */
const PATIENCE_MS = 60_000;

const command = (name: string, text: string) => ({ type: 'slash_commands', payload: { command: name, text } });

const said = (slack: SlackEmulator, bot: Child, word: string): Promise<true> =>
  slack.waitFor(`"${word}"`, () => bot.output.includes(`${word}\n`) || undefined, { timeoutMs: PATIENCE_MS });

/** Does what keeps a bot from reading a pong, and has it come then. */
async function beforeItsPong(slack: SlackEmulator, hinder: () => void): Promise<void> {
  slack.faults.halfOpen({ direction: 'to_app' });
  hinder();
  await pause(7_000);
  slack.faults.heal();
}

const workFor10s = (slack: SlackEmulator): void => void slack.deliver(command('/work', '10000'));

const hindrances = {
  async 'by ten seconds of synchronous work'(slack: SlackEmulator, bot: Child) {
    // The first ping leaves five seconds after the upgrade: the work comes before its pong, which is due meanwhile.
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
    // Longer than the bot is free: every pong comes while nobody reads it.
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

describe('a process kept from its connection, with the limits that hold by default,', () => {
  const outcomes = new Map<string, Outcome>();
  // All at once: each of them takes its time.
  beforeAll(async () => {
    const script = await bundle('hindered.program.ts');
    await Promise.all(
      Object.entries(hindrances).map(async ([name, hinder]) => {
        outcomes.set(name, await outcomeOf(script, hinder));
      }),
    );
  }, 3 * PATIENCE_MS);

  it.each(names)('%s, keeps it', name => {
    expect(outcomes.get(name)?.opened).toBe(1);
  });

  it.each(names)('%s, still finds a dead line within 30 s', name => {
    const { foundDeadAfterMs, output } = outcomes.get(name) ?? {};
    expect(foundDeadAfterMs).toBeLessThan(30_000);
    expect(output?.match(/a ping was not answered/g)).toHaveLength(1);
  });
});

/** Has a bot kept from its connection by something, then its line go dead. */
async function outcomeOf(
  script: string,
  hinder: (slack: SlackEmulator, bot: Child) => Promise<void>,
): Promise<Outcome> {
  const slack = await SlackEmulator.start();
  await using child = new Child(script, [], slack.env);
  try {
    await said(slack, child, 'up');
    await hinder(slack, child);
    // Whoever takes the line for dead does so at once, and opens another within that time.
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
