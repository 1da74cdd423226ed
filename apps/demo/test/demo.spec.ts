import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { chooseSlack } from '../src/choose-slack.js';
import { ControlDoor } from '../src/control/control-door.js';
import { releasersIn, startDemo } from '../src/start-demo.js';
import { Paper } from './support/paper.js';
import { RunningDemo, typed } from './support/running-demo.js';
import { shellWords } from './support/shell-words.js';

/** How many servers this process has open. */
const listeners = (): number => process.getActiveResourcesInfo().filter(name => name === 'TCPServerWrap').length;

/** Waits a second at most: a server that was closed is gone from the list a turn of the event loop later. */
async function closedDownTo(count: number): Promise<void> {
  const deadline = performance.now() + 1000;
  while (listeners() > count && performance.now() < deadline) await setImmediate();
}

describe('the first terminal', () => {
  it('says what runs and how to talk to it, in lines that do what they say', async () => {
    await using demo = await RunningDemo.start();
    const examples = demo.screen.lines.flatMap(line => /npm run slack -- (.+?) {2}/.exec(line)?.[1] ?? []);

    expect(demo.screen.text).toContain('A release and ticket desk, on a local Slack');
    expect(demo.screen.text).not.toContain('NestFactory');
    expect(examples.length).toBeGreaterThan(5);
    for (const example of examples) expect((await demo.type(...shellWords(example))).code).toBe(0);
  });

  it('shows an exchange from the act to what the channel shows', async () => {
    await using demo = await RunningDemo.start();

    await demo.type('command', 'ann', '/deploy', 'web', 'prod');

    expect(demo.screen.text).toMatch(
      new RegExp(
        [
          String.raw`\d\d:\d\d:\d\d ▸ ann writes /deploy web prod in #general {2}slash_commands [0-9a-f]{8}`,
          String.raw` {9}· Audit: DeployBot.ask for ann: done after \d+ ms`,
          String.raw` {9}✓ acked [0-9a-f]{8} in \d+ ms, with a message`,
          ' {9}│ #general  desk',
          ' {9}│ Deploy 1: web to prod',
        ].join(String.raw`\n`),
      ),
    );
  });

  it('tells who clicks, types, submits, starts, mentions, reacts and opens, and which methods the bot calls', async () => {
    await using demo = await RunningDemo.start();
    await demo.type('command', 'ann', '/deploy', 'web', 'prod');
    await demo.type('click', 'bob', 'Approve');
    await demo.type('shortcut', 'ann', 'new_ticket');
    await demo.type('close', 'ann');
    await demo.type('command', 'ann', '/ticket');
    await demo.type('suggest', 'ann', 'service', 'w');
    await demo.type('submit', 'ann', 'title=Slow', 'service=web');
    await demo.type('submit', 'ann', 'title=Checkout is slow');
    await demo.type('select', 'bob', 'Assign', 'carol');
    await demo.type('message-shortcut', 'bob', 'ticket_from_message');
    await demo.type('react', 'carol', 'eyes');
    await demo.type('mention', 'bob', 'general', 'any news?');
    await demo.type('home', 'ann');

    for (const told of [
      'bob clicks "Approve"',
      'ann starts the shortcut new_ticket',
      'ann types "w" into service',
      'ann submits "New ticket"',
      'with 2 options in groups',
      'with errors on the form',
      'bob chooses carol in ticket/1/assign',
      'bob starts the shortcut ticket_from_message on desk\'s "Ticket 1: Checkout is slow"',
      'carol reacts with :eyes: to desk\'s "Ticket 1: Checkout is slow"',
      'bob mentions the bot',
      'ann opens the Home tab',
      '⇢ views.open',
      '⇢ chat.postMessage',
      '⇢ chat.update',
      '⇢ views.publish',
    ]) {
      expect(demo.screen.text).toContain(told);
    }
  });

  it('leaves out what the bot hears of itself', async () => {
    await using demo = await RunningDemo.start();

    await demo.type('mention', 'bob', 'general', 'any news?');

    const reached = demo.screen.lines.filter(line => line.includes('reaches the bot'));
    expect(reached).toEqual([expect.stringContaining("bob's message reaches the bot")]);
    expect(demo.screen.lines.filter(line => line.includes('acked'))).toHaveLength(2);
  });
});

describe('the end of the demo', () => {
  it('lets a handler at work finish, and its ack go out, before the local Slack closes', async () => {
    const demo = await RunningDemo.start();
    const { slack } = demo;
    // When Slack sees the call, the handler is waiting for its reply, and the ack for the handler.
    const closed = new Promise<void>((resolve, reject) => {
      slack.on('api_call', () => void demo.app.close().then(resolve, reject));
    });

    const { ack } = await slack.user('ann').command('/ticket');

    expect(ack).not.toBeNull();
    await closed;
    expect(demo.screen.text).toContain('The demo has ended');
  });

  it('leaves nothing open: no connection, no Web API, no door', async () => {
    const demo = await RunningDemo.start();
    const { slack, port } = demo;
    expect((await fetch(slack.apiUrl)).status).toBeGreaterThan(0);

    await demo.app.close();

    expect(slack.connections).toEqual([]);
    await expect(fetch(slack.apiUrl)).rejects.toThrow('fetch failed');
    expect((await typed(port, ['messages'])).text).toContain("The demo isn't running");
  });
});

describe('startDemo', () => {
  it('leaves nothing open when its port is taken', async () => {
    const taken = await ControlDoor.open(0, async () => []);
    try {
      await expect(startDemo({ DEMO_PORT: String(taken.port) }, new Paper())).rejects.toThrow('is taken');
      // The door that took the port is the only server left.
      await closedDownTo(1);
      expect(listeners()).toBe(1);
    } finally {
      await taken.close();
    }
  });

  it('says in a sentence that one token is missing', async () => {
    await expect(startDemo({ SLACK_APP_TOKEN: 'xapp-1' }, new Paper())).rejects.toThrow(
      'SLACK_APP_TOKEN is set but SLACK_BOT_TOKEN is not',
    );
  });
});

describe('the environment', () => {
  it.each([
    [{}, 'local'],
    [{ SLACK_APP_TOKEN: '', SLACK_BOT_TOKEN: '' }, 'local'],
    [{ SLACK_APP_TOKEN: 'xapp-1', SLACK_BOT_TOKEN: 'xoxb-1' }, 'real'],
    [{ SLACK_BOT_TOKEN: 'xoxb-1' }, 'unclear'],
    [{ SLACK_APP_TOKEN: 'xapp-1', SLACK_BOT_TOKEN: ' ' }, 'unclear'],
  ])('%j chooses the %s Slack', (env, kind) => {
    expect(chooseSlack(env).kind).toBe(kind);
  });

  it.each([
    [{}, 'everybody'],
    [{ DESK_RELEASERS: ' , ' }, 'everybody'],
    [{ DESK_RELEASERS: 'U1, U2' }, ['U1', 'U2']],
  ])('%j names as releasers %j', (env, releasers) => {
    expect(releasersIn(env)).toEqual(releasers);
  });
});
