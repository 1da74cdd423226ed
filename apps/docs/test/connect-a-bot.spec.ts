import { spawn, spawnSync } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SlackEmulator } from '@nest-slack/emulator';
import { GoBot, isSlackGoInstalled } from './support/slack-go.js';

let slack: SlackEmulator;

beforeAll(async () => {
  slack = await SlackEmulator.start();
});

afterAll(async () => {
  await slack.close();
});

(isSlackGoInstalled ? describe : describe.skip)('an unchanged bot on slack-go', () => {
  let bot: GoBot;

  beforeAll(async () => {
    bot = await GoBot.compile('../snippets/slack-go.bot.go');
    await bot.start(slack);
  });

  afterAll(async () => {
    await bot[Symbol.asyncDispose]();
  });

  it('responds to a command in its ack', async () => {
    const { message } = await slack.user('ann').command('/ticket');

    expect(message?.text).toBe('Describe the problem after the command.');
  });

  it('opens a ticket with a validated form and closes it with a button', async () => {
    const ann = slack.user('ann');
    await ann.command('/ticket', 'Lamp');
    const form = await ann.modal();

    await form.fill({ System: 'lights' }).submit();
    expect(form.errors).toEqual({ Title: 'Say more.' });
    await form.fill({ Title: 'Lamp flickers' }).submit();
    const card = await slack.channel('support').message('Lamp flickers (lights)');
    await ann.click(card, 'Close');

    const closed = await slack.channel('support').message('Closed: Lamp flickers (lights)');
    expect(closed.ts).toBe(card.ts);
  });

  it('responds to a mention in its thread', async () => {
    const mention = await slack.user('bob').say('general', '@app are you there?');

    const reply = await slack.channel('general').thread(mention).message('You called?');

    expect(reply.user).toBe(slack.app().botUserId);
  });

  it('reconnects after a refresh without an error', async () => {
    await slack.faults.refresh();
    await slack.waitFor('the end of the connection', () => slack.closedConnections[0]);
    await slack.waitForConnections(1);
    await slack.waitForConnections(1);

    const { ack } = await slack.user('ann').command('/ticket');

    expect(ack).not.toBeNull();
    expect(bot.log).toBe('');
    expect(slack.problems).toEqual([]);
  });
});

const isCurlInstalled = spawnSync('curl', ['--version']).status === 0;
if (!isCurlInstalled) process.stderr.write('The curl calls are skipped: curl is not installed.\n');

(isCurlInstalled ? describe : describe.skip)('curl calls', () => {
  it('succeed with JSON and form arguments', async () => {
    const script = fileURLToPath(new URL('../snippets/curl.sh', import.meta.url));
    const shell = spawn('sh', [script], { env: { ...process.env, ...slack.env, NO_PROXY: '127.0.0.1' } });

    const responses = (await text(shell.stdout)).split('\n').map((json): unknown => JSON.parse(json));

    expect(responses).toEqual([
      expect.objectContaining({ ok: true, channel: slack.channel('general').id }),
      expect.objectContaining({ ok: true, channels: [expect.anything(), expect.anything()] }),
      { ok: true, url: expect.stringMatching(/^ws:/) },
    ]);
    const { user } = await slack.channel('general').message('Hello from a shell');
    expect(user).toBe(slack.app().botUserId);
  });
});
