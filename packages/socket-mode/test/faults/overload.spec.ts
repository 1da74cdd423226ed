import { describe, expect, it } from '@jest/globals';
import { SlackConnections, SlackSocketModeStrategy } from '../../src/index.js';
import { ACK_DEADLINE_MS, countsOf, crowd, join, startHeld } from '../support/start-held.js';
import { until } from '../support/until.js';

const names = (count: number) => Array.from({ length: count }, (_, index) => `U${index}`);

describe('an interaction under overload', () => {
  it('starts immediately, even if many events are queued', async () => {
    const { bot, work } = await startHeld({ concurrency: { max: 1, maxQueued: 5 } });
    await using _ = bot;
    work.hold('U0');
    for (const name of names(8)) void join(bot, name);
    await until('some to be refused', () => countsOf(bot)?.refused === 2);
    expect((await bot.slack.user('ann').command('/do', 'this')).message?.text).toBe('Did this.');
    work.release('U0');
  });

  it('gets a reply at the deadline if it would start later, and never starts', async () => {
    const { bot, work } = await startHeld({ concurrency: { max: 1, maxQueued: 5 } });
    await using crowded = await crowd(bot, work);
    const { ack, message } = await bot.slack.user('ann').command('/do', 'this');
    expect(ack).toMatchObject({ status: 'in_time' });
    expect(ack?.latencyMs).toBeGreaterThanOrEqual(ACK_DEADLINE_MS - 100);
    expect(message?.text).toBe('Too much to do.');
    expect(countsOf(bot)).toMatchObject({ queued: 1, busy: 1, refused: 0 });
    await crowded.end();
    expect((await bot.slack.user('ann').command('/do', 'that')).message?.text).toBe('Did that.');
    expect(work.begun).toEqual(['held', 'that']);
  });

  it('gets one reply if it arrives on two connections at once', async () => {
    const { bot, work } = await startHeld({ concurrency: { max: 1, maxQueued: 5 }, connections: 2 });
    await bot.slack.waitForConnections(2);
    await using _ = await crowd(bot, work);
    bot.slack.faults.duplicateNext(1, { as: 'same_envelope' });
    expect((await bot.slack.user('ann').command('/do', 'this')).message?.text).toBe('Too much to do.');
    expect(countsOf(bot)).toMatchObject({ received: 3, queued: 2, busy: 1, withheld: 1 });
  });

  it('starts if a slot is free before its deadline', async () => {
    const { bot, work } = await startHeld({ concurrency: { max: 1, maxQueued: 5 }, ackDeadlineMs: 800 });
    await using crowded = await crowd(bot, work);
    const exchange = bot.slack.user('ann').command('/do', 'this');
    await until('it to wait', () => countsOf(bot)?.queued === 1);
    await crowded.end();
    expect((await exchange).message?.text).toBe('Did this.');
  });

  it('over the limit does not start and gets a reply for its kind, and forms stay open', async () => {
    const { bot, work } = await startHeld({ concurrency: { max: 1, maxQueued: 0 } });
    const { slack } = bot;
    const [ann, bob, carol] = [slack.user('ann'), slack.user('bob'), slack.user('carol')];
    await ann.command('/form');
    const form = await slack.waitForView(ann);
    await ann.command('/panel');
    const message = await slack.waitForMessage('Panel');
    await using crowded = await crowd(bot, work);

    const command = await ann.command('/do', 'more');
    expect(command.message).toMatchObject({ text: 'Too much to do.', ephemeralTo: ann.id });

    const submission = await ann.submit(form, { title: 'What I typed' });
    expect(submission.ack?.payload).toEqual({ response_action: 'errors', errors: { title: 'Too much to do.' } });
    expect(ann.views).toHaveLength(1);

    const suggestion = await ann.suggest(message, 'menu', 'on');
    expect(suggestion).toMatchObject({ options: [], ack: { status: 'in_time' } });

    const told = (id: string) =>
      slack.waitForMessage(each => each.text === 'Too much to do.' && each.ephemeralTo === id);
    const click = await bob.click(message, 'button');
    expect(click.ack).toMatchObject({ status: 'in_time' });
    await told(bob.id);

    const messageShortcut = await carol.messageShortcut('message_shortcut', message);
    expect(messageShortcut.ack).toMatchObject({ status: 'in_time' });
    await told(carol.id);

    // There is no response_url, so the bot replies in the conversation with the user.
    const shortcut = await ann.shortcut('shortcut');
    expect(shortcut.ack).toMatchObject({ status: 'in_time' });
    await slack.waitForMessage(each => each.text === 'Too much to do.' && each.ephemeralTo === undefined);

    expect(countsOf(bot)).toMatchObject({ busy: 6 });
    await crowded.end();
    expect(work.begun).toEqual(['held']);
  });

  it('gets one reply if one click is rejected several times', async () => {
    const { bot, work } = await startHeld({ concurrency: { max: 1, maxQueued: 0 } });
    await using _ = await crowd(bot, work);
    const action = { type: 'button', action_id: 'button', block_id: 'row', value: '1' };
    const body = { type: 'block_actions', actions: [action, action], user: { id: bot.slack.user('ann').id } };
    await bot.slack.deliver({ type: 'interactive', payload: body });
    await bot.slack.waitForMessage('Too much to do.');
    expect(countsOf(bot)).toMatchObject({ busy: 1 });
    expect(bot.slack.apiCalls.filter(({ method }) => method === 'chat.postMessage')).toHaveLength(1);
  });

  it('stays queued beyond the deadline of others if its handler acks immediately', async () => {
    const { bot, work } = await startHeld({ concurrency: { max: 1, maxQueued: 2 } });
    await using crowded = await crowd(bot, work);
    expect((await bot.slack.user('ann').shortcut('immediate')).ack).toMatchObject({ status: 'in_time' });
    const { message } = await bot.slack.user('ann').command('/do', 'late');
    expect(message?.text).toBe('Too much to do.');
    await crowded.end();
    await until('its end', () => work.ended.includes('immediate'));
  });
});

describe('an overload', () => {
  it('is logged once when it starts and once when it ends, not for each payload', async () => {
    const { bot, work } = await startHeld({ concurrency: { max: 1, maxQueued: 1 } });
    const slack = bot.slack;
    work.hold('U0');
    void join(bot, 'U0');
    await until('the slot to be taken', () => work.begun.length === 1);
    await Promise.all(['U1', 'U2', 'U3', 'U4'].map(name => join(bot, name)));
    expect(bot.log.find('warn', 'Overloaded: more payloads arrive than the handlers finish')).toHaveLength(1);
    expect(bot.app.get(SlackConnections).app()).toMatchObject({ overloaded: true });
    expect(bot.app.get(SlackSocketModeStrategy).load).toEqual({
      default: { running: 1, waiting: 1, overloaded: true },
    });
    work.release('U0');
    await until('the end of what waited', () => work.ended.length === 2);
    await bot.app.close();
    expect(bot.log.find('log', 'The overload ended')).toEqual([
      expect.stringMatching(
        /^The overload ended after .* Affected: 1 event, acked late or not at all; 3 events, left to Slack to deliver again\.$/,
      ),
    ]);
    await slack.close();
  });

  it('is not reported while queued payloads start in time', async () => {
    const { bot, work } = await startHeld({ concurrency: { max: 1 } });
    await using _ = bot;
    await Promise.all(names(20).map(name => join(bot, name)));
    expect(work.ended).toHaveLength(20);
    expect(countsOf(bot)?.queued).toBeGreaterThan(0);
    expect(bot.log.find('warn', 'Overloaded')).toEqual([]);
  });
});
