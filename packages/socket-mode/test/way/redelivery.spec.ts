import { Injectable } from '@nestjs/common';
import { describe, expect, it } from '@jest/globals';
import { Deferred } from '../../src/connection/deferred.js';
import {
  Ctx,
  Payload,
  SlackAck,
  SlackCommand,
  SlackContext,
  SlackEvent,
  SlackSocketModeStrategy,
} from '../../src/index.js';
import { Bot } from '../support/bot.js';

/** Fails as often as a test wants, and remembers each run. */
@Injectable()
class Work {
  failuresLeft = 0;
  held: Deferred<void> | undefined;
  readonly runs: string[] = [];
  readonly retries: unknown[] = [];
}

@Injectable()
class ShakyBot {
  constructor(private readonly work: Work) {}

  @SlackEvent('team_join')
  async joined(@Ctx() ctx: SlackContext<'event'>): Promise<void> {
    this.work.runs.push('shaky');
    this.work.retries.push(ctx.retry);
    await this.work.held?.promise;
    this.work.failuresLeft -= 1;
    if (this.work.failuresLeft >= 0) throw new Error('The database is gone.');
  }

  @SlackCommand('/count')
  count(@Payload('text') text: string) {
    this.work.runs.push(text);
    return 'Counted.';
  }
}

@Injectable()
class WishingBot {
  constructor(private readonly work: Work) {}

  @SlackEvent('user_change')
  changed() {
    this.work.runs.push('wishing');
    return this.work.runs.length < 2 ? SlackAck.retry() : SlackAck.ok();
  }
}

@Injectable()
class SteadyBot {
  constructor(private readonly work: Work) {}

  @SlackEvent('team_join')
  joined(): void {
    this.work.runs.push('steady');
  }
}

const start = async () =>
  Bot.start({
    providers: [Work, ShakyBot, SteadyBot, WishingBot],
    slack: { ackTimeoutMs: 250, redeliveryDelaysMs: [0, 10, 10] },
    options: { ackDeadlineMs: 220 },
  });
const event = (id: string) => ({
  type: 'events_api',
  payload: { type: 'event_callback', event_id: id, event: { type: 'team_join', user: { id: 'U1' } } },
});
const countsOf = (bot: Bot) => bot.app.get(SlackSocketModeStrategy).counts['default'];

describe('a redelivery', () => {
  it('of what was done is only acked', async () => {
    await using bot = await start();
    await bot.slack.deliver(event('Ev1'));
    const { ack } = await bot.slack.deliver({ ...event('Ev1'), retryAttempt: 1 });
    expect(ack?.status).toBe('in_time');
    expect(bot.app.get(Work).runs.toSorted()).toEqual(['shaky', 'steady']);
  });

  it('of what failed runs the failed handlers again, not those that succeeded', async () => {
    await using bot = await start();
    bot.app.get(Work).failuresLeft = 2;
    const { envelopeId } = await bot.slack.deliver(event('Ev1'));
    const { attempts, status } = await bot.slack.waitForDelivery(envelopeId);
    expect(attempts.map(({ outcome }) => outcome)).toEqual(['timeout', 'timeout', 'acked']);
    expect(status).toBe('acked');
    expect(bot.app.get(Work).runs.toSorted()).toEqual(['shaky', 'shaky', 'shaky', 'steady']);
    expect(bot.app.get(Work).retries).toEqual([
      null,
      { attempt: 1, reason: 'timeout' },
      { attempt: 2, reason: 'timeout' },
    ]);
    expect(countsOf(bot)).toMatchObject({ received: 3, acked: 1, withheld: 2, failed: 2, lost: 0 });
  });

  it('is what a handler gets that asks for it', async () => {
    await using bot = await start();
    const { envelopeId } = await bot.slack.deliverEvent({ type: 'user_change' });
    const { attempts } = await bot.slack.waitForDelivery(envelopeId);
    expect(attempts.map(({ outcome }) => outcome)).toEqual(['timeout', 'acked']);
    expect(bot.app.get(Work).runs).toEqual(['wishing', 'wishing']);
  });

  it('of what never succeeds is acked the last time, and counted and logged as lost', async () => {
    await using bot = await start();
    bot.app.get(Work).failuresLeft = 10;
    const { envelopeId } = await bot.slack.deliver(event('Ev1'));
    const { attempts } = await bot.slack.waitForDelivery(envelopeId);
    expect(attempts.map(({ outcome }) => outcome)).toEqual(['timeout', 'timeout', 'timeout', 'acked']);
    expect(bot.log.find('error', "event 'team_join' is lost to ShakyBot.joined")).toHaveLength(1);
    expect(countsOf(bot)).toMatchObject({ received: 4, acked: 1, withheld: 3, failed: 4, lost: 1 });
  });

  it.each([
    ['is acked when that succeeds', 0, 'acked', 'acked'],
    ['is acked the last time, and lost, when that fails', 1, 'timeout', 'acked'],
  ])('of what is being handled joins it: %s', async (_end, failures, first, second) => {
    await using bot = await start();
    const work = bot.app.get(Work);
    work.failuresLeft = failures;
    work.held = new Deferred();
    const exchanges = [bot.slack.deliver(event('Ev1')), bot.slack.deliver({ ...event('Ev1'), retryAttempt: 3 })];
    await bot.slack.waitFor('both to arrive', () => (countsOf(bot)?.received === 2 ? true : undefined));
    expect(work.runs.toSorted()).toEqual(['shaky', 'steady']);
    work.held.resolve();
    const outcomes = (await Promise.all(exchanges)).map(({ attempts }) => attempts[0]?.outcome);
    expect(outcomes).toEqual([first, second]);
    expect(countsOf(bot)?.lost).toBe(failures);
  });

  it('is never dropped for its number: it may be the first that arrives', async () => {
    await using bot = await start();
    await bot.slack.deliver({ ...event('Ev1'), retryAttempt: 2 });
    expect(bot.app.get(Work).runs.toSorted()).toEqual(['shaky', 'steady']);
  });

  it('of a command that comes twice is acked without an answer', async () => {
    await using bot = await start();
    const command = { type: 'slash_commands', payload: { command: '/count', text: 'once' }, envelopeId: 'E1' };
    const { ack } = await bot.slack.deliver(command);
    expect(ack?.payload).toEqual({ text: 'Counted.' });
    await bot.slack.deliver(command);
    expect(bot.app.get(Work).runs).toEqual(['once']);
  });

  it('is known for as long and of as many as the options say', async () => {
    await using bot = await Bot.start({
      providers: [Work, ShakyBot],
      options: { deduplication: { maxEntries: 1 } },
    });
    await bot.slack.deliver(event('Ev1'));
    await bot.slack.deliver(event('Ev2'));
    await bot.slack.deliver(event('Ev1'));
    expect(bot.app.get(Work).runs).toEqual(['shaky', 'shaky', 'shaky']);
  });
});
