import { Injectable } from '@nestjs/common';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Ctx, SlackContext, SlackFunction, SlackFunctions, type SlackSocketModeOptions } from '../../src/index.js';
import { Bot } from '../support/bot.js';
import { Gate } from '../support/gate.js';
import { until } from '../support/until.js';

@Injectable()
class Provisioning {
  runs = 0;
  gate: Gate | undefined;

  constructor(private readonly functions: SlackFunctions) {}

  @SlackFunction('provision')
  async provision() {
    this.runs += 1;
    await this.gate?.pass();
    return { run: this.runs };
  }

  @SlackFunction('ended elsewhere')
  async endedElsewhere(@Ctx() ctx: SlackContext<'function'>) {
    await this.functions.complete(ctx.completion.handle, { by: 'another' });
    return { by: 'its handler' };
  }

  @SlackFunction('ended in vain')
  endedInVain(@Ctx() ctx: SlackContext<'function'>) {
    ctx.completion.complete({ size: 'big' }).catch(() => {});
    return { size: 3 };
  }

  @SlackFunction('for ever')
  async forEver(): Promise<void> {
    this.runs += 1;
    await new Promise(() => {});
  }
}

let bot: Bot;
const start = async (options: SlackSocketModeOptions = {}) => {
  bot = await Bot.start({ providers: [Provisioning], options, slack: { ackTimeoutMs: 1_500 } });
};
const run = (callbackId = 'provision') => bot.slack.user('ann').runFunction(callbackId);
const completions = () => bot.slack.apiCalls.filter(({ method }) => method.startsWith('functions.'));

afterEach(async () => {
  await bot[Symbol.asyncDispose]();
});

describe('completion of a function', () => {
  beforeEach(() => start({ webClient: { retryConfig: { retries: 0 } }, ackDeadlineMs: 1_000 }));

  it('is retried with a new run when Slack is unreachable before the ack', async () => {
    bot.slack.faults.refuseNextCalls('functions.completeSuccess', 1, { status: 500 });
    const { execution, ack } = await run();

    expect(ack).toBeNull();
    await expect(bot.slack.waitForOutcome(execution)).resolves.toEqual({ status: 'completed', outputs: { run: 2 } });
    const line = 'The result of Provisioning.provision could not be sent to Slack';
    expect(bot.log.find('error', line)).toHaveLength(1);
  });

  it('is retried after a server error of Slack', async () => {
    bot.slack.faults.refuseNextCalls('functions.completeSuccess', 1, { error: 'internal_error' });
    const { execution } = await run();

    await expect(bot.slack.waitForOutcome(execution)).resolves.toEqual({ status: 'completed', outputs: { run: 2 } });
  });

  it('is sent once, however often the step is delivered', async () => {
    await bot.slack.waitForConnections(2);
    bot.slack.faults.duplicateNext(1, { as: 'new_envelope' });
    const { execution } = await run();
    await bot.slack.waitForOutcome(execution);
    await until('both acks', () => bot.slack.acks.length === 2);

    expect(completions()).toHaveLength(1);
  });

  it('is a failure with Slack’s error when Slack refuses the outputs', async () => {
    const options = { outputs: { run: 'string' } };
    const { execution, ack } = await bot.slack.user('ann').runFunction('provision', {}, options);

    expect(ack?.status).toBe('in_time');
    const error = expect.stringMatching(
      `^Slack refused the outputs of the step ${execution.id}: \\[ERROR\\] output run must .* \\(error \\w{8}\\)$`,
    );
    await expect(bot.slack.waitForOutcome(execution)).resolves.toEqual({ status: 'failed', error });
    expect(bot.log.find('error', 'Provisioning.provision failed')).toHaveLength(1);
  });

  it('uses the returned outputs when Slack refused those of an earlier complete()', async () => {
    const options = { outputs: { size: 'integer' } };
    const { execution } = await bot.slack.user('ann').runFunction('ended in vain', {}, options);

    await expect(bot.slack.waitForOutcome(execution)).resolves.toEqual({ status: 'completed', outputs: { size: 3 } });
  });

  it('acks and logs when the step was already completed', async () => {
    const { execution, ack } = await run('ended elsewhere');

    expect(ack?.status).toBe('in_time');
    await expect(bot.slack.waitForOutcome(execution)).resolves.toMatchObject({ outputs: { by: 'another' } });
    expect(
      bot.log.find('warn', /endedElsewhere ended function 'ended elsewhere', whose step does not run/),
    ).toHaveLength(1);
  });

  it('acks and logs when Slack refuses it permanently', async () => {
    bot.slack.faults.refuseNextCalls('functions.completeSuccess', 1, { error: 'invalid_arguments' });
    const { ack } = await run();

    expect(ack?.status).toBe('in_time');
    expect(bot.log.find('error', 'could not be sent to Slack')).toHaveLength(1);
    expect(bot.app.get(Provisioning).runs).toBe(1);
  });

  it('is lost and logged when Slack is unreachable after the ack', async () => {
    const gate = new Gate();
    bot.app.get(Provisioning).gate = gate;
    bot.slack.faults.refuseNextCalls('functions.completeSuccess', 1, { status: 500 });
    const { ack } = await run();
    expect(ack?.status).toBe('in_time');
    gate.open();

    await until('the line', () => bot.log.find('error', "function 'provision' is lost to Provisioning").length === 1);
  });
});

it('completes a function before the ack of its step', async () => {
  const gate = new Gate();
  const held: typeof fetch = async (input, init) => {
    const url = input instanceof Request ? input.url : input.toString();
    if (url.endsWith('functions.completeSuccess')) await gate.pass();
    return fetch(input, init);
  };
  // Acks on one connection arrive in the order in which they were sent.
  await start({ connections: 1, webClient: { fetch: held } });
  const running = run();
  await gate.reached;
  await bot.slack.user('bob').command('/unheard-of');
  expect(bot.slack.acks.map(({ type }) => type)).toEqual(['slash_commands']);
  gate.open();

  expect((await running).ack?.status).toBe('in_time');
});

describe('function whose handler is aborted', () => {
  it('fails its step at the handler timeout', async () => {
    await start({ handlerTimeoutMs: 50 });
    const { execution } = await run('for ever');

    const error = expect.stringMatching(/^Sorry, that didn't work\. If you report it, mention error \w{8}\.$/);
    await expect(bot.slack.waitForOutcome(execution)).resolves.toEqual({ status: 'failed', error });
    expect(bot.log.find('error', 'Provisioning.forEver failed')).toHaveLength(1);
  });

  it('fails its step on shutdown when it was acked', async () => {
    await start({ ackDeadlineMs: 50, drainTimeoutMs: 50 });
    const { execution, ack } = await run('for ever');
    expect(ack?.status).toBe('in_time');
    await bot.app.close();

    const error = 'I am just being restarted, so this was not done. Please try again in a moment.';
    await expect(bot.slack.waitForOutcome(execution)).resolves.toEqual({ status: 'failed', error });
  });

  it('leaves its step for redelivery on shutdown when it is unacked', async () => {
    await start({ drainTimeoutMs: 50 });
    const running = run('for ever');
    await until('the handler', () => bot.app.get(Provisioning).runs === 1);
    await bot.app.close();

    const { execution, ack } = await running;
    expect(ack).toBeNull();
    expect(execution.outcome).toBeNull();
    expect(completions()).toEqual([]);
  });
});
