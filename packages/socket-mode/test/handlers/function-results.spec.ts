import { Injectable, ParseIntPipe } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { of } from 'rxjs';
import {
  Ctx,
  Payload,
  SlackAck,
  SlackContext,
  SlackFallback,
  SlackFunction,
  SlackParam,
  SlackSocketModeStrategy,
  type SlackAnswerable,
  type SlackPayload,
} from '../../src/index.js';
import { Bot } from '../support/bot.js';
import { Gate } from '../support/gate.js';
import { unchecked } from '../support/unchecked.js';
import { until } from '../support/until.js';

@Injectable()
class Functions {
  readonly gates = { slow: new Gate(), immediate: new Gate() };
  readonly answerables: SlackAnswerable[] = [];

  @SlackFunction('provision')
  provision(
    @SlackParam('name') name: string,
    @SlackParam('size', ParseIntPipe) size: number,
    @Payload() event: SlackPayload<'function'>,
  ) {
    return { url: `https://${name}`, size, callbackId: event.function.callback_id };
  }

  @SlackFunction('close/:id')
  close(@SlackParam('id') id: string, @SlackParam('[reason]') reason?: string) {
    return { id, reason };
  }

  @SlackFunction('nothing')
  async nothing(): Promise<void> {}

  @SlackFunction('observable')
  observable() {
    return of({ n: 1 }, { n: 2 });
  }

  @SlackFunction('ok')
  ok() {
    return SlackAck.ok({ by: 'ack' });
  }

  @SlackFunction('misanswered')
  misanswered(@SlackParam('value') value: unknown): object {
    return unchecked(value);
  }

  @SlackFunction('slow')
  async slow() {
    await this.gates.slow.pass();
    return { late: true };
  }

  @SlackFunction('immediate', { ack: 'immediate' })
  async immediate() {
    await this.gates.immediate.pass();
    return { acked: 'first' };
  }

  @SlackFunction('manual', { ack: 'manual' })
  async manual(@Ctx() ctx: SlackContext<'function'>): Promise<void> {
    await ctx.ack();
  }

  @SlackFunction('manual outputs', { ack: 'manual' })
  manualOutputs() {
    return { manual: true };
  }

  @SlackFunction('by hand')
  async byHand(@Ctx() ctx: SlackContext<'function'>) {
    this.answerables.push(ctx.answerable);
    await ctx.ack();
    await ctx.completion.complete({ hand: true });
    this.answerables.push(ctx.answerable);
    return { hand: false };
  }

  @SlackFunction('failed by hand')
  failedByHand(@Ctx() ctx: SlackContext<'function'>): void {
    void ctx.completion.fail('No room.');
  }

  @SlackFallback('function')
  other(@Payload('event') event: { function: { callback_id: string } }) {
    return { fallback: event.function.callback_id };
  }
}

describe('result of a function', () => {
  let bot: Bot;
  const run = async (callbackId: string, inputs = {}) => {
    const { execution, ack } = await bot.slack.user('ann').runFunction(callbackId, inputs);
    return { execution, ack, outcome: () => bot.slack.waitForOutcome(execution) };
  };
  /** The Web API calls and acks, in order. */
  const watched = () => {
    const order: string[] = [];
    const ends = [
      bot.slack.on('ack', ({ type }) => order.push(type)),
      bot.slack.on('api_call', ({ method }) => method.startsWith('functions.') && order.push(method)),
    ];
    return { order, [Symbol.dispose]: () => ends.forEach(end => end()) };
  };

  beforeAll(async () => {
    bot = await Bot.start({ providers: [Functions], options: { ackDeadlineMs: 1_000 } });
  });
  afterAll(async () => {
    await bot[Symbol.asyncDispose]();
  });

  it('completes its step, with the inputs bound as parameters', async () => {
    const { outcome } = await run('provision', { name: 'db', size: 3 });

    const outputs = { url: 'https://db', size: 3, callbackId: 'provision' };
    await expect(outcome()).resolves.toEqual({ status: 'completed', outputs });
  });

  it('completes the step of a function id that matches a pattern', async () => {
    const { outcome } = await run('close/7', { reason: 'done' });

    await expect(outcome()).resolves.toEqual({ status: 'completed', outputs: { id: '7', reason: 'done' } });
  });

  it('completes the step when it is empty', async () => {
    await expect((await run('nothing')).outcome()).resolves.toEqual({ status: 'completed', outputs: {} });
  });

  it.each([
    ['observable', { n: 2 }],
    ['ok', { by: 'ack' }],
  ])('can be an %s', async (callbackId, outputs) => {
    await expect((await run(callbackId)).outcome()).resolves.toEqual({ status: 'completed', outputs });
  });

  it('is sent after the ack when the deadline passes first', async () => {
    using seen = watched();
    const { ack, execution, outcome } = await run('slow');
    expect(ack?.payload).toBeUndefined();
    expect(execution.outcome).toBeNull();
    bot.app.get(Functions).gates.slow.open();

    await expect(outcome()).resolves.toEqual({ status: 'completed', outputs: { late: true } });
    expect(seen.order).toEqual(['events_api', 'functions.completeSuccess']);
  });

  it('is sent after the ack of an immediate handler', async () => {
    using seen = watched();
    const { execution, outcome } = await run('immediate');
    expect(execution.outcome).toBeNull();
    bot.app.get(Functions).gates.immediate.open();

    await expect(outcome()).resolves.toEqual({ status: 'completed', outputs: { acked: 'first' } });
    expect(seen.order).toEqual(['events_api', 'functions.completeSuccess']);
  });

  it('leaves the step running when it is empty and the handler acks manually', async () => {
    const { execution, ack } = await run('manual');

    expect(ack?.status).toBe('in_time');
    await until('the end of the handler', () => bot.app.get(SlackSocketModeStrategy).load['default']?.running === 0);
    expect(bot.slack.functionExecutions.find(({ id }) => id === execution.id)?.outcome).toBeNull();
  });

  it('completes the step of a manual handler', async () => {
    const { outcome, ack } = await run('manual outputs');

    expect(ack?.status).toBe('in_time');
    await expect(outcome()).resolves.toEqual({ status: 'completed', outputs: { manual: true } });
  });

  it('is dropped with a log entry when the handler has already completed the step', async () => {
    const { outcome } = await run('by hand');

    await expect(outcome()).resolves.toEqual({ status: 'completed', outputs: { hand: true } });
    await bot.slack.waitFor('the warning', () => bot.log.find('warn', 'returned outputs for a step that it had')[0]);
    expect(bot.slack.apiCalls.filter(({ method, ok }) => method.startsWith('functions.') && !ok)).toEqual([]);
  });

  it('does not complete a step that the handler has failed or is about to fail', async () => {
    const { outcome, ack } = await run('failed by hand');

    expect(ack?.status).toBe('in_time');
    await expect(outcome()).resolves.toEqual({ status: 'failed', error: 'No room.' });
    expect(bot.log.find('warn', 'failedByHand')).toEqual([]);
  });

  it.each([['text'], [7], [['a']]])(
    'completes the step without outputs and logs a warning when it is invalid: %j',
    async value => {
      const { outcome } = await run('misanswered', { value });

      await expect(outcome()).resolves.toEqual({ status: 'completed', outputs: {} });
      expect(
        bot.log.find('warn', /Functions.misanswered returned .* which is not a result for a function/),
      ).toHaveLength(1);
    },
  );

  it('leaves the handler free to post messages while the step runs', () => {
    expect(bot.app.get(Functions).answerables).toEqual(['completion', null]);
  });

  it('completes the steps of a fallback for functions', async () => {
    const { outcome } = await run('unheard of');

    await expect(outcome()).resolves.toEqual({ status: 'completed', outputs: { fallback: 'unheard of' } });
  });
});
