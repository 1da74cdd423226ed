import { describe, expect, it } from '@jest/globals';
import { SlackEmulator } from '@nest-slack/emulator';
import * as onBolt from '../snippets/start.bolt.js';
import * as onNest from '../snippets/start.bot.js';
import { byEnvironment } from './support/by-environment.js';

describe('a bot on its own', () => {
  it('of Bolt connects, answers and stops', async () => {
    const slack = await SlackEmulator.start();
    const app = await onBolt.startHello(slack);
    await slack.waitForConnections(1);

    const { message } = await slack.user('ann').command('/hello', 'world');
    await app.stop();
    await slack.close();

    expect(message?.text).toBe(`Hello <@${slack.user('ann').id}>, you said: world`);
  });

  it('of nest-slack does so by what the environment says, and says goodbye', async () => {
    const slack = await SlackEmulator.start();
    const app = await byEnvironment(slack, onNest.startHello);

    const { message } = await slack.user('ann').command('/hello', 'world');
    await app.close();
    const endedBy = new Set(slack.closedConnections.map(({ close }) => close?.by));
    await slack.close();

    expect(message?.text).toBe(`Hello <@${slack.user('ann').id}>, you said: world`);
    expect(endedBy).toEqual(new Set(['app']));
  });
});
