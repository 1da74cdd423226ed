import { describe, expect, it } from '@jest/globals';
import { Bot } from '../support/bot.js';
import { HeldBot, HeldWork } from '../support/held-bot.js';
import { countsOf, join, startHeld } from '../support/start-held.js';
import { until } from '../support/until.js';

const patient = { drainTimeoutMs: 20_000 } as const;

/** A bot that has begun to shut down while a handler is still at work; `end` lets that handler end. */
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

describe('what comes while the bot shuts down', () => {
  it('from people is not begun, and each kind is told so in its way: forms stay open', async () => {
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

  it('as an event stays unacked and goes to whoever is next', async () => {
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

  it('as an event whose handler acks at once is not acked either', async () => {
    const { bot, stop } = await shuttingDown();
    const end = await stop();
    expect((await bot.slack.deliverEvent({ type: 'emoji_changed', name: 'party' })).ack).toBeNull();
    await end();
    await bot.slack.close();
  });

  it('as the last delivery of an event is counted as lost', async () => {
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

  it('again though it was done is acked, so that whoever is next does not do it again', async () => {
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

  it('again while it is still at work joins it, and is acked with its end', async () => {
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

describe('what waits for its turn when the bot shuts down', () => {
  it('is not begun: an event stays unacked, a person is told, and what is at work ends', async () => {
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

  it('past its deadline already is not acked by that', async () => {
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
