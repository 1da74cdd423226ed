import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { App } from '@slack/bolt';
import { SlackEmulator } from '@nest-slack/emulator';

let slack: SlackEmulator;
let bot: App;

beforeAll(async () => {
  slack = await SlackEmulator.start({ control: true });
  bot = ticketBot(slack);
  await bot.start();
  await slack.waitForConnections(1);
});

afterAll(async () => {
  await bot.stop();
  await slack.close();
});

function ticketBot({ env }: SlackEmulator): App {
  const app = new App({
    socketMode: true,
    appToken: env.SLACK_APP_TOKEN,
    token: env.SLACK_BOT_TOKEN,
    clientOptions: { slackApiUrl: env.SLACK_API_URL },
  });
  app.command('/ticket', async ({ ack, client, body }) => {
    await ack();
    await client.views.open({
      trigger_id: body.trigger_id,
      view: {
        type: 'modal',
        callback_id: 'ticket',
        title: { type: 'plain_text', text: 'New ticket' },
        submit: { type: 'plain_text', text: 'Create' },
        blocks: [
          {
            type: 'input',
            block_id: 'title',
            label: { type: 'plain_text', text: 'Title' },
            element: { type: 'plain_text_input', action_id: 'text' },
          },
        ],
      },
    });
  });
  app.view('ticket', async ({ ack, client, view }) => {
    await ack();
    await client.chat.postMessage({
      channel: 'support',
      text: `Ticket: ${view.state.values.title?.text?.value ?? ''}`,
    });
  });
  return app;
}

/** Runs a program with a snippet, and returns its output and exit code. */
async function run(
  program: string,
  ...args: readonly string[]
): Promise<{ code: unknown; output: string; errors: string }> {
  const { origin: SLACK_EMULATOR_URL } = new URL(slack.controlUrl);
  const env = { ...process.env, SLACK_EMULATOR_URL, NO_PROXY: '127.0.0.1', GO111MODULE: 'off' };
  const child = spawn(program, args, { env });
  const closed: Promise<unknown[]> = once(child, 'close');
  const [output, errors] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const [code] = await closed;
  return { code, output, errors };
}

const resolvePath = (snippet: string): string => fileURLToPath(new URL(snippet, import.meta.url));

/** Whether a program is installed. Without it, prints that its test is skipped. */
function isInstalled(program: string, ...args: readonly string[]): boolean {
  const isAvailable = spawnSync(program, args).status === 0;
  if (!isAvailable) process.stderr.write(`The ${program} test is skipped: it is not installed.\n`);
  return isAvailable;
}

(isInstalled('curl', '--version') ? describe : describe.skip)('curl', () => {
  it('creates a ticket and reads it', async () => {
    const { code, output } = await run('sh', resolvePath('../snippets/control.sh'));

    expect(code).toBe(0);
    expect(output).toContain('"channelName":"support"');
    expect(output).toContain('Ticket: Broken lamp');
    expect(output).not.toContain('"kind":"not_');
  });
});

(isInstalled('python3', '--version') ? describe : describe.skip)('a test in Python', () => {
  it('passes', async () => {
    const { code, errors } = await run('python3', resolvePath('../snippets/control_test.py'));

    expect({ code, errors }).toEqual({ code: 0, errors: expect.stringContaining('OK') });
  });
});

(isInstalled('go', 'version') ? describe : describe.skip)('a test in Go', () => {
  it('passes', async () => {
    const { code, output } = await run(
      'go',
      'test',
      '-count=1',
      '-vet=off',
      resolvePath('../snippets/control_test.go'),
    );

    expect({ code, output }).toEqual({ code: 0, output: expect.stringMatching(/^ok/) });
    // The first run compiles Go's standard library.
  }, 120_000);
});
