import { Injectable } from '@nestjs/common';
import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Deferred } from '../../../core/src/time/deferred.js';
import { WriteBatcher } from '../../src/connection/write-batcher.js';
import {
  Ctx,
  type SlackAnswerable,
  SlackCommand,
  SlackContext,
  SlackEvent,
  SlackShortcut,
  SlackViewSubmission,
} from '../../src/index.js';
import { modal } from '../support/block-kit.js';
import { Bot } from '../support/bot.js';
import { TOO_LATE } from '../support/too-late.js';

const DEADLINE_MS = 300;

@Injectable()
class ModesBot {
  held = new Deferred<void>();
  readonly answerables: Record<string, SlackAnswerable[]> = {};

  @SlackCommand('/auto')
  async auto(@Ctx() ctx: SlackContext<'command'>) {
    return this.#answer('auto', ctx);
  }

  @SlackCommand('/immediate', { ack: 'immediate' })
  async immediate(@Ctx() ctx: SlackContext<'command'>) {
    return this.#answer('immediate', ctx);
  }

  @SlackCommand('/manual', { ack: 'manual' })
  async manual(@Ctx() ctx: SlackContext<'command'>): Promise<void> {
    await this.held.promise;
    await ctx.ack('By hand.');
    this.answerables['manual'] = [ctx.answerable];
  }

  @SlackCommand('/forgetful', { ack: 'manual' })
  forgetful(): void {}

  @SlackCommand('/manual-with-answer', { ack: 'manual' })
  manualWithAnswer() {
    return 'Returned all the same.';
  }

  @SlackCommand('/manual-failing', { ack: 'manual' })
  manualFailing(): void {
    throw new Error('The database is gone.');
  }

  @SlackCommand('/at-once')
  atOnce(@Ctx() ctx: SlackContext<'command'>) {
    void ctx.ack('First.');
    return `Then, ${ctx.answerable}.`;
  }

  @SlackEvent('team_join', { ack: 'immediate' })
  async joined(): Promise<void> {
    await this.held.promise;
  }

  @SlackShortcut('open')
  async open(@Ctx() ctx: SlackContext<'shortcut'>): Promise<void> {
    await ctx.openView(modal('form'));
  }

  @SlackViewSubmission('form', { ack: 'immediate' })
  async submit(@Ctx() ctx: SlackContext<'view_submission'>): Promise<void> {
    await this.held.promise;
    this.answerables['submit'] = [ctx.answerable];
  }

  async #answer(handler: string, ctx: SlackContext<'command'>): Promise<string> {
    const before = ctx.answerable;
    await this.held.promise;
    this.answerables[handler] = [before, ctx.answerable];
    return `Answered by ${handler}.`;
  }
}

describe('ack modes', () => {
  let bot: Bot;
  let modes: ModesBot;
  const answerablesOf = (handler: string) =>
    bot.slack.waitFor(`the end of ${handler}`, () => modes.answerables[handler]);

  beforeAll(async () => {
    bot = await Bot.start({ providers: [ModesBot], options: { ackDeadlineMs: DEADLINE_MS } });
    modes = bot.app.get(ModesBot);
  });
  beforeEach(() => {
    modes.held = new Deferred();
  });
  afterAll(async () => {
    await bot[Symbol.asyncDispose]();
  });

  it('auto: acks with the result of the handler', async () => {
    const exchange = bot.slack.user('ann').command('/auto');
    modes.held.resolve();
    const { ack } = await exchange;
    expect(ack?.payload).toEqual({ text: 'Answered by auto.' });
    await expect(answerablesOf('auto')).resolves.toEqual(['ack', 'ack']);
  });

  it('immediate: acks before the handler completes and sends the result through response_url', async () => {
    const { ack } = await bot.slack.user('ann').command('/immediate');
    expect(ack).not.toHaveProperty('payload');
    modes.held.resolve();
    await bot.slack.waitForMessage('Answered by immediate.');
    await expect(answerablesOf('immediate')).resolves.toEqual(['response_url', 'response_url']);
  });

  it('immediate: acks an event before its handler completes', async () => {
    await using patient = await Bot.start({ providers: [ModesBot], ...TOO_LATE });
    const { ack } = await patient.slack.deliverEvent({ type: 'team_join', user: { id: 'U1' } });
    expect(ack?.status).toBe('in_time');
    patient.app.get(ModesBot).held.resolve();
  });

  it('immediate: closes the view of a submission, which allows no later response', async () => {
    const ann = bot.slack.user('ann');
    await ann.shortcut('open');
    await ann.submit(await bot.slack.waitForView('ann'));
    expect(ann.views).toEqual([]);
    modes.held.resolve();
    await expect(answerablesOf('submit')).resolves.toEqual([null]);
  });

  it('manual: acks with the response when the handler calls ack()', async () => {
    const exchange = bot.slack.user('ann').command('/manual');
    modes.held.resolve();
    const { ack } = await exchange;
    expect(ack?.payload).toEqual({ text: 'By hand.' });
    await expect(answerablesOf('manual')).resolves.toEqual(['response_url']);
  });

  it('acks when the handler calls ack() without awaiting it, and sends the result as a follow-up', async () => {
    const { ack } = await bot.slack.user('ann').command('/at-once');
    expect(ack?.payload).toEqual({ text: 'First.' });
    await bot.slack.waitForMessage('Then, response_url.');
  });

  it.each([
    ['auto', false],
    ['immediate', true],
    ['at-once', true],
  ])('does not delay an ack for other acks when its handler continues after it: %s, %s', async (command, isAhead) => {
    const written = jest.spyOn(WriteBatcher.prototype, 'beforeWrite');
    try {
      modes.held.resolve();
      await bot.slack.user('ann').command(`/${command}`);
      expect(written.mock.calls).toEqual([[isAhead]]);
    } finally {
      written.mockRestore();
    }
  });

  it('manual: acks at the deadline when the handler does not call ack()', async () => {
    const { ack } = await bot.slack.user('ann').command('/forgetful');
    expect(ack).toMatchObject({ status: 'in_time' });
    expect(ack).not.toHaveProperty('payload');
    expect(ack?.latencyMs).toBeGreaterThanOrEqual(DEADLINE_MS - 10);
  });

  it('manual: acks with the result when the handler returns one', async () => {
    const { ack } = await bot.slack.user('ann').command('/manual-with-answer');
    expect(ack?.payload).toEqual({ text: 'Returned all the same.' });
  });

  it('manual: acks with the error text when the handler fails', async () => {
    const { message } = await bot.slack.user('ann').command('/manual-failing');
    expect(message?.text).toMatch(/^Sorry, that didn't work\./);
  });
});
