import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SlackEmulator, type FunctionExecution } from '@nest-slack/emulator';
import { SlackFunctionException, SlackFunctions, type SlackFunctionHandle } from '../../src/index.js';
import { buttons, modal } from '../support/block-kit.js';
import { Bot } from '../support/bot.js';
import { FunctionBot } from '../support/function-bot.js';
import { unchecked } from '../support/unchecked.js';

describe('function step', () => {
  let bot: Bot;
  let script: FunctionBot;

  beforeAll(async () => {
    bot = await Bot.start({ providers: [FunctionBot] });
    script = bot.app.get(FunctionBot);
  });
  afterAll(async () => {
    await bot[Symbol.asyncDispose]();
  });

  const functions = () => bot.app.get(SlackFunctions);

  /** A step that its handler leaves running, with its handle after serialization. */
  async function running(): Promise<{ execution: FunctionExecution; handle: SlackFunctionHandle; stored: string }> {
    const handling = script.next(ctx => JSON.stringify(ctx.completion?.handle));
    const { execution } = await bot.slack.user('ann').runFunction('provision');
    const stored = await handling;
    return { execution, handle: unchecked<SlackFunctionHandle>(JSON.parse(stored)), stored };
  }

  const outcomeOf = (execution: FunctionExecution) => bot.slack.waitForOutcome(execution);

  it('can be completed or failed with its handle at any time, without the workflow token', async () => {
    const one = await running();
    const other = await running();
    await functions().complete(one.handle, { url: 'https://db' });
    await functions().fail(other.handle, 'No room.');

    await expect(outcomeOf(one.execution)).resolves.toEqual({ status: 'completed', outputs: { url: 'https://db' } });
    await expect(outcomeOf(other.execution)).resolves.toEqual({ status: 'failed', error: 'No room.' });
    const ends = bot.slack.apiCalls.filter(({ method }) => method.startsWith('functions.'));
    expect(ends.map(({ tokenKind }) => tokenKind)).toEqual(['bot', 'bot']);
  });

  it('has a handle that contains no secret', async () => {
    const { execution, handle, stored } = await running();

    expect(handle).toEqual({ app: 'default', executionId: execution.id, teamId: bot.slack.teamId, enterpriseId: null });
    expect(stored).not.toContain('xwfp');
  });

  it('can be completed in the handler of a button that it posted', async () => {
    const ann = bot.slack.user('ann');
    const asking = script.next(ctx => ctx.say({ channel: 'general', text: 'May I?', blocks: [buttons('approve')] }));
    const { execution } = await ann.runFunction('provision');
    const { ts } = await asking;
    const approving = script.next(ctx => ctx.completion?.complete({ approved: true }));
    await ann.click(await bot.slack.waitForMessage(message => message.ts === ts), 'approve');
    await approving;

    await expect(outcomeOf(execution)).resolves.toEqual({ status: 'completed', outputs: { approved: true } });
  });

  it('can be failed in the handler of a view that its button opened', async () => {
    const ann = bot.slack.user('ann');
    const asking = script.next(ctx => ctx.say({ channel: 'general', text: 'May I?', blocks: [buttons('reject')] }));
    const { execution } = await ann.runFunction('provision');
    const { ts } = await asking;
    const opening = script.next(ctx => ctx.openView(modal('why')));
    await ann.click(await bot.slack.waitForMessage(message => message.ts === ts), 'reject');
    await opening;
    const failing = script.next(ctx => ctx.completion?.fail('Rejected.'));
    await ann.submit(await bot.slack.waitForView(ann), { title: 'Because.' });
    await failing;

    await expect(outcomeOf(execution)).resolves.toEqual({ status: 'failed', error: 'Rejected.' });
  });

  it('is absent in payloads that belong to no function', async () => {
    const looking = script.next(ctx => ctx.completion);
    await bot.slack.deliver({
      type: 'interactive',
      payload: { type: 'block_actions', actions: [{ action_id: 'a', block_id: 'b', type: 'button' }] },
    });

    await expect(looking).resolves.toBeNull();
  });

  it('ends once, for any number of calls', async () => {
    const ending = script.next(async ctx => {
      await ctx.completion?.complete();
      await ctx.completion?.fail('No.');
    });
    const before = bot.slack.apiCalls.length;
    const { execution } = await bot.slack.user('ann').runFunction('provision');
    const handle = { app: 'default', executionId: execution.id, teamId: bot.slack.teamId, enterpriseId: null };

    await expect(ending).rejects.toThrow(`The step ${execution.id} does not run any more`);
    expect(bot.slack.apiCalls.slice(before).map(({ method }) => method)).toEqual(['functions.completeSuccess']);
    const again = functions().complete(handle);
    await expect(again).rejects.toBeInstanceOf(SlackFunctionException);
    await expect(again).rejects.toMatchObject({ code: 'function_not_running', executionId: execution.id });
  });

  it('can be ended again after Slack failed to process the first call', async () => {
    let refusal: unknown;
    const ending = script.next(async ({ completion }) => {
      await completion?.complete({ size: 'big' }).catch((error: unknown) => (refusal = error));
      const { ended } = completion ?? {};
      await completion?.complete({ size: 3 });
      return [ended, completion?.ended];
    });
    const options = { outputs: { size: 'integer' } };
    const { execution } = await bot.slack.user('ann').runFunction('provision', {}, options);

    await expect(ending).resolves.toEqual([false, true]);
    expect(refusal).toMatchObject({
      code: 'function_outputs_refused',
      message: expect.stringContaining(': [ERROR] output size must be of type integer. Return what'),
    });
    await expect(outcomeOf(execution)).resolves.toEqual({ status: 'completed', outputs: { size: 3 } });
  });

  it.each([
    ['function_execution_not_found', 'function_not_found', 'Slack knows no step'],
    ['access_denied', 'function_not_yours', 'it belongs to another app or workspace'],
    ['parameter_validation_failed', 'function_outputs_refused', 'Slack refused the outputs'],
    ['execution_not_in_running_state', 'function_not_running', 'does not run any more'],
  ])('rejects with the reason when Slack refuses to end it: %s', async (error, code, text) => {
    const { handle } = await running();
    bot.slack.faults.refuseNextCalls('functions.completeSuccess', 1, { error });

    await expect(functions().complete(handle)).rejects.toMatchObject({
      code,
      message: expect.stringContaining(text),
      cause: expect.objectContaining({ message: expect.stringContaining(error) }),
    });
  });

  it('rethrows Slack errors that do not concern the step', async () => {
    const { handle } = await running();
    bot.slack.faults.refuseNextCalls('functions.completeError', 1, { error: 'invalid_auth' });

    await expect(functions().fail(handle, 'No.')).rejects.toMatchObject({ data: { error: 'invalid_auth' } });
  });

  it('rejects with the name of an unknown app', async () => {
    const { handle } = await running();

    await expect(functions().complete({ ...handle, app: 'other' })).rejects.toMatchObject({ code: 'unknown_app' });
  });
});

it('ends a function step with the token of its own app and workspace', async () => {
  const slack = await SlackEmulator.start();
  const second = slack.addApp('second');
  const asked: unknown[] = [];
  const apps = [
    { name: 'first', appToken: slack.appToken, botToken: slack.botToken },
    {
      name: 'second',
      appToken: second.appToken,
      botToken: (workspace: unknown) => {
        asked.push(workspace);
        return second.botToken;
      },
    },
  ];
  await using bot = await Bot.on(slack, { providers: [FunctionBot], options: { apps } });
  const handling = bot.app.get(FunctionBot).next(ctx => ctx.completion?.handle);
  const { execution } = await slack.user('ann').runFunction('provision', {}, { app: 'second' });
  const handle = await handling;
  expect(handle?.app).toBe('second');
  if (handle) await bot.app.get(SlackFunctions).complete(handle);

  await expect(slack.waitForOutcome(execution)).resolves.toEqual({ status: 'completed', outputs: {} });
  expect(asked).toEqual([{ teamId: slack.teamId, enterpriseId: null }]);
});
