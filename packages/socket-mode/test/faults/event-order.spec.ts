import { describe, expect, it } from '@jest/globals';
import type { SlackOrder } from '../../src/index.js';
import type { Bot } from '../support/bot.js';
import { countsOf, crowd, startHeld } from '../support/start-held.js';
import { unchecked } from '../support/unchecked.js';
import { until } from '../support/until.js';

const reaction = (bot: Bot, name: string, channel: string | null, user = 'U1') =>
  bot.slack.deliverEvent({
    type: 'reaction_added',
    reaction: name,
    user,
    item: { type: 'message', ts: '1.1', ...(channel === null ? {} : { channel }) },
  });

describe('the ordering key', () => {
  it('by channel keeps the events of one channel in order, and does not delay those of others', async () => {
    const { bot, work } = await startHeld({ concurrency: { orderBy: 'channel' } });
    await using _ = bot;
    work.hold('a1', 'a2');
    for (const name of ['a1', 'a2', 'a3']) void reaction(bot, name, 'C1');
    await until('two to wait', () => countsOf(bot)?.queued === 2);
    await reaction(bot, 'b1', 'C2');
    await reaction(bot, 'nowhere', null);
    expect(work.begun).toEqual(['a1', 'b1', 'nowhere']);
    work.release('a2', 'a1');
    await until('the rest', () => work.ended.length === 5);
    expect(work.ended).toEqual(['b1', 'nowhere', 'a1', 'a2', 'a3']);
    await reaction(bot, 'a4', 'C1');
    expect(work.ended).toContain('a4');
  });

  it('by user keeps the events of one user in order across channels', async () => {
    const { bot, work } = await startHeld({ concurrency: { orderBy: 'user' } });
    await using _ = bot;
    work.hold('a1');
    void reaction(bot, 'a1', 'C1', 'U1');
    void reaction(bot, 'a2', 'C2', 'U1');
    await until('one to wait', () => countsOf(bot)?.queued === 1);
    await reaction(bot, 'b1', 'C1', 'U2');
    expect(work.begun).toEqual(['a1', 'b1']);
    work.release('a1');
    await until('the rest', () => work.ended.length === 3);
  });

  it('by a function keeps events with the same key in order, and null means no order', async () => {
    const seen: unknown[] = [];
    const orderBy: SlackOrder = ({ app, channelId, userId, teamId, envelope }) => {
      seen.push([app, channelId, userId, teamId, envelope.name]);
      return channelId === 'C3' ? null : 'all';
    };
    const { bot, work } = await startHeld({ concurrency: { orderBy } });
    await using _ = bot;
    work.hold('a1');
    void reaction(bot, 'a1', 'C1');
    void reaction(bot, 'a2', 'C2');
    await until('one to wait', () => countsOf(bot)?.queued === 1);
    await reaction(bot, 'free', 'C3');
    expect(work.begun).toEqual(['a1', 'free']);
    expect(seen[0]).toEqual(['default', 'C1', 'U1', bot.slack.teamId, 'reaction_added']);
    work.release('a1');
    await until('the rest', () => work.ended.length === 3);
  });

  it('by a function that throws is ignored: every event is handled, and the error is logged once', async () => {
    const failing: SlackOrder[] = [
      () => {
        throw new Error('No idea.');
      },
      unchecked<SlackOrder>(async () => Promise.reject(new Error('Later.'))),
      unchecked<SlackOrder>(() => 7),
    ];
    for (const orderBy of failing) {
      const { bot, work } = await startHeld({ concurrency: { orderBy } });
      await using _ = bot;
      await reaction(bot, 'a1', 'C1');
      await reaction(bot, 'a2', 'C1');
      expect(work.ended).toEqual(['a1', 'a2']);
      expect(bot.log.find('error', 'concurrency.orderBy failed')).toHaveLength(1);
    }
  });

  it('applies to each handler separately: a hung handler does not delay another handler', async () => {
    const { bot, work } = await startHeld({ concurrency: { orderBy: () => 'all' } });
    await using _ = bot;
    work.hold('first U0');
    for (const name of ['U0', 'U1']) void bot.slack.deliverEvent({ type: 'user_change', user: { id: name } });
    await until('one handler to have ended both', () => work.ended.length === 2);
    expect(work.ended).toEqual(['second U0', 'second U1']);
    work.release('first U0');
    await until('the rest', () => work.ended.length === 4);
  });

  it('applies to events only: interactions start immediately', async () => {
    const { bot, work } = await startHeld({ concurrency: { orderBy: () => 'all' } });
    await using _ = await crowd(bot, work);
    expect((await bot.slack.user('ann').command('/do', 'this')).message?.text).toBe('Did this.');
  });
});
