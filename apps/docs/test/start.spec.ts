import { describe, expect, it } from '@jest/globals';
import { SlackEmulator } from '@nest-slack/emulator';
import * as onBolt from '../snippets/start.bolt.js';
import * as onNest from '../snippets/start.bot.js';
import { byEnvironment } from './support/by-environment.js';

describe('a complete bot', () => {
  it('on Bolt connects, responds and stops', async () => {
    const slack = await SlackEmulator.start();
    const app = await onBolt.startHello(slack);
    await slack.waitForConnections(1);

    const { message } = await slack.user('ann').command('/hello', 'world');
    await app.stop();
    await slack.close();

    expect(message?.text).toBe(`Hello <@${slack.user('ann').id}>, you said: world`);
  });

  it('on nest-slack reads the environment, responds and disconnects', async () => {
    const slack = await SlackEmulator.start();
    const app = await byEnvironment(slack, onNest.startHello);

    const { message } = await slack.user('ann').command('/hello', 'world');
    await app.close();
    const closedBy = new Set(slack.closedConnections.map(({ close }) => close?.by));
    await slack.close();

    expect(message?.text).toBe(`Hello <@${slack.user('ann').id}>, you said: world`);
    expect(closedBy).toEqual(new Set(['app']));
  });
});
