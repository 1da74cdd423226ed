import { describe, expect, it } from '@jest/globals';
import { addFunctions } from '../snippets/functions.bolt.js';
import { ApprovalBot, ProvisionBot } from '../snippets/functions.bot.js';
import { bolt, nest } from './support/bot.js';

const startNest = nest({ providers: [ProvisionBot, ApprovalBot] });

describe.each([
  ['Bolt', bolt(addFunctions)],
  ['nest-slack', startNest],
])('a step of a workflow that %s runs', (_name, start) => {
  it('is completed with its outputs, or failed with a text', async () => {
    await using bot = await start();

    const good = await bot.ann.runFunction('provision', { name: 'db', size: 2 });
    const bad = await bot.ann.runFunction('provision', { name: 'db', size: 9 });

    expect(await bot.slack.waitForOutcome(good.execution)).toEqual({
      status: 'completed',
      outputs: { url: 'https://db.example.com' },
    });
    expect(await bot.slack.waitForOutcome(bad.execution)).toEqual({ status: 'failed', error: 'Eight at most.' });
  });

  it('is completed by a click in a message that it posted', async () => {
    await using bot = await start();
    const { execution } = await bot.ann.runFunction('approve');

    await bot.bob.click(await bot.slack.waitForMessage('May I?'), 'yes');

    expect(await bot.slack.waitForOutcome(execution)).toEqual({ status: 'completed', outputs: { by: bot.bob.id } });
  });
});

describe('a step that was kept by its handle', () => {
  it('is ended from anywhere, once', async () => {
    await using bot = await startNest();
    const { execution } = await bot.ann.runFunction('approve');
    const handle = { app: 'default', teamId: bot.slack.teamId, enterpriseId: null, executionId: execution.id };

    await bot.app.get(ApprovalBot).timeOut(handle);
    await bot.app.get(ApprovalBot).timeOut(handle);

    expect(await bot.slack.waitForOutcome(execution)).toEqual({ status: 'failed', error: 'Nobody answered.' });
  });
});
