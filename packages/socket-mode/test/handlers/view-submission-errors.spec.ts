import { BadRequestException, type CanActivate, Injectable, UseGuards } from '@nestjs/common';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import {
  Ctx,
  Payload,
  SlackAck,
  SlackContext,
  SlackShortcut,
  SlackUserException,
  SlackViewException,
  SlackViewSubmission,
} from '../../src/index.js';
import { modal, plain, textInput } from '../support/block-kit.js';
import { Bot } from '../support/bot.js';

class NoEntry implements CanActivate {
  canActivate(): boolean {
    return false;
  }
}

@Injectable()
class FormBot {
  @SlackShortcut('open')
  async open(@Ctx() ctx: SlackContext<'shortcut'>): Promise<void> {
    await ctx.openView(modal('form', [textInput('title'), textInput('urgency')]));
  }

  @SlackShortcut('open_guarded')
  async openGuarded(@Ctx() ctx: SlackContext<'shortcut'>): Promise<void> {
    await ctx.openView(modal('guarded'));
  }

  @SlackShortcut('open_text')
  async openText(@Ctx() ctx: SlackContext<'shortcut'>): Promise<void> {
    await ctx.openView(modal('text', [{ type: 'section', text: plain('Sure?') }]));
  }

  @SlackViewSubmission('form')
  submit(@Payload('state.values.title.title_text.value') title: string) {
    switch (title) {
      case 'block':
        throw new SlackViewException({ urgency: 'Pick one.' });
      case 'action':
        throw new SlackViewException({ urgency_text: 'Pick one.' });
      case 'unknown':
        throw new SlackViewException({ colour: 'What colour?' });
      case 'nothing':
        throw new SlackViewException({});
      case 'user':
        throw new SlackUserException('There is no ticket 7.');
      case 'blocks':
        throw new SlackUserException({ blocks: [{ type: 'divider' }] });
      case 'invalid':
        throw new BadRequestException(['title is short', 'urgency is odd']);
      case 'retry':
        return SlackAck.retry();
      case 'fine':
        return undefined;
      default:
        throw new Error('The database is gone.');
    }
  }

  @SlackViewSubmission('guarded')
  @UseGuards(NoEntry)
  guarded(): void {}

  @SlackViewSubmission('text')
  text(): void {
    throw new SlackViewException({ title: 'Not today.' });
  }
}

describe('view submission with a failing handler', () => {
  let bot: Bot;
  const submit = async (title: string) => {
    const ann = bot.slack.user('ann');
    await ann.shortcut('open');
    const { problem } = await ann.submit(await bot.slack.waitForView('ann'), { title });
    expect(problem).toBeUndefined();
    return ann.views[0];
  };

  beforeAll(async () => {
    bot = await Bot.start({ providers: [FormBot] });
  });
  afterEach(async () => {
    const ann = bot.slack.user('ann');
    while (ann.views.length > 0) await ann.closeView(ann.views.at(-1));
  });
  afterAll(async () => {
    await bot[Symbol.asyncDispose]();
  });

  it.each([
    ['block', { urgency: 'Pick one.' }],
    ['action', { urgency: 'Pick one.' }],
    ['unknown', { title: 'What colour?' }],
    ['user', { title: 'There is no ticket 7.' }],
    ['invalid', { title: 'title is short\nurgency is odd' }],
  ])('shows the error on its field: %s', async (title, errors) => {
    const view = await submit(title);
    expect(view?.errors).toEqual(errors);
  });

  it('shows a default text for an error without one', async () => {
    const view = await submit('nothing');
    expect(view?.errors).toEqual({ title: 'Not done' });
  });

  it('shows blocks at the top and keeps the input until the next submission', async () => {
    const ann = bot.slack.user('ann');
    const view = await submit('blocks');
    const shape = (shown = view) => shown?.blocks.map(({ type }) => type);
    expect(view?.callbackId).toBe('form');
    expect(shape()).toEqual(['divider', 'input', 'input']);
    expect(view?.state).toMatchObject({ title: { title_text: { value: 'blocks' } } });
    await ann.submit(view, { title: 'user' });
    expect(shape(ann.views[0])).toEqual(['section', 'input', 'input']);
    expect(JSON.stringify(ann.views[0]?.blocks[0])).toContain('There is no ticket 7.');
    await ann.submit(ann.views[0], { title: 'fine' });
    expect(ann.views).toEqual([]);
  });

  it.each(['error', 'retry'])('stays open with the error text on the first input and all values: %s', async title => {
    const view = await submit(title);
    expect(view?.errors).toEqual({ title: expect.stringMatching(/^Sorry, .* error [0-9a-f]{8}\.$/) });
    expect(view?.state).toMatchObject({ title: { title_text: { value: title } } });
  });

  it('shows the forbidden text when a guard denies access', async () => {
    const ann = bot.slack.user('ann');
    await ann.shortcut('open_guarded');
    await ann.submit(await bot.slack.waitForView('ann'));
    expect(ann.views[0]?.errors).toEqual({ title: 'You are not allowed to do that.' });
  });

  it('shows the error in a separate view when the form has no input', async () => {
    const ann = bot.slack.user('ann');
    await ann.shortcut('open_text');
    await ann.submit(await bot.slack.waitForView('ann'));
    expect(ann.views.map(({ title }) => title?.text)).toEqual(['Ticket', 'Not done']);
    expect(ann.views[1]?.blocks).toMatchObject([{ type: 'section', text: plain('Not today.') }]);
  });
});
