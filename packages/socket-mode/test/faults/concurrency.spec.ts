import { describe, expect, it } from '@jest/globals';
import { SlackEmulator } from '@nest-slack/emulator';
import { Bot } from '../support/bot.js';
import { HeldBot, HeldWork } from '../support/held-bot.js';
import { countsOf, join, startHeld } from '../support/start-held.js';
import { until } from '../support/until.js';

const names = (count: number) => Array.from({ length: count }, (_, index) => `U${index}`);

describe('the concurrency limit', () => {
  it('queues the handlers over it, and starts them in order as slots become free', async () => {
    const { bot, work } = await startHeld({ concurrency: { max: 2 } });
    await using _ = bot;
    work.hold('U0', 'U1', 'U2', 'U3');
    for (const name of names(4)) void join(bot, name);
    await until('two to wait', () => countsOf(bot)?.queued === 2);
    expect(work.begun).toEqual(['U0', 'U1']);
    work.release('U1');
    await until('the third', () => work.begun.length === 3);
    work.release('U0');
    await until('the fourth', () => work.begun.length === 4);
    expect(work.begun).toEqual(['U0', 'U1', 'U2', 'U3']);
    work.release('U2', 'U3');
  });

  it('queues nothing if it is not set', async () => {
    const { bot, work } = await startHeld({ concurrency: undefined });
    await using _ = bot;
    work.hold(...names(60));
    for (const name of names(60)) void join(bot, name);
    await until('all to begin', () => work.begun.length === 60);
    expect(countsOf(bot)).toMatchObject({ queued: 0 });
    work.release(...names(60));
  });

  it('is counted for each app, with the module limit as the default', async () => {
    const slack = await SlackEmulator.start();
    const second = slack.addApp('second');
    const apps = [
      { name: 'first', appToken: slack.appToken, botToken: slack.botToken, concurrency: { max: 1 } },
      { name: 'second', appToken: second.appToken, botToken: second.botToken },
    ];
    await using bot = await Bot.on(slack, {
      providers: [HeldWork, HeldBot],
      options: { apps, concurrency: { max: 2 } },
    });
    const work = bot.app.get(HeldWork);
    work.hold(...names(6));
    for (const name of ['U0', 'U1', 'U2']) void join(bot, name);
    for (const name of ['U3', 'U4', 'U5']) void join(bot, name, { app: 'second' });
    await until('three to wait', () => work.begun.length === 3);
    expect(work.begun.toSorted((one, other) => one.localeCompare(other))).toEqual(['U0', 'U3', 'U4']);
    work.release(...names(6));
    await until('all to end', () => work.ended.length === 6);
  });

  it('releases the slot and the ordering key of a hung handler after handlerTimeoutMs', async () => {
    const { bot, work } = await startHeld({ concurrency: { max: 1, orderBy: () => 'all' }, handlerTimeoutMs: 700 });
    await using _ = bot;
    work.hold('hung');
    void join(bot, 'hung');
    await until('it to hang', () => work.begun.length === 1);
    await join(bot, 'next');
    expect(work.ended).toEqual(['next']);
    expect(bot.log.find('error', '(handlerTimeoutMs)')).toHaveLength(1);
    work.release('hung');
  });
});

describe('a queued event', () => {
  it('stays unacked, and gets an empty ack when it starts after its deadline', async () => {
    const { bot, work } = await startHeld({ concurrency: { max: 1 } });
    await using _ = bot;
    work.hold('U0', 'U1');
    void join(bot, 'U0');
    const waiting = join(bot, 'U1');
    const { envelopeId } = await waiting;
    expect(bot.slack.acks.some(ack => ack.envelopeId === envelopeId)).toBe(false);
    expect((await waiting).ack).toBeNull();
    work.release('U0');
    const ack = await bot.slack.waitForAck(envelopeId);
    expect(ack).toMatchObject({ status: 'late' });
    expect(work.ended).toEqual(['U0']);
    expect(bot.log.find('debug', 'after 400 ms: the handler was queued. Acked now, because it starts')).toHaveLength(1);
    work.release('U1');
  });

  it('is acked at the deadline if it starts earlier and its handler is still running', async () => {
    const { bot, work } = await startHeld({ concurrency: { max: 1 } });
    await using _ = bot;
    work.hold('U0', 'U1');
    void join(bot, 'U0');
    const waiting = join(bot, 'U1');
    await until('it to wait', () => countsOf(bot)?.queued === 1);
    work.release('U0');
    expect((await waiting).ack).toMatchObject({ status: 'in_time' });
    expect(work.ended).toEqual(['U0']);
    expect(bot.log.find('debug', 'after 400 ms: acked without a result. The handler continues.')).not.toEqual([]);
    expect(bot.log.find('debug', 'the handler was queued')).toEqual([]);
    work.release('U1');
  });

  it('shares its outcome with its redeliveries, which stay unacked too, and runs once', async () => {
    const { bot, work } = await startHeld({ concurrency: { max: 1 } }, { redeliveryDelaysMs: [0, 0] });
    await using _ = bot;
    work.hold('U0', 'U1');
    void join(bot, 'U0');
    const waiting = await join(bot, 'U1');
    await until('the last redelivery', () => bot.slack.deliveries.some(({ attempts }) => attempts.length === 3));
    work.release('U0');
    const { attempts } = await bot.slack.waitForDelivery(waiting.envelopeId);
    expect(attempts.map(({ outcome }) => outcome)).toEqual(['timeout', 'timeout', 'acked']);
    work.release('U1');
    await until('its end', () => work.ended.includes('U1'));
    expect(work.begun.filter(name => name === 'U1')).toHaveLength(1);
  });

  it('stays unacked if one of its handlers is queued, even if the others have completed', async () => {
    const { bot, work } = await startHeld({ concurrency: { max: 1 } });
    await using _ = bot;
    work.hold('second U1');
    work.hold('first U0');
    const one = bot.slack.deliverEvent({ type: 'user_change', user: { id: 'U0' } });
    await until('the other to wait', () => countsOf(bot)?.queued === 1);
    expect(work.begun).toEqual(['first U0']);
    expect((await one).ack).toBeNull();
    work.release('first U0');
    await bot.slack.waitForAck((await one).envelopeId);
    await until('both', () => work.ended.length === 2);
  });

  it('is acked at its deadline once most events stay unacked, before Slack disables the subscription', async () => {
    const { bot, work } = await startHeld({ concurrency: { max: 1 } });
    await using _ = bot;
    work.hold(...names(102));
    await Promise.all(names(101).map(name => join(bot, name)));
    const { ack } = await join(bot, 'U101');
    expect(ack).toMatchObject({ status: 'in_time' });
    expect(work.begun).toEqual(['U0']);
    expect(bot.log.find('error', "Over half of the last hour's events ended without an ack.")).toHaveLength(1);
    expect(bot.log.find('debug', 'the handler is still queued. Acked now')).toHaveLength(1);
    work.release(...names(102));
    await until('all to end', () => work.ended.length === 102);
  });
});

describe('a redelivery', () => {
  it('of a completed event is acked even if no slot and no queue position is free', async () => {
    const { bot, work } = await startHeld({ concurrency: { max: 1, maxQueued: 0 } });
    await using _ = bot;
    const event = {
      type: 'events_api',
      payload: { event_id: 'Ev1', event: { type: 'team_join', user: { id: 'U0' } } },
    };
    await bot.slack.deliver(event);
    work.hold('U1');
    void join(bot, 'U1');
    await until('the slot to be taken', () => work.begun.length === 2);
    const { ack } = await bot.slack.deliver({ ...event, retryAttempt: 1 });
    expect(ack).toMatchObject({ status: 'in_time' });
    work.release('U1');
  });
});

describe('an event that finds the queue full', () => {
  it('stays unacked, and Slack delivers it again', async () => {
    const { bot, work } = await startHeld({ concurrency: { max: 1, maxQueued: 0 } }, { redeliveryDelaysMs: [0, 0] });
    await using _ = bot;
    work.hold('U0');
    void join(bot, 'U0');
    await until('the slot to be taken', () => work.begun.length === 1);
    const { envelopeId } = await join(bot, 'U1');
    expect(work.begun).toEqual(['U0']);
    expect(countsOf(bot)).toMatchObject({ refused: 1, withheld: 1 });
    work.release('U0');
    const { attempts } = await bot.slack.waitForDelivery(envelopeId);
    expect(attempts.at(-1)?.outcome).toBe('acked');
    expect(work.ended).toEqual(['U0', 'U1']);
  });

  it('stays unacked if one handler rejects it, and the other handlers do not run again', async () => {
    const { bot, work } = await startHeld({ concurrency: { max: 1, maxQueued: 0 } }, { redeliveryDelaysMs: [0] });
    await using _ = bot;
    work.hold('first U0');
    const { envelopeId } = await bot.slack.deliverEvent({ type: 'user_change', user: { id: 'U0' } });
    await until('the redelivery', () => countsOf(bot)?.received === 2);
    work.release('first U0');
    await bot.slack.waitForDelivery(envelopeId);
    expect(work.begun.filter(name => name === 'first U0')).toHaveLength(1);
  });

  it('is acked and counted as lost at its last delivery, without a log line for each event', async () => {
    const { bot, work } = await startHeld({ concurrency: { max: 1, maxQueued: 0 } });
    await using _ = bot;
    work.hold('U0');
    void join(bot, 'U0');
    await until('the slot to be taken', () => work.begun.length === 1);
    for (const name of ['U1', 'U2']) {
      const { ack } = await join(bot, name, { retryAttempt: 3 });
      expect(ack).toMatchObject({ status: 'in_time' });
    }
    expect(countsOf(bot)).toMatchObject({ refused: 2, lost: 2 });
    expect(bot.log.find('error', 'lost')).toEqual([]);
    work.release('U0');
  });

  it('stays unacked even if its handler acks immediately', async () => {
    const { bot, work } = await startHeld({ concurrency: { max: 1, maxQueued: 0 } });
    await using _ = bot;
    work.hold('U0');
    const immediate = (name: string) => bot.slack.deliverEvent({ type: 'emoji_changed', name });
    expect((await immediate('U0')).ack).toMatchObject({ status: 'in_time' });
    expect((await immediate('U1')).ack).toBeNull();
    expect(work.begun).toEqual(['U0']);
    work.release('U0');
  });
});
