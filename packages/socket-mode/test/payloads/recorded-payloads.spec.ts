import { Injectable } from '@nestjs/common';
import { describe, expect, it } from '@jest/globals';
import { Ctx, SlackContext, SlackEvent, SlackFallback } from '../../src/index.js';
import { Bot } from '../support/bot.js';
import { until } from '../support/until.js';
import { fieldAt } from '../support/field-at.js';
import { isCollectionThere, recorded, type RecordedPayload } from '../support/payload-collection.js';
import { kindOf, teamOf } from './expected.js';

/** What a catch-all was given, or should have been. */
interface Seen {
  readonly id: unknown;
  readonly kind: string;
  readonly team: string | null;
}

class Catch {
  readonly seen: Seen[] = [];

  protected see({ envelope, kind, teamId }: SlackContext): void {
    this.seen.push({ id: envelope.id, kind, team: teamId });
  }
}

@Injectable()
class FallbackBot extends Catch {
  @SlackFallback()
  all(@Ctx() ctx: SlackContext): void {
    this.see(ctx);
  }
}

@Injectable()
class EveryEventBot extends Catch {
  @SlackEvent('*')
  every(@Ctx() ctx: SlackContext<'event'>): void {
    this.see(ctx);
  }
}

const catchAlls = [
  ['@SlackFallback()', FallbackBot],
  ["@SlackEvent('*')", EveryEventBot],
] as const;

const start = async (catchAll: typeof FallbackBot | typeof EveryEventBot) =>
  Bot.start({ providers: [catchAll], options: { connections: 1, ignoreSelf: false } });

/** Delivers payloads one after the other; each is to be acked and seen once, as it should be. */
async function expectSeen(
  catchAll: typeof FallbackBot | typeof EveryEventBot,
  payloads: readonly RecordedPayload[],
  envelopeType: string,
): Promise<void> {
  await using bot = await start(catchAll);
  const { seen } = bot.app.get(catchAll);
  for (const [index, { name, form, body }] of payloads.entries()) {
    // Some share an event id, and would be taken for one that was handled.
    const eventId = envelopeType === 'events_api' ? { event_id: `Ev${index}` } : {};
    const whole = form === 'inner_event' ? { type: 'event_callback', team_id: 'T0LOCAL', event: body } : body;
    const { ack, payload, envelopeId } = await bot.slack.deliver({
      type: envelopeType,
      payload: { ...whole, ...eventId },
    });
    expect([name, ack?.status]).toEqual([name, 'in_time']);
    const expected: Seen = { id: envelopeId, kind: kindOf(envelopeType, payload), team: teamOf(payload) };
    expect([name, ...seen.splice(0)]).toEqual([name, expected]);
  }
}

const inCollection = isCollectionThere ? describe : describe.skip;

inCollection('recorded payloads (SLACK_PAYLOADS names their folder)', () => {
  it.each(catchAlls)('that are events are acked and seen by %s', async (_name, catchAll) => {
    expect.hasAssertions();
    await expectSeen(catchAll, recorded('events'), 'events_api');
  });

  it('that are interactions are acked and seen', async () => {
    expect.hasAssertions();
    await expectSeen(FallbackBot, recorded('interactive'), 'interactive');
  });

  it('that are commands are acked and seen', async () => {
    expect.hasAssertions();
    await expectSeen(FallbackBot, recorded('commands'), 'slash_commands');
  });

  const outsideEnvelopes = new Set(['hello', 'disconnect', 'client_ack']);

  it.each(catchAlls)('that are whole frames are acked and seen by %s', async (_name, catchAll) => {
    const frames = recorded('envelopes').filter(({ type }) => !outsideEnvelopes.has(type));
    const meant = catchAll === FallbackBot ? frames : frames.filter(({ type }) => type === 'events_api');
    expect(meant.length).toBeGreaterThan(0);
    for (const { name, type, body } of meant) {
      const payload = fieldAt(body, 'payload');
      const expected: Seen = { id: fieldAt(body, 'envelope_id'), kind: kindOf(type, payload), team: teamOf(payload) };
      // A bot each: they share ids, and would be taken for ones that were handled.
      await using bot = await start(catchAll);
      bot.slack.sendRaw(JSON.stringify(body));
      // The local Slack did not send this envelope, and says so of its ack.
      const isAcked = () => bot.slack.problems.some(({ text }) => text.includes(`"${String(expected.id)}"`));
      await until(`the ack of ${name}`, isAcked);
      expect([name, ...bot.app.get(catchAll).seen]).toEqual([name, expected]);
    }
  });
});
