import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { SlackEmulator } from '@nest-slack/emulator';
import { chooseSlack } from '../src/choose-slack.js';
import { demoPort } from '../src/local-slack/demo-port.js';
import { releasersIn, startDemo } from '../src/start-demo.js';
import { MemoryScreen } from './support/memory-screen.js';
import { RunningDemo } from './support/running-demo.js';
import { runSlackCommand } from './support/second-terminal.js';

/** Counts the open servers of this process. */
const countServers = (): number => process.getActiveResourcesInfo().filter(name => name === 'TCPServerWrap').length;

/** Waits up to one second, because Node removes a closed server from the list in a later turn of the event loop. */
async function waitForServerCount(count: number): Promise<void> {
  const deadline = performance.now() + 1000;
  while (countServers() > count && performance.now() < deadline) await setImmediate();
}

describe('the first terminal', () => {
  it('prints what is running and example commands that work', async () => {
    await using demo = await RunningDemo.start();
    const welcome = demo.screen.text;
    const examples = demo.screen.rows.flatMap(row => /npm run slack -- (.+?) {2}/.exec(row)?.[1] ?? []);

    expect(demo.screen.rows.find(row => row !== '')).toContain(`Open http://127.0.0.1:`);
    expect(welcome).toContain(`Open ${demo.slack.pageUrl} `);
    expect(welcome).toContain('A release and ticket desk, on a local Slack');
    expect(welcome).toContain(`export SLACK_EMULATOR_URL=${new URL(demo.slack.controlUrl).origin}\n`);
    expect(welcome).not.toContain('NestFactory');
    expect(examples.length).toBeGreaterThan(5);
    for (const command of examples) {
      expect(await runSlackCommand(demo.slack, command)).toMatchObject({ command, code: 0 });
    }
  });

  it("prints an exchange from the user's action to the message in the channel", async () => {
    await using demo = await RunningDemo.start();

    await demo.ann.command('/deploy', 'web prod');

    expect(await demo.waitForText('└─')).toMatch(
      new RegExp(
        [
          String.raw`\n[\d:.]{12} +#\d+ {3}ann writes /deploy web prod in #general`,
          String.raw`[\d:.]{12} +#\d+ → desk slash_commands /deploy web prod \(#\d+\)`,
          String.raw` +· Audit: DeployBot\.request for ann: done after \d+ ms`,
          String.raw`[\d:.]{12} +#\d+ ← desk acks slash_commands after \d+ ms: message "Deploy 1: [^"]+" \(#\d+\)`,
          String.raw`[\d:.]{12} +#\d+ {3}desk says in #general: "Deploy 1: \*web\* to \*prod\*" \(#\d+\)`,
          String.raw` +┌─ desk in #general`,
          String.raw` +│ Deploy 1: \*web\* to \*prod\*`,
          String.raw` +│ Requested by @ann · ⏳ Waiting for approval`,
          String.raw` +│ \[ Approve ]  \[ Reject ]`,
        ].join(String.raw`\n`),
      ),
    );
  });

  it('logs lost connections but not successful ones', async () => {
    await using demo = await RunningDemo.start();
    await demo.slack.waitForConnections(2);
    expect(demo.screen.text).not.toContain('Connected to Slack');

    demo.slack.faults.cut();

    await demo.waitForText('was lost');
    expect(await demo.waitForText('Connected to Slack again')).toMatch(/was lost[^]*Connected to Slack again/);
  });

  it('wraps long entries at word boundaries in a narrow window and indents them', async () => {
    await using demo = await RunningDemo.start(60);

    await demo.bob.say('general', 'the checkout of the shop has been slow since this morning');

    await demo.waitForText('morning"');
    const start = demo.screen.rows.findIndex(row => row.includes('bob says in #general: "the checkout'));
    const rows = demo.screen.rows.slice(start, start + 3);
    expect(rows.join(' ').replaceAll(/ +/g, ' ')).toContain('of the shop has been slow since this morning"');
    for (const row of rows) expect(row.length).toBeLessThanOrEqual(60);
    for (const row of rows.slice(1)) expect(row).toMatch(/^ {21}\S/);
  });

  it('replaces control characters in messages', async () => {
    await using demo = await RunningDemo.start();

    // These would clear the screen, start a control string, and move the cursor back.
    await demo.ann.command('/deploy', 'freeze \u001B[2J \u001BX \b\r');

    expect(await demo.waitForText('│ 🧊 @ann froze deploys')).not.toMatch(/[^\P{Cc}\n]/u);
  });

  it('prints errors of the bot with their stack trace', async () => {
    await using demo = await RunningDemo.start();
    demo.slack.faults.refuseNextCalls('views.publish', 1, { error: 'internal_error' });

    await demo.ann.openHome();

    expect(await demo.waitForText('HomeBot')).toContain('views.publish @ann view home: internal_error');
  });
});

describe('shutdown of the demo', () => {
  it('lets running handlers finish and sends their acks before the local Slack closes', async () => {
    const demo = await RunningDemo.start();
    // At this call the handler is still running, so its envelope is not acked yet.
    const closed = new Promise<void>((resolve, reject) => {
      demo.slack.on('api_call', () => void demo.app.close().then(resolve, reject));
    });

    const { ack } = await demo.ann.command('/ticket');

    expect(ack).not.toBeNull();
    await closed;
    expect(demo.screen.text).toContain('The demo has stopped');
  });

  it('closes all connections, the Web API and the endpoint of the second terminal', async () => {
    const demo = await RunningDemo.start();
    const { slack } = demo;
    expect((await runSlackCommand(slack, 'messages')).code).toBe(0);

    await demo.app.close();

    expect([slack.connections, slack.openSockets]).toEqual([[], { http: 0, webSocket: 0 }]);
    expect(await runSlackCommand(slack, 'messages')).toMatchObject({
      code: 2,
      text: expect.stringContaining(`No emulator answers at ${new URL(slack.controlUrl).origin}.`),
    });
  });
});

describe('startDemo', () => {
  it('explains a port that is in use and closes its servers', async () => {
    const taken = await SlackEmulator.start();
    try {
      const { port } = new URL(taken.apiUrl);
      await expect(startDemo({ DEMO_PORT: port }, new MemoryScreen())).rejects.toThrow(
        'Another demo may be running: stop it, or set DEMO_PORT.',
      );
      // Only the server that uses the port remains.
      await waitForServerCount(1);
      expect(countServers()).toBe(1);
    } finally {
      await taken.close();
    }
  });

  it('explains that one token is missing', async () => {
    await expect(startDemo({ SLACK_APP_TOKEN: 'xapp-1' }, new MemoryScreen())).rejects.toThrow(
      'SLACK_APP_TOKEN is set but SLACK_BOT_TOKEN is not',
    );
  });
});

describe('environment variables', () => {
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
  ])('%j sets the releasers to %j', (env, releasers) => {
    expect(releasersIn(env)).toEqual(releasers);
  });

  it.each([
    [{}, 7522],
    [{ DEMO_PORT: '' }, 7522],
    [{ DEMO_PORT: '5000' }, 5000],
  ])('%j starts the local Slack on port %d', (env, port) => {
    expect(demoPort(env)).toBe(port);
  });

  it.each(['0', '65536', '1.5', 'four', '-1'])('rejects the port "%s"', port => {
    expect(() => demoPort({ DEMO_PORT: port })).toThrow(`DEMO_PORT is "${port}", which is not a port`);
  });
});
