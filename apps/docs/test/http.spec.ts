import { expect, it } from '@jest/globals';
import { SlackEmulator } from '@nest-slack/emulator';
import { serve } from '../snippets/http.bot.js';
import { byEnvironment } from './support/by-environment.js';

it('serves HTTP and Slack with one controller', async () => {
  const slack = await SlackEmulator.start();
  const app = await byEnvironment(slack, () => serve(0));

  const response = await fetch(`${await app.getUrl()}/status`);
  const { message } = await slack.user('ann').command('/status');
  const statuses: unknown = await response.json();
  await app.close();
  await slack.close();

  expect(statuses).toEqual(['connected']);
  expect(message?.text).toBe('I am connected.');
});
