import { describe, expect, it } from '@jest/globals';
import { Bot } from '../support/bot.js';
import { HeldBot, HeldWork } from '../support/held-bot.js';
import { countsOf, join, startHeld } from '../support/start-held.js';
import { until } from '../support/until.js';

const patient = { drainTimeoutMs: 20_000 } as const;

/** A bot that is shutting down while a handler is still running. `end` completes that handler. */
async function shuttingDown(...[options, slack]: Parameters<typeof startHeld>) {
  const { bot, work } = await startHeld({ ...patient, ...options }, slack);
  return { bot, work, stop: () => stopping(bot, work) };
}

async function stopping(bot: Bot, work: HeldWork) {
  work.hold('held');
  const held = bot.slack.user('bob').command('/do', 'held');
  await until('a handler to be at work', () => work.begun.includes('held'));
  const closed = bot.app.close();
  return async () => {
    work.release('held');
    await closed;
    return held;
  };
}

describe('a payload that arrives during the shutdown', () => {
  it('is rejected with a reply for its kind if it is an interaction, and forms stay open', async () => {
    const { bot, work, stop } = await shuttingDown();
    const { slack } = bot;
    const [ann, carol] = [slack.user('ann'), slack.user('carol')];
    await ann.command('/panel');
    const panel = await slack.waitForMessage('Panel');
    await ann.command('/form');
    const form = await slack.waitForView(ann);
    const end = await stop();

    const command = await ann.command('/do', 'more');
    expect(command.message).toMatchObject({ text: 'Back soon.', ephemeralTo: ann.id });
    const submission = await ann.submit(form, { title: 'What I typed' });
    expect(submission.ack?.payload).toEqual({ response_action: 'errors', errors: { title: 'Back soon.' } });
    expect(ann.views).toHaveLength(1);
    expect(await ann.suggest(panel, 'menu', 'on')).toMatchObject({ options: [], ack: { status: 'in_time' } });
    expect((await carol.click(panel, 'button')).ack).toMatchObject({ status: 'in_time' });
    await slack.waitForMessage(({ text, ephemeralTo }) => text === 'Back soon.' && ephemeralTo === carol.id);

    expect((await end()).message?.text).toBe('Did held.');
    expect(work.begun).toEqual(['held']);
    expect(countsOf(bot)).toMatchObject({ restarting: 4, busy: 0 });
    expect(bot.log.find('log', 'Not begun because of the shutdown')).toEqual([
      'Not begun because of the shutdown: 4 commands or clicks, answered that the bot restarts.',
    ]);
    expect(bot.log.find('warn', '')).toEqual([]);
    await slack.close();
  });

  it('stays unacked if it is an event, and Slack delivers it to the next process', async () => {
    const { bot, work, stop } = await shuttingDown({}, { redeliveryDelaysMs: [2_000] });
    const { slack } = bot;
    const end = await stop();
    const left = await join(bot, 'U0');
    expect(left.ack).toBeNull();
    const next = Bot.on(slack, { providers: [HeldWork, HeldBot] });
    await end();
    await using successor = await next;
    const { attempts } = await slack.waitForDelivery(left.envelopeId);
    expect(attempts.map(({ outcome }) => outcome)).toEqual(['timeout', 'acked']);
    expect([work.begun, successor.app.get(HeldWork).ended]).toEqual([['held'], ['U0']]);
    expect(countsOf(bot)).toMatchObject({ refused: 1, lost: 0 });
  });

  it('stays unacked if it is an event whose handler acks immediately', async () => {
    const { bot, stop } = await shuttingDown();
    const end = await stop();
    expect((await bot.slack.deliverEvent({ type: 'emoji_changed', name: 'party' })).ack).toBeNull();
    await end();
    await bot.slack.close();
  });

  it('is counted as lost if it is the last delivery of an event', async () => {
    const { bot, stop } = await shuttingDown();
    const end = await stop();
    await Promise.all([join(bot, 'U0', { retryAttempt: 3 }), join(bot, 'U1')]);
    await end();
    expect(countsOf(bot)).toMatchObject({ refused: 2, lost: 1 });
    expect(bot.log.find('warn', 'Not begun because of the shutdown')).toEqual([
      'Not begun because of the shutdown: 1 event, left to Slack to deliver again; 1 event, lost: Slack does not deliver them again.',
    ]);
    await bot.slack.close();
  });

  it('is acked if it is a redelivery of a completed event, so that the next process does not repeat it', async () => {
    const { bot, work, stop } = await shuttingDown();
    const event = {
      type: 'events_api',
      payload: { event_id: 'Ev1', event: { type: 'team_join', user: { id: 'U0' } } },
    };
    await bot.slack.deliver(event);
    const end = await stop();
    const { ack } = await bot.slack.deliver({ ...event, retryAttempt: 1 });
    expect(ack).toMatchObject({ status: 'in_time' });
    await end();
    expect(work.begun).toEqual(['U0', 'held']);
    await bot.slack.close();
  });

  it('awaits the same outcome if it is a redelivery of a running event', async () => {
    const { bot, work } = await shuttingDown();
    const event = {
      type: 'events_api',
      payload: { event_id: 'Ev1', event: { type: 'team_join', user: { id: 'U0' } } },
    };
    work.hold('U0');
    const first = bot.slack.deliver(event);
    await until('it to be at work', () => work.begun.includes('U0'));
    const closed = bot.app.close();
    const second = bot.slack.deliver({ ...event, retryAttempt: 1 });
    await until('the redelivery', () => countsOf(bot)?.received === 2);
    work.release('U0');
    for (const { ack } of await Promise.all([first, second])) expect(ack).toMatchObject({ status: 'in_time' });
    await closed;
    expect(work.begun).toEqual(['U0']);
    await bot.slack.close();
  });
});

describe('a queued payload at the shutdown', () => {
  it('does not start: an event stays unacked, a user gets a reply, and running handlers complete', async () => {
    const { bot, work } = await shuttingDown({ concurrency: { max: 1 } });
    work.hold('U0');
    const running = join(bot, 'U0');
    const waiting = join(bot, 'U1');
    await until('the event to wait', () => countsOf(bot)?.queued === 1);
    work.hold('held');
    const held = bot.slack.user('bob').command('/do', 'held');
    await until('a person’s handler to be at work', () => work.begun.includes('held'));
    const told = bot.slack.user('ann').command('/do', 'more');
    await until('another to wait', () => countsOf(bot)?.queued === 2);

    const closed = bot.app.close();
    expect((await told).message?.text).toBe('Back soon.');
    work.release('U0', 'held');
    expect((await held).message?.text).toBe('Did held.');
    expect((await running).ack).toMatchObject({ status: 'in_time' });
    await closed;
    expect((await waiting).ack).toBeNull();
    expect(work.begun).toEqual(['U0', 'held']);
    expect(countsOf(bot)).toMatchObject({ refused: 1, restarting: 1 });
    await bot.slack.close();
  });

  it('is not acked by the shutdown if its deadline has already passed', async () => {
    const { bot, work } = await shuttingDown({ concurrency: { max: 1 } });
    work.hold('U0');
    void join(bot, 'U0');
    const waiting = join(bot, 'U1');
    await until('its deadline', () => bot.log.find('warn', 'Overloaded').length === 1);
    const closed = bot.app.close();
    work.release('U0');
    await closed;
    const { ack, envelopeId } = await waiting;
    expect(ack).toBeNull();
    expect(bot.slack.acks.filter(each => each.envelopeId === envelopeId)).toEqual([]);
    expect(work.begun).toEqual(['U0']);
    await bot.slack.close();
  });
});
