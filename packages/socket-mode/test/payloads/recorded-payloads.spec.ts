import { Injectable } from '@nestjs/common';
import { describe, expect, it, jest } from '@jest/globals';
import { Ctx, SlackContext, SlackEvent, SlackFallback } from '../../src/index.js';
import { Bot } from '../support/bot.js';
import { until } from '../support/until.js';
import { fieldAt } from '../support/field-at.js';
import { isCollectionThere, recorded, type RecordedPayload } from '../support/payload-collection.js';
import { kindOf, teamOf } from './expected.js';
import { OwnHandlersBot, type Seen, Watching } from './own-handlers.js';

@Injectable()
class FallbackBot extends Watching {
  @SlackFallback()
  all(@Ctx() ctx: SlackContext): void {
    this.see(ctx, ctx.kind);
  }
}

@Injectable()
class EveryEventBot extends Watching {
  @SlackEvent('*')
  every(@Ctx() ctx: SlackContext<'event'>): void {
    this.see(ctx, ctx.kind);
  }
}

const bots = [
  ['@SlackFallback()', FallbackBot],
  ["@SlackEvent('*')", EveryEventBot],
  ['handlers of their own', OwnHandlersBot],
] as const;

const ofAllKinds = bots.filter(([, bot]) => bot !== EveryEventBot);

type AnyBot = (typeof bots)[number][1];

const start = async (handlers: AnyBot) =>
  Bot.start({ providers: [handlers], options: { connections: 1, ignoreSelf: false } });

/** The number of handler calls: a block action is handled once per action, except by a fallback. */
const timesSeen = (bot: AnyBot, payload: unknown): number => {
  const actions = fieldAt(payload, 'actions');
  return bot === OwnHandlersBot && Array.isArray(actions) ? actions.length : 1;
};

/** Delivers payloads one after the other; each must be acked and handled with the expected kind and team. */
async function expectSeen(handlers: AnyBot, payloads: readonly RecordedPayload[], envelopeType: string): Promise<void> {
  await using bot = await start(handlers);
  const { seen } = bot.app.get(handlers);
  for (const [index, { name, form, body }] of payloads.entries()) {
    // Some payloads share an event id and would be treated as redeliveries.
    const eventId = envelopeType === 'events_api' ? { event_id: `Ev${index}` } : {};
    const whole = form === 'inner_event' ? { type: 'event_callback', team_id: 'T0LOCAL', event: body } : body;
    const { ack, payload, envelopeId } = await bot.slack.deliver({
      type: envelopeType,
      payload: { ...whole, ...eventId },
    });
    expect([name, ack?.status]).toEqual([name, 'in_time']);
    const expected: Seen = { id: envelopeId, kind: kindOf(envelopeType, payload), team: teamOf(payload) };
    const all = Array.from({ length: timesSeen(handlers, payload) }, () => expected);
    expect([name, ...seen.splice(0)]).toEqual([name, ...all]);
  }
}

// Delivering hundreds of payloads in sequence takes time on a busy machine.
jest.setTimeout(60_000);

const inCollection = isCollectionThere ? describe : describe.skip;

inCollection('recorded payloads (SLACK_PAYLOADS names their folder)', () => {
  it.each(bots)('events are acked and handled by %s', async (_name, handlers) => {
    expect.hasAssertions();
    await expectSeen(handlers, recorded('events'), 'events_api');
  });

  it.each(ofAllKinds)('interactions are acked and handled by %s', async (_name, handlers) => {
    expect.hasAssertions();
    await expectSeen(handlers, recorded('interactive'), 'interactive');
  });

  it.each(ofAllKinds)('commands are acked and handled by %s', async (_name, handlers) => {
    expect.hasAssertions();
    await expectSeen(handlers, recorded('commands'), 'slash_commands');
  });

  const outsideEnvelopes = new Set(['hello', 'disconnect', 'client_ack']);

  it.each(bots)('whole frames are acked and handled by %s', async (_name, handlers) => {
    const frames = recorded('envelopes').filter(({ type }) => !outsideEnvelopes.has(type));
    const meant = handlers !== EveryEventBot ? frames : frames.filter(({ type }) => type === 'events_api');
    expect(meant.length).toBeGreaterThan(0);
    for (const { name, type, body } of meant) {
      const payload = fieldAt(body, 'payload');
      const expected: Seen = { id: fieldAt(body, 'envelope_id'), kind: kindOf(type, payload), team: teamOf(payload) };
      // One bot per frame: they share ids and would be treated as redeliveries.
      await using bot = await start(handlers);
      bot.slack.sendRaw(JSON.stringify(body));
      // The local Slack did not send this envelope, so it reports the ack as a problem.
      const isAcked = () => bot.slack.problems.some(({ text }) => text.includes(`"${String(expected.id)}"`));
      await until(`the ack of ${name}`, isAcked);
      expect([name, ...bot.app.get(handlers).seen]).toEqual([name, expected]);
    }
  });
});
