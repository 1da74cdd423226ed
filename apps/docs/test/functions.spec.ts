import { describe, expect, it } from '@jest/globals';
import { addFunctions } from '../snippets/functions.bolt.js';
import { ApprovalBot, ProvisionBot } from '../snippets/functions.bot.js';
import { bolt, nest } from './support/bot.js';

const startNest = nest({ providers: [ProvisionBot, ApprovalBot] });

describe.each([
  ['Bolt', bolt(addFunctions)],
  ['nest-slack', startNest],
])('a workflow step run by %s', (_name, start) => {
  it('is completed with outputs or failed with a text', async () => {
    await using bot = await start();

    const valid = await bot.ann.runFunction('provision', { name: 'db', size: 2 });
    const invalid = await bot.ann.runFunction('provision', { name: 'db', size: 9 });

    expect(await bot.slack.waitForOutcome(valid.execution)).toEqual({
      status: 'completed',
      outputs: { url: 'https://db.example.com' },
    });
    expect(await bot.slack.waitForOutcome(invalid.execution)).toEqual({ status: 'failed', error: 'Eight at most.' });
  });

  it('is completed by a click in its message', async () => {
    await using bot = await start();
    const { execution } = await bot.ann.runFunction('approve');

    await bot.bob.click(await bot.slack.waitForMessage('May I?'), 'yes');

    expect(await bot.slack.waitForOutcome(execution)).toEqual({ status: 'completed', outputs: { by: bot.bob.id } });
  });
});

describe('a step with a stored handle', () => {
  it('is ended once, outside its handler', async () => {
    await using bot = await startNest();
    const { execution } = await bot.ann.runFunction('approve');
    const handle = { app: 'default', teamId: bot.slack.teamId, enterpriseId: null, executionId: execution.id };

    await bot.app.get(ApprovalBot).expire(handle);
    await bot.app.get(ApprovalBot).expire(handle);

    expect(await bot.slack.waitForOutcome(execution)).toEqual({ status: 'failed', error: 'No response in time.' });
  });
});
