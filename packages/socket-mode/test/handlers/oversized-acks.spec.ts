import { Injectable } from '@nestjs/common';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { KnownBlock } from '@slack/types';
import {
  Ctx,
  Payload,
  SlackCommand,
  SlackContext,
  SlackOptions,
  SlackShortcut,
  SlackUserException,
  SlackView,
  SlackViewSubmission,
} from '../../src/index.js';
import { modal, plain, textInput } from '../support/block-kit.js';
import { Bot } from '../support/bot.js';

const manyBlocks = (text: string): KnownBlock[] =>
  Array.from({ length: 10 }, () => ({ type: 'section', text: plain(text.repeat(700)) }));

@Injectable()
class WordyBot {
  @SlackCommand('/long')
  long() {
    return { text: 'Long.', blocks: manyBlocks('€') };
  }

  @SlackCommand('/long-error')
  longError(): void {
    throw new SlackUserException({ text: 'Long error.', blocks: manyBlocks('€') });
  }

  @SlackCommand('/long-by-hand')
  async byHand(@Ctx() ctx: SlackContext<'command'>): Promise<void> {
    await ctx.ack({ text: 'Long by hand.', blocks: manyBlocks('€') });
  }

  @SlackShortcut('open')
  async open(@Ctx() ctx: SlackContext<'shortcut'>): Promise<void> {
    const element = { type: 'external_select' as const, action_id: 'category', min_query_length: 0 };
    const select = { type: 'input' as const, block_id: 'select', label: plain('Which?'), element, optional: true };
    await ctx.openView(modal('form', [textInput('how'), select]));
  }

  @SlackViewSubmission('form')
  submit(@Payload('state.values.how.how_text.value') how: string) {
    const view = modal('long', manyBlocks('€'));
    if (how === 'named') return SlackView.update({ ...view, external_id: 'report-7' });
    if (how === 'errors') return SlackView.errors({ how: '€'.repeat(10_000) });
    return how === 'push' ? SlackView.push(view) : SlackView.update(view);
  }

  @SlackOptions('category')
  options(): string[] {
    return Array.from({ length: 100 }, (_, index) => `${index} ${'€'.repeat(70)}`);
  }
}

describe('response over the size limit of an ack', () => {
  let bot: Bot;

  const submit = async (how: string) => {
    const ann = bot.slack.user('ann');
    await ann.shortcut('open');
    return ann.submit(await bot.slack.waitForView('ann'), { how });
  };

  beforeAll(async () => {
    bot = await Bot.start({ providers: [WordyBot] });
  });
  afterEach(async () => {
    const ann = bot.slack.user('ann');
    while (ann.views.length > 0) await ann.closeView(ann.views.at(-1));
  });
  afterAll(async () => {
    await bot[Symbol.asyncDispose]();
  });

  it.each([
    ['/long', 'Long.'],
    ['/long-error', 'Long error.'],
    ['/long-by-hand', 'Long by hand.'],
  ])('of a command is sent through response_url after an empty ack: %s', async (command, text) => {
    const ann = bot.slack.user('ann');
    const { ack } = await ann.command(command);
    expect(ack?.status).toBe('in_time');
    expect(ack).not.toHaveProperty('payload');
    const answer = await bot.slack.waitForMessage(text);
    expect(answer.ephemeralTo).toBe(ann.id);
    expect(answer.blocks).toHaveLength(10);
  });

  it.each(['update', 'push'])('of a view submission is sent by the Web API after a placeholder view: %s', async how => {
    const ann = bot.slack.user('ann');
    const { ack, problem } = await submit(how);
    expect(problem).toBeUndefined();
    expect(ack?.payload).toMatchObject({ response_action: how, view: { title: plain('Ticket') } });
    const view = await bot.slack.waitForView(ann, { where: ({ callbackId }) => callbackId === 'long' });
    expect(view.blocks).toHaveLength(10);
    expect(ann.views).toHaveLength(how === 'push' ? 2 : 1);
    expect(bot.slack.connections).toHaveLength(2);
  });

  it('of a view submission keeps the external id of its view', async () => {
    await submit('named');
    const view = await bot.slack.waitForView('ann', { where: ({ callbackId }) => callbackId === 'long' });
    expect(view.externalId).toBe('report-7');
  });

  it('of a view submission is truncated when it is a field error', async () => {
    const { problem } = await submit('errors');
    expect(problem).toBeUndefined();
    expect(bot.slack.user('ann').views[0]?.errors).toEqual({ how: '€'.repeat(2_000) });
  });

  it('is never sent as a frame over the limit', async () => {
    await bot.slack.user('ann').command('/long');
    await submit('push');
    expect(bot.slack.problems).toEqual([]);
  });

  it('of a select is logged, and the ack is empty', async () => {
    const ann = bot.slack.user('ann');
    await ann.shortcut('open');
    const { ack } = await ann.suggest(await bot.slack.waitForView('ann'), 'category', 'x');
    expect(ack?.status).toBe('in_time');
    expect(ack).not.toHaveProperty('payload');
    expect(bot.log.find('error', 'WordyBot.options returned more for options')[0]).toContain('20,480 bytes');
  });
});
