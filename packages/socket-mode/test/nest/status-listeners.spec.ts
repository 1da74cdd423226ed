import { describe, expect, it } from '@jest/globals';
import { SlackSocketModeStrategy } from '../../src/index.js';
import { Bot } from '../support/bot.js';
import { until } from '../support/until.js';

describe("a listener of on('status')", () => {
  it.each([
    [
      'throws',
      () => {
        throw new Error('The dashboard is gone.');
      },
    ],
    ['rejects', async () => Promise.reject(new Error('The dashboard is gone.'))],
  ])('that %s is logged, and affects neither the process nor other listeners', async (_how, listener) => {
    await using bot = await Bot.start({});
    const strategy = bot.app.get(SlackSocketModeStrategy);
    const statuses: string[] = [];
    strategy.on('status', listener);
    strategy.on('status', status => statuses.push(status));
    await until(
      'the line',
      () => bot.log.find('error', "A listener of on('status') failed: The dashboard is gone.").length > 0,
    );
    expect(statuses).toEqual(['connected']);
    await strategy.stop();
    expect(statuses.at(-1)).toBe('stopped');
  });
});
