import { Logger } from '@nestjs/common';
import { SlackEmulator } from '@nest-slack/emulator';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { startDemo } from '../src/start-demo.js';
import { MemoryScreen } from './support/memory-screen.js';

/** Captures what this process writes to stdout and stderr. */
function captureOutput(): string[] {
  const written: string[] = [];
  for (const stream of [process.stdout, process.stderr]) {
    jest.spyOn(stream, 'write').mockImplementation(text => written.push(String(text)) > 0);
  }
  return written;
}

describe('the bot on the Slack of the environment', () => {
  afterEach(() => {
    // Discard the logs that a failed start held back.
    Logger.flush();
    jest.restoreAllMocks();
  });

  it('runs the bot, lets everybody release, and logs the start', async () => {
    const written = captureOutput();
    const slack = await SlackEmulator.start({ appName: 'desk' });
    try {
      const app = await startDemo(slack.env, new MemoryScreen());
      const { message } = await slack.user('carol').command('/deploy', 'web prod');
      expect(message?.text).toContain('Deploy 1');
      expect(written.join('')).toContain('Connected to Slack.');
      await app.close();
    } finally {
      await slack.close();
    }
  });

  it.each([
    [
      { SLACK_APP_TOKEN: 'xoxb-1' },
      /^SLACK_APP_TOKEN is a bot token \(xoxb-…\), but Socket Mode needs the app-level token/,
    ],
    [{ SLACK_APP_TOKEN: 'nonsense' }, /^SLACK_APP_TOKEN is not a Slack token/],
    [{ SLACK_APP_TOKEN: 'xapp-1 ü' }, /^SLACK_APP_TOKEN contains characters that are not allowed in a token/],
    [{ SLACK_BOT_TOKEN: 'xapp-1' }, /^SLACK_BOT_TOKEN is an app-level token \(xapp-…\), but must be the bot token/],
    [{ SLACK_APP_TOKEN: 'xapp-1' }, /^SLACK_APP_TOKEN: Slack refused to open a connection: invalid_auth/],
    [{ SLACK_BOT_TOKEN: 'xoxb-1' }, /^SLACK_BOT_TOKEN: Slack refuses the bot token .*invalid_auth/],
    [{ SLACK_API_URL: 'nowhere' }, /^SLACK_API_URL is not an http\(s\) URL/],
  ])('explains the invalid variable %j in one sentence and logs nothing', async (wrong, sentence) => {
    const written = captureOutput();
    const slack = await SlackEmulator.start({ appName: 'desk' });
    try {
      await expect(startDemo({ ...slack.env, ...wrong }, new MemoryScreen(), 60_000)).rejects.toThrow(sentence);
      expect(written).toEqual([]);
      expect(slack.connections).toEqual([]);
    } finally {
      await slack.close();
    }
  });
});
