import { Injectable } from '@nestjs/common';
import type { Ack } from '@nest-slack/emulator';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { objectAt } from '../../../core/src/envelope/json.js';
import {
  Ctx,
  Payload,
  SlackAction,
  type SlackAnswerable,
  SlackCommand,
  SlackContext,
  SlackEvent,
  SlackMessage,
  SlackMessageShortcut,
  SlackOptions,
  SlackShortcut,
  SlackSocketModeStrategy,
  SlackViewClosed,
  SlackViewSubmission,
} from '../../src/index.js';
import { buttons, externalMenu, modal } from '../support/block-kit.js';
import { Bot } from '../support/bot.js';
import { Gate } from '../support/gate.js';
import { posted } from '../support/posted.js';

const DEADLINE_MS = 400;

@Injectable()
class EveryKindBot {
  gate = new Gate();
  /** `ctx.answerable` when the handler started, and after its wait. */
  answerables: SlackAnswerable[] = [];

  @SlackCommand('/open')
  async open(@Payload('text') callbackId: string, @Ctx() ctx: SlackContext<'command'>): Promise<void> {
    await ctx.openView(modal(callbackId));
  }

  @SlackCommand('/auto')
  @SlackAction('auto')
  @SlackShortcut('auto')
  @SlackMessageShortcut('auto')
  @SlackViewSubmission('auto')
  @SlackViewClosed('auto')
  @SlackMessage('auto')
  @SlackEvent('team_join')
  async auto(@Ctx() ctx: SlackContext): Promise<void> {
    await this.#hold(ctx);
  }

  @SlackCommand('/immediate', { ack: 'immediate' })
  @SlackAction('immediate', { ack: 'immediate' })
  @SlackShortcut('immediate', { ack: 'immediate' })
  @SlackMessageShortcut('immediate', { ack: 'immediate' })
  @SlackViewSubmission('immediate', { ack: 'immediate' })
  @SlackViewClosed('immediate', { ack: 'immediate' })
  @SlackMessage('immediate', { ack: 'immediate' })
  @SlackEvent('channel_archive', { ack: 'immediate' })
  async immediate(@Ctx() ctx: SlackContext): Promise<void> {
    await this.#hold(ctx);
  }

  @SlackCommand('/manual', { ack: 'manual' })
  @SlackAction('manual', { ack: 'manual' })
  @SlackShortcut('manual', { ack: 'manual' })
  @SlackMessageShortcut('manual', { ack: 'manual' })
  @SlackViewSubmission('manual', { ack: 'manual' })
  @SlackViewClosed('manual', { ack: 'manual' })
  @SlackMessage('manual', { ack: 'manual' })
  @SlackEvent('channel_unarchive', { ack: 'manual' })
  async manual(@Ctx() ctx: SlackContext): Promise<void> {
    await ctx.ack();
    await this.#hold(ctx);
  }

  @SlackOptions('auto')
  async options(@Ctx() ctx: SlackContext<'options'>): Promise<string[]> {
    await this.#hold(ctx);
    return ['late'];
  }

  @SlackOptions('manual', { ack: 'manual' })
  async optionsByHand(@Ctx() ctx: SlackContext<'options'>): Promise<string[]> {
    await ctx.ack(['by hand']);
    await this.#hold(ctx);
    return ['late'];
  }

  async #hold(ctx: SlackContext): Promise<void> {
    this.answerables = [ctx.answerable];
    await this.gate.pass();
    this.answerables.push(ctx.answerable);
  }
}

type Mode = 'auto' | 'immediate' | 'manual';
const EVENTS = { auto: 'team_join', immediate: 'channel_archive', manual: 'channel_unarchive' } as const;

describe('ack modes by kind of payload', () => {
  let bot: Bot;
  let handlers: EveryKindBot;
  const ann = () => bot.slack.user('ann');
  const form = async (callbackId: string) => {
    await ann().command('/open', callbackId);
    return bot.slack.waitForView('ann', { where: view => view.callbackId === callbackId });
  };

  /** Sends one payload of each kind; resolves to its ack. */
  const acts: Record<string, (mode: Mode) => Promise<Ack | null | undefined>> = {
    command: async mode => (await ann().command(`/${mode}`)).ack,
    action: async mode => (await ann().click(await posted(bot, [buttons(mode)]), mode)).ack,
    shortcut: async mode => (await ann().shortcut(mode)).ack,
    message_shortcut: async mode => (await ann().messageShortcut(mode, await ann().say('random', 'A message.'))).ack,
    view_submission: async mode => (await ann().submit(await form(mode))).ack,
    view_closed: async mode => (await ann().closeView(await form(mode)))?.ack,
    options: async mode => (await ann().suggest(await posted(bot, [externalMenu(mode)]), mode, 'x')).ack,
    event: async mode => (await bot.slack.deliverEvent({ type: EVENTS[mode] })).ack,
    message: async mode =>
      (await bot.slack.deliverEvent({ type: 'message', channel: 'C1', user: 'U1', text: mode, ts: '1.1' })).ack,
  };

  beforeAll(async () => {
    bot = await Bot.start({ providers: [EveryKindBot], options: { ackDeadlineMs: DEADLINE_MS } });
    handlers = bot.app.get(EveryKindBot);
  });
  afterEach(async () => {
    handlers.gate = new Gate();
    while (ann().views.length > 0) await ann().closeView(ann().views.at(-1));
  });
  afterAll(async () => {
    await bot[Symbol.asyncDispose]();
  });

  /** The number of acks that were sent at their deadline. */
  const late = () => bot.app.get(SlackSocketModeStrategy).counts['default']?.late ?? 0;
  const ends = async (): Promise<readonly SlackAnswerable[]> => {
    handlers.gate.open();
    return bot.slack.waitFor('the end of the handler', () =>
      handlers.answerables.length === 2 ? handlers.answerables : undefined,
    );
  };

  it.each<[kind: string, atFirst: SlackAnswerable, atLast: SlackAnswerable, carried: object | null]>([
    ['command', 'ack', 'response_url', null],
    ['action', 'response_url', 'response_url', null],
    ['shortcut', null, null, null],
    ['message_shortcut', 'response_url', 'response_url', null],
    ['view_submission', 'ack', 'view', { response_action: 'update' }],
    ['view_closed', null, null, null],
    ['options', 'ack', null, null],
    ['event', null, null, null],
    ['message', 'channel', 'channel', null],
  ])('acks a late handler at the deadline: %s', async (kind, atFirst, atLast, carried) => {
    const before = late();
    const ack = await acts[kind]?.('auto');
    expect(late()).toBe(before + 1);
    expect(ack?.status).toBe('in_time');
    expect(objectAt({ payload: null, ...ack }, 'payload')).toMatchObject(carried ?? {});
    expect(ack?.payload === undefined).toBe(carried === null);
    await expect(ends()).resolves.toEqual([atFirst, atLast]);
  });

  it.each<[kind: string, answerable: SlackAnswerable]>([
    ['command', 'response_url'],
    ['action', 'response_url'],
    ['shortcut', null],
    ['message_shortcut', 'response_url'],
    ['view_submission', null],
    ['view_closed', null],
    ['event', null],
    ['message', 'channel'],
  ])('acks when an immediate or manual handler calls ack(): %s', async (kind, answerable) => {
    for (const mode of ['immediate', 'manual'] as const) {
      const before = late();
      const ack = await acts[kind]?.(mode);
      expect(late()).toBe(before);
      expect(ack).not.toHaveProperty('payload');
      await expect(ends()).resolves.toEqual([answerable, answerable]);
      handlers.gate = new Gate();
    }
  });

  it('sends manually acked options and warns about a result that is returned later', async () => {
    const ack = await acts['options']?.('manual');
    expect(ack?.payload).toMatchObject({ options: [{ value: 'by hand' }] });
    await expect(ends()).resolves.toEqual([null, null]);
    await bot.slack.waitFor('a warning', () => bot.log.find('warn', 'EveryKindBot.optionsByHand')[0]);
  });
});
