import { Injectable } from '@nestjs/common';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { SlackEmulator } from '@nest-slack/emulator';
import { Deferred } from '../../../core/src/time/deferred.js';
import {
  Ctx,
  Payload,
  SlackAck,
  SlackCommand,
  SlackContext,
  SlackEvent,
  type SlackSocketModeOptions,
  SlackSocketModeStrategy,
} from '../../src/index.js';
import { Bot } from '../support/bot.js';
import { bundle, Child } from '../support/child-process.js';
import { HeldBot, HeldWork } from '../support/held-bot.js';
import { until } from '../support/until.js';

/** Fails as often as a test wants, and records each run. */
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

const start = async (options: SlackSocketModeOptions = {}) =>
  Bot.start({
    providers: [Work, ShakyBot, SteadyBot, WishingBot],
    slack: { ackTimeoutMs: 1_200, redeliveryDelaysMs: [0, 10, 10] },
    options: { ackDeadlineMs: 500, ...options },
  });
const event = (id: string) => ({
  type: 'events_api',
  payload: { type: 'event_callback', event_id: id, event: { type: 'team_join', user: { id: 'U1' } } },
});
const countsOf = (bot: Bot) => bot.app.get(SlackSocketModeStrategy).counts['default'];

describe('a redelivery', () => {
  it('of a completed payload is only acked', async () => {
    await using bot = await start();
    await bot.slack.deliver(event('Ev1'));
    const { ack } = await bot.slack.deliver({ ...event('Ev1'), retryAttempt: 1 });
    expect(ack?.status).toBe('in_time');
    expect(bot.app.get(Work).runs.toSorted()).toEqual(['shaky', 'steady']);
  });

  it('of a failed payload runs the failed handlers again, not those that succeeded', async () => {
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

  it('is available to a handler as a parameter', async () => {
    await using bot = await start();
    const { envelopeId } = await bot.slack.deliverEvent({ type: 'user_change' });
    const { attempts } = await bot.slack.waitForDelivery(envelopeId);
    expect(attempts.map(({ outcome }) => outcome)).toEqual(['timeout', 'acked']);
    expect(bot.app.get(Work).runs).toEqual(['wishing', 'wishing']);
  });

  it('of a payload that always fails is acked the last time, and counted and logged as lost', async () => {
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
  ])('of a running payload awaits the same outcome: %s', async (_end, failures, first, second) => {
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

  it('is never dropped because of its retry number: it may be the first that arrives', async () => {
    await using bot = await start();
    await bot.slack.deliver({ ...event('Ev1'), retryAttempt: 2 });
    expect(bot.app.get(Work).runs.toSorted()).toEqual(['shaky', 'steady']);
  });

  it('of a command with a response is not responded to again', async () => {
    await using bot = await start();
    const command = { type: 'slash_commands', payload: { command: '/count', text: 'once' }, envelopeId: 'E1' };
    const { ack } = await bot.slack.deliver(command);
    expect(ack?.payload).toEqual({ text: 'Counted.' });
    await bot.slack.deliver(command);
    expect(bot.app.get(Work).runs).toEqual(['once']);
  });

  it('is recognised for the time and the number of payloads in the options', async () => {
    await using bot = await Bot.start({
      providers: [Work, ShakyBot],
      options: { deduplication: { maxEntries: 1 } },
    });
    for (const id of ['Ev1', 'Ev2', 'Ev3', 'Ev1']) await bot.slack.deliver(event(id));
    expect(bot.app.get(Work).runs).toEqual(['shaky', 'shaky', 'shaky', 'shaky']);
  });
});

describe('a payload that arrives on two connections at once', () => {
  it.each(['new_envelope', 'same_envelope'] as const)(
    'is acked on both if it is an event in %s, and each handler runs once',
    async as => {
      await using bot = await start();
      await bot.slack.waitForConnections(2);
      const work = bot.app.get(Work);
      work.held = new Deferred();
      bot.slack.faults.duplicateNext(1, { as });
      const exchange = bot.slack.deliver(event('Ev1'));
      await until('both to arrive', () => countsOf(bot)?.received === 2);
      work.held.resolve();
      expect((await exchange).ack).toMatchObject({ status: 'in_time' });
      await until('both acks', () => bot.slack.acks.length === 2);
      expect(new Set(bot.slack.acks.map(({ connectionId }) => connectionId)).size).toBe(2);
      expect(work.runs.toSorted()).toEqual(['shaky', 'steady']);
    },
  );

  it('is run and responded to once if it is a command: no empty ack precedes the response', async () => {
    await using bot = await start();
    await bot.slack.waitForConnections(2);
    const texts = ['one', 'two', 'three', 'four', 'five'];
    for (const text of texts) {
      bot.slack.faults.duplicateNext(1, { as: 'same_envelope' });
      expect((await bot.slack.user('ann').command('/count', text)).message?.text).toBe('Counted.');
    }
    expect(bot.app.get(Work).runs).toEqual(texts);
    expect(bot.slack.acks).toHaveLength(5);
  });
});

describe('the outcome of a payload', () => {
  afterEach(() => {
    jest.restoreAllMocks();
  });

  it('is kept for at least ten minutes, longer than Slack redelivers, and less than twenty', async () => {
    const now = performance.now.bind(performance);
    let later = 0;
    jest.spyOn(performance, 'now').mockImplementation(() => now() + later);
    await using bot = await Bot.start({ providers: [Work, SteadyBot] });
    const { runs } = bot.app.get(Work);
    await bot.slack.deliver(event('Ev1'));
    later = 590_000;
    expect((await bot.slack.deliver({ ...event('Ev1'), retryAttempt: 3 })).ack).not.toBeNull();
    expect(runs).toEqual(['steady']);
    later = 1_210_000;
    await bot.slack.deliver(event('Ev1'));
    expect(runs).toEqual(['steady', 'steady']);
  });

  it('is dropped when the memory is full, but not while the handler is running', async () => {
    await using bot = await start({ deduplication: { maxEntries: 2 } });
    const work = bot.app.get(Work);
    work.held = new Deferred();
    void bot.slack.deliver(event('Ev1'));
    await until('it to be at work', () => work.runs.length === 2);
    for (const text of ['a', 'b', 'c', 'd']) await bot.slack.user('ann').command('/count', text);
    const again = bot.slack.deliver({ ...event('Ev1'), retryAttempt: 1 });
    await until('it to come again', () => countsOf(bot)?.received === 6);
    work.held.resolve();
    expect((await again).ack).toMatchObject({ status: 'in_time' });
    expect(work.runs.filter(run => run === 'shaky')).toHaveLength(1);
  });

  it('is kept for each app separately', async () => {
    const slack = await SlackEmulator.start();
    const second = slack.addApp('second');
    const apps = [
      { name: 'first', appToken: slack.appToken },
      { name: 'second', appToken: second.appToken },
    ];
    await using bot = await Bot.on(slack, { providers: [Work, SteadyBot], options: { apps } });
    await slack.deliver(event('Ev1'));
    await slack.deliver({ ...event('Ev1'), app: 'second' });
    expect(bot.app.get(Work).runs).toEqual(['steady', 'steady']);
  });
});

it('is not kept by a process that dies: the next process handles its running and queued events', async () => {
  const slack = await SlackEmulator.start({ redeliveryDelaysMs: [500, 500, 500] });
  const OPTIONS = JSON.stringify({ concurrency: { max: 1 }, ackDeadlineMs: 2_900 });
  await using child = new Child(await bundle('held.program.ts'), [], { ...slack.env, HELD: 'U0', OPTIONS });
  await slack.waitFor('the process', () => child.output.includes('up\n') || undefined, { timeoutMs: 20_000 });
  const join = async (id: string) => slack.deliverEvent({ type: 'team_join', user: { id } });
  const events = [join('U0')];
  await slack.waitFor('it to be at work', () => child.output.includes('begun U0\n') || undefined);
  let sent = 0;
  slack.on('written', () => (sent += 1));
  events.push(join('U1'), join('U2'));
  await slack.waitFor('the others to be sent', () => sent === 2 || undefined);
  child.signal('SIGKILL');
  await child.end();

  await using next = await Bot.on(slack, { providers: [HeldWork, HeldBot] });
  for (const { envelopeId } of await Promise.all(events)) {
    expect(await slack.waitForDelivery(envelopeId, { timeoutMs: 15_000 })).toMatchObject({ status: 'acked' });
  }
  expect(next.app.get(HeldWork).ended.toSorted()).toEqual(['U0', 'U1', 'U2']);
  expect(child.output).not.toContain('begun U1');
}, 30_000);
