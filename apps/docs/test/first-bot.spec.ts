import { expect, it, jest } from '@jest/globals';
import { SlackEmulator } from '@nest-slack/emulator';
import { SlackConnections } from '@nest-slack/socket-mode';
import { byEnvironment } from './support/by-environment.js';

it('runs the first bot of the front page on a local Slack', async () => {
  const log = jest.spyOn(console, 'log').mockImplementation(() => {});
  await using slack = await SlackEmulator.start();

  await byEnvironment(slack, () => import('../snippets/local.js'));
  const { app } = await import('../snippets/main.js');

  expect(log.mock.calls).toEqual([[expect.stringMatching(/^Hello <@U\w+>, you said: world$/)]]);
  expect(app.get(SlackConnections).apps).toMatchObject([{ status: 'stopped' }]);
});
