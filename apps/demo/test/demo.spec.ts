import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { SlackEmulator } from '@nest-slack/emulator';
import { chooseSlack } from '../src/choose-slack.js';
import { demoPort } from '../src/local-slack/demo-port.js';
import { releasersIn, startDemo } from '../src/start-demo.js';
import { Paper } from './support/paper.js';
import { RunningDemo } from './support/running-demo.js';
import { typed } from './support/second-terminal.js';

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
    const greeting = demo.screen.text;
    const examples = demo.screen.lines.flatMap(line => /npm run slack -- (.+?) {2}/.exec(line)?.[1] ?? []);

    expect(demo.screen.lines.find(line => line !== '')).toContain(`Open http://127.0.0.1:`);
    expect(greeting).toContain(`Open ${demo.slack.pageUrl} `);
    expect(greeting).toContain('A release and ticket desk, on a local Slack');
    expect(greeting).toContain(`export SLACK_EMULATOR_URL=${new URL(demo.slack.controlUrl).origin}\n`);
    expect(greeting).not.toContain('NestFactory');
    expect(examples.length).toBeGreaterThan(5);
    for (const line of examples) expect(await typed(demo.slack, line)).toMatchObject({ line, code: 0 });
  });

  it('shows an exchange from the act to what the channel shows', async () => {
    await using demo = await RunningDemo.start();

    await demo.ann.command('/deploy', 'web prod');

    expect(await demo.shows('└─')).toMatch(
      new RegExp(
        [
          String.raw`\n[\d:.]{12} +#\d+ {3}ann writes /deploy web prod in #general`,
          String.raw`[\d:.]{12} +#\d+ → desk slash_commands /deploy web prod \(#\d+\)`,
          String.raw` +· Audit: DeployBot\.ask for ann: done after \d+ ms`,
          String.raw`[\d:.]{12} +#\d+ ← desk acks slash_commands after \d+ ms: message "Deploy 1: [^"]+" \(#\d+\)`,
          String.raw`[\d:.]{12} +#\d+ {3}desk says in #general: "Deploy 1: \*web\* to \*prod\*" \(#\d+\)`,
          String.raw` +┌─ desk in #general`,
          String.raw` +│ Deploy 1: \*web\* to \*prod\*`,
          String.raw` +│ Asked for by @ann · ⏳ Waiting for approval`,
          String.raw` +│ \[ Approve ]  \[ Reject ]`,
        ].join(String.raw`\n`),
      ),
    );
  });

  it('says nothing of connections while they come up as they should, and that one was lost', async () => {
    await using demo = await RunningDemo.start();
    await demo.slack.waitForConnections(2);
    expect(demo.screen.text).not.toContain('Connected to Slack');

    demo.slack.faults.cut();

    await demo.shows('was lost');
    expect(await demo.shows('Connected to Slack again')).toMatch(/was lost[^]*Connected to Slack again/);
  });

  it('parts what is too long for a narrow window between words, below the words of its line', async () => {
    await using demo = await RunningDemo.start(60);

    await demo.bob.say('general', 'the checkout of the shop has been slow since this morning');

    await demo.shows('morning"');
    const at = demo.screen.lines.findIndex(line => line.includes('bob says in #general: "the checkout'));
    const rows = demo.screen.lines.slice(at, at + 3);
    expect(rows.join(' ').replaceAll(/ +/g, ' ')).toContain('of the shop has been slow since this morning"');
    for (const row of rows) expect(row.length).toBeLessThanOrEqual(60);
    for (const row of rows.slice(1)) expect(row).toMatch(/^ {21}\S/);
  });

  it('is not steered by what people have the bot say', async () => {
    await using demo = await RunningDemo.start();

    // To clear it, to have it pass over all that comes, to go back in the line and write it anew.
    await demo.ann.command('/deploy', 'freeze \u001B[2J \u001BX \b\r');

    expect(await demo.shows('│ 🧊 @ann froze deploys')).not.toMatch(/[^\P{Cc}\n]/u);
  });

  it('shows what goes wrong in the bot, with where', async () => {
    await using demo = await RunningDemo.start();
    demo.slack.faults.refuseNextCalls('views.publish', 1, { error: 'internal_error' });

    await demo.ann.openHome();

    expect(await demo.shows('HomeBot')).toContain('views.publish @ann view home: internal_error');
  });
});

describe('the end of the demo', () => {
  it('lets a handler at work finish, and its ack go out, before the local Slack closes', async () => {
    const demo = await RunningDemo.start();
    // When Slack sees the call, the handler is waiting for its reply, and the ack for the handler.
    const closed = new Promise<void>((resolve, reject) => {
      demo.slack.on('api_call', () => void demo.app.close().then(resolve, reject));
    });

    const { ack } = await demo.ann.command('/ticket');

    expect(ack).not.toBeNull();
    await closed;
    expect(demo.screen.text).toContain('The demo has ended');
  });

  it('leaves nothing open: no connection, no Web API, nothing for a second terminal', async () => {
    const demo = await RunningDemo.start();
    const { slack } = demo;
    expect((await typed(slack, 'messages')).code).toBe(0);

    await demo.app.close();

    expect([slack.connections, slack.openSockets]).toEqual([[], { http: 0, webSocket: 0 }]);
    expect(await typed(slack, 'messages')).toMatchObject({
      code: 2,
      text: expect.stringContaining(`No emulator answers at ${new URL(slack.controlUrl).origin}.`),
    });
  });
});

describe('startDemo', () => {
  it('leaves nothing open when its port is taken, and says what to do', async () => {
    const taken = await SlackEmulator.start();
    try {
      const { port } = new URL(taken.apiUrl);
      await expect(startDemo({ DEMO_PORT: port }, new Paper())).rejects.toThrow(
        'Perhaps another demo runs: end it, or set DEMO_PORT.',
      );
      // What took the port is the only server left.
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

  it.each([
    [{}, 7522],
    [{ DEMO_PORT: '' }, 7522],
    [{ DEMO_PORT: '5000' }, 5000],
  ])('%j has the local Slack on port %d', (env, port) => {
    expect(demoPort(env)).toBe(port);
  });

  it.each(['0', '65536', '1.5', 'four', '-1'])('refuses "%s" for a port', port => {
    expect(() => demoPort({ DEMO_PORT: port })).toThrow(`DEMO_PORT is "${port}", which is no port`);
  });
});
