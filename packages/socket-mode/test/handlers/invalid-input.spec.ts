import { Injectable } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import {
  Ctx,
  Payload,
  SlackAction,
  SlackActionValue,
  SlackBody,
  SlackCommand,
  SlackContext,
  SlackEvent,
  SlackFallback,
  SlackMessage,
  SlackMessageShortcut,
  SlackOptions,
  SlackShortcut,
  SlackSocketModeStrategy,
  SlackUser,
  SlackViewClosed,
  SlackViewSubmission,
} from '../../src/index.js';
import { Bot } from '../support/bot.js';

/** Reads every property of a context: none may throw, even when fields of the payload are missing. */
function readAll(ctx: SlackContext): void {
  const { teamId, enterpriseId, userId, channelId, threadTs, botUserId, retry, answerable, params, client } = ctx;
  expect([
    teamId,
    enterpriseId,
    userId,
    channelId,
    threadTs,
    botUserId,
    retry,
    answerable,
    params,
    client,
  ]).toHaveLength(10);
}

@Injectable()
class PatientBot {
  handled = 0;

  @SlackCommand(/^/)
  command(@Payload() _payload: object, @Ctx() ctx: SlackContext, @Payload('text') _text: unknown): void {
    this.#read(ctx);
  }

  @SlackAction(/^/)
  action(@Ctx() ctx: SlackContext, @SlackActionValue() _value: unknown, @SlackUser() _user: unknown): void {
    this.#read(ctx);
  }

  @SlackOptions(/^/)
  options(@Ctx() ctx: SlackContext): string[] {
    this.#read(ctx);
    return [];
  }

  @SlackViewSubmission(/^/)
  submission(@Ctx() ctx: SlackContext, @Payload('state.values.a.b.value') _value: unknown): void {
    this.#read(ctx);
  }

  @SlackViewClosed(/^/)
  closed(@Ctx() ctx: SlackContext): void {
    this.#read(ctx);
  }

  @SlackShortcut(/^/)
  shortcut(@Ctx() ctx: SlackContext, @SlackBody('team.id') _team: unknown): void {
    this.#read(ctx);
  }

  @SlackMessageShortcut(/^/)
  messageShortcut(@Ctx() ctx: SlackContext, @Payload('message.text') _text: unknown): void {
    this.#read(ctx);
  }

  @SlackEvent('*')
  event(@Ctx() ctx: SlackContext, @Payload('item.channel') _channel: unknown): void {
    this.#read(ctx);
  }

  @SlackMessage(/(?<word>\w+)/)
  message(@Ctx() ctx: SlackContext): void {
    this.#read(ctx);
  }

  @SlackFallback()
  fallback(@Ctx() ctx: SlackContext, @Payload('a.b.c') _deep: unknown): void {
    this.#read(ctx);
  }

  #read(ctx: SlackContext): void {
    this.handled += 1;
    readAll(ctx);
  }
}

/** A valid payload of each kind. */
const whole = {
  command: ['slash_commands', { command: '/a', text: 'b c', user_id: 'U1', channel_id: 'C1', team_id: 'T1' }],
  action: [
    'interactive',
    {
      type: 'block_actions',
      user: { id: 'U1', team_id: 'T1' },
      team: { id: 'T1' },
      container: { type: 'message', channel_id: 'C1' },
      actions: [{ type: 'button', action_id: 'a', block_id: 'b', value: 'c', selected_option: { value: 'd' } }],
    },
  ],
  options: ['interactive', { type: 'block_suggestion', action_id: 'a', block_id: 'b', value: 'c', user: { id: 'U1' } }],
  submission: [
    'interactive',
    {
      type: 'view_submission',
      user: { id: 'U1' },
      view: { id: 'V1', callback_id: 'a', state: { values: { a: { b: { value: 'c' } } } }, blocks: [] },
      response_urls: [{ response_url: 'https://example.com' }],
    },
  ],
  closed: ['interactive', { type: 'view_closed', user: { id: 'U1' }, view: { id: 'V1', callback_id: 'a' } }],
  shortcut: ['interactive', { type: 'shortcut', callback_id: 'a', user: { id: 'U1' }, team: { id: 'T1' } }],
  messageShortcut: [
    'interactive',
    { type: 'message_action', callback_id: 'a', user: { id: 'U1' }, message: { ts: '1.0', text: 'b' } },
  ],
  event: [
    'events_api',
    {
      type: 'event_callback',
      team_id: 'T1',
      authorizations: [{ team_id: 'T1', user_id: 'UBOT', is_bot: true }],
      event: { type: 'message', user: 'U1', channel: 'C1', text: 'b c', item: { channel: 'C1' }, ts: '1.0' },
    },
  ],
} satisfies Record<string, [string, object]>;

/** Copies with some fields removed or replaced. */
const damaged = (value: unknown): fc.Arbitrary<unknown> => {
  const nonsense = fc.constantFrom<unknown>(null, [], {}, 7, '', true, [null], undefined);
  if (typeof value !== 'object' || value === null) {
    return fc.oneof({ weight: 6, arbitrary: fc.constant(value) }, { weight: 1, arbitrary: nonsense });
  }
  const parts = Array.isArray(value)
    ? fc.tuple(...value.map(damaged))
    : fc.record(Object.fromEntries(Object.entries(value).map(([key, child]) => [key, damaged(child)])));
  return fc.oneof({ weight: 8, arbitrary: parts }, { weight: 1, arbitrary: nonsense });
};

describe('invalid input', () => {
  let bot: Bot;
  const counts = () => bot.app.get(SlackSocketModeStrategy).counts['default'];
  const stillHandles = async () => {
    const before = bot.app.get(PatientBot).handled;
    const { ack } = await bot.slack.user('ann').command('/still', 'there');
    return ack?.status === 'in_time' && bot.app.get(PatientBot).handled === before + 1;
  };

  beforeAll(async () => {
    bot = await Bot.start({ providers: [PatientBot], options: { connections: 1 } });
  });
  afterAll(async () => {
    await bot[Symbol.asyncDispose]();
  });

  it.each([
    ['broken JSON', '{"envelope_id":"E1"', 'text that is not JSON'],
    ['an empty frame', '', 'text that is not JSON'],
    ['null', 'null', 'JSON that is not an object'],
    ['a list', '[]', 'JSON that is not an object'],
    ['a text', '"hello"', 'JSON that is not an object'],
    ['an object without an id', '{"type":"novelty"}', 'novelty'],
    ['an empty object', '{}', 'unknown'],
    ['binary data', Buffer.from([0, 1, 2, 255]), 'binary data'],
  ])('that is %s is counted each time, logged once by its kind, and otherwise ignored', async (_what, frame, name) => {
    const before = counts()?.malformed ?? 0;
    for (let time = 0; time < 3; time += 1) bot.slack.sendRaw(frame);
    await bot.slack.waitFor('three more malformed frames', () =>
      counts()?.malformed === before + 3 ? true : undefined,
    );
    expect(bot.log.find('warn', `without an envelope (${name})`)).toHaveLength(1);
    await expect(stillHandles()).resolves.toBe(true);
  });

  it.each([
    ['slash_commands', undefined],
    ['slash_commands', {}],
    ['events_api', null],
    ['events_api', { type: 'event_callback' }],
    ['events_api', { type: 'event_callback', event: null }],
    ['events_api', { type: 'app_rate_limited', minute_rate_limited: 1518467820 }],
    ['interactive', []],
    ['interactive', { type: 'block_actions' }],
    ['interactive', { type: 'block_actions', actions: [null, 7, {}] }],
    ['interactive', { type: 'view_submission', view: null }],
    ['interactive', { type: 'view_closed' }],
    ['interactive', { type: 'shortcut' }],
    ['interactive', { type: 'block_suggestion', value: null }],
    ['interactive', { type: 'dialog_cancellation' }],
    ['telepathy', 'tea'],
  ])('with an envelope id is acked and handled: %s with %j', async (type, payload) => {
    const before = bot.app.get(PatientBot).handled;
    const { ack } = await bot.slack.deliver({ type, payload });
    expect(ack?.status).toBe('in_time');
    expect(bot.app.get(PatientBot).handled).toBeGreaterThan(before);
    await expect(stillHandles()).resolves.toBe(true);
  });

  it.each(Object.entries(whole))(
    'that is a damaged %s is acked, and its handler can read the remaining fields',
    async (kind, [type, payload]) => {
      await fc.assert(
        fc.asyncProperty(damaged(payload), fc.uuid(), async (body, envelopeId) => {
          const { ack } = await bot.slack.deliver({ type, payload: body, envelopeId, retryAttempt: 3 });
          expect([kind, ack?.status]).toEqual([kind, 'in_time']);
        }),
        { numRuns: 40 },
      );
      expect(bot.log.find('error', /./)).toEqual([]);
      await expect(stillHandles()).resolves.toBe(true);
    },
  );

  it('closes no connection', () => {
    expect(bot.log.find('log', 'Connected to Slack')).toHaveLength(1);
    expect(bot.slack.connections).toHaveLength(1);
  });
});
