import { Catch, Injectable, UseFilters } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { KnownBlock } from '@slack/types';
import {
  Ctx,
  SlackAck,
  SlackCommand,
  SlackContext,
  type SlackExceptionFilter,
  type SlackFilterAnswer,
  SlackInteraction,
  SlackShortcut,
  SlackViewSubmission,
} from '../../src/index.js';
import { modal, plain } from '../support/block-kit.js';
import { Bot } from '../support/bot.js';
import { Gate } from '../support/gate.js';

const blocks: KnownBlock[] = [{ type: 'section', text: plain('There is no ticket 7.') }];

class TicketNotFound extends Error {
  constructor(readonly told: SlackFilterAnswer) {
    super('The database has none.');
  }
}

/** One filter class for commands and views. */
@Catch(TicketNotFound)
class TicketNotFoundFilter implements SlackExceptionFilter<TicketNotFound> {
  catch({ told }: TicketNotFound): SlackFilterAnswer {
    return told;
  }
}

@Injectable()
@UseFilters(TicketNotFoundFilter)
class TicketBot {
  told: SlackFilterAnswer = 'There is no ticket 7.';
  gate: Gate | null = null;

  @SlackShortcut('open')
  async open(@Ctx() ctx: SlackContext<'shortcut'>): Promise<void> {
    await ctx.openView(modal('form'));
  }

  @SlackCommand('/close')
  @SlackInteraction({ type: 'dialog_submission', callbackId: 'close' })
  @SlackViewSubmission('form')
  async close(): Promise<void> {
    await this.gate?.pass();
    throw new TicketNotFound(this.told);
  }
}

describe('text from an exception filter', () => {
  let bot: Bot;
  const submit = async () => {
    const ann = bot.slack.user('ann');
    await ann.shortcut('open');
    const { ack } = await ann.submit(await bot.slack.waitForView('ann'));
    return { ann, ack };
  };
  const says = (told: SlackFilterAnswer): TicketBot => Object.assign(bot.app.get(TicketBot), { told });
  const dialog = () =>
    bot.slack.deliver({
      type: 'interactive',
      payload: { type: 'dialog_submission', callback_id: 'close', submission: { title: 'x' } },
    });

  beforeAll(async () => {
    bot = await Bot.start({ providers: [TicketBot], options: { ackDeadlineMs: 300 } });
  });
  afterAll(async () => {
    await bot[Symbol.asyncDispose]();
  });

  it('is the response to a command', async () => {
    says('There is no ticket 7.');
    const { ack } = await bot.slack.user('ann').command('/close');
    expect(ack?.payload).toEqual({ text: 'There is no ticket 7.' });
  });

  it.each([
    ['a text', 'There is no ticket 7.'],
    ['a message', { text: 'There is no ticket 7.' }],
    ['SlackAck.ok', SlackAck.ok('There is no ticket 7.')],
  ])('is shown in the view, which stays open: %s', async (_name, told) => {
    says(told);
    const { ann } = await submit();
    expect(ann.views[0]?.errors).toEqual({ title: 'There is no ticket 7.' });
  });

  it('is shown in the view with its blocks', async () => {
    says({ text: 'There is no ticket 7.', blocks });
    const { ack } = await submit();
    expect(ack?.payload).toMatchObject({
      response_action: 'update',
      view: { blocks: [...blocks, { block_id: 'title' }] },
    });
  });

  it('is shown in the view that is reopened after the deadline', async () => {
    const gate = new Gate();
    const tickets = says('There is no ticket 7.');
    tickets.gate = gate;
    await submit();
    gate.open();
    tickets.gate = null;
    const view = await bot.slack.waitForView('ann', {
      where: shown => JSON.stringify(shown).includes('There is no ticket 7.'),
    });
    expect(JSON.stringify(view)).toContain('title_text');
  });

  it('is shown in the dialog, which stays open', async () => {
    says('There is no ticket 7.');
    const { ack } = await dialog();
    expect(ack?.payload).toEqual({ errors: [{ name: 'title', error: 'There is no ticket 7.' }] });
  });

  it('logs no warning', () => {
    expect(bot.log.find('warn', 'no answer')).toEqual([]);
  });

  it('closes the view when it is empty', async () => {
    says(undefined);
    const { ack } = await submit();
    expect(ack?.status).toBe('in_time');
    expect(ack).not.toHaveProperty('payload');
  });
});
