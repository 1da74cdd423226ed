import { Logger } from '@nestjs/common';
import { SlackEmulator } from '@nest-slack/emulator';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { startDemo } from '../src/start-demo.js';
import { Paper } from './support/paper.js';

/** Keeps what this process writes to its terminal, which stays clean meanwhile. */
function listen(): string[] {
  const written: string[] = [];
  for (const stream of [process.stdout, process.stderr]) {
    jest.spyOn(stream, 'write').mockImplementation(text => written.push(String(text)) > 0);
  }
  return written;
}

describe('the bot on the Slack of the environment', () => {
  afterEach(() => {
    // What a refusal kept back is not for the terminal of the tests either.
    Logger.flush();
    jest.restoreAllMocks();
  });

  it('answers there, where everybody may release, and logs how it started', async () => {
    const written = listen();
    const slack = await SlackEmulator.start({ appName: 'desk' });
    try {
      const app = await startDemo(slack.env, new Paper());
      const { message } = await slack.user('carol').command('/deploy', 'web prod');
      expect(message?.text).toContain('Deploy 1');
      expect(written.join('')).toContain('Connected to Slack.');
      await app.close();
    } finally {
      await slack.close();
    }
  });

  it.each([
    [{ SLACK_APP_TOKEN: 'xoxb-1' }, /^SLACK_APP_TOKEN is a bot token \(xoxb-…\), where the app-level token/],
    [{ SLACK_APP_TOKEN: 'nonsense' }, /^SLACK_APP_TOKEN is no token of Slack/],
    [{ SLACK_APP_TOKEN: 'xapp-1 ü' }, /^SLACK_APP_TOKEN holds characters that no token has/],
    [{ SLACK_BOT_TOKEN: 'xapp-1' }, /^SLACK_BOT_TOKEN is an app-level token \(xapp-…\), where the bot token/],
    [{ SLACK_APP_TOKEN: 'xapp-1' }, /^SLACK_APP_TOKEN: Slack refused to open a connection: invalid_auth/],
    [{ SLACK_BOT_TOKEN: 'xoxb-1' }, /^SLACK_BOT_TOKEN: Slack refuses the bot token .*invalid_auth/],
    [{ SLACK_API_URL: 'nowhere' }, /^SLACK_API_URL is not an http\(s\) URL/],
  ])('that is refused %j says so in one sentence, and logs nothing', async (wrong, sentence) => {
    const written = listen();
    const slack = await SlackEmulator.start({ appName: 'desk' });
    try {
      await expect(startDemo({ ...slack.env, ...wrong }, new Paper(), 60_000)).rejects.toThrow(sentence);
      expect(written).toEqual([]);
      expect(slack.connections).toEqual([]);
    } finally {
      await slack.close();
    }
  });
});
