import { Injectable } from '@nestjs/common';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import {
  Ctx,
  Payload,
  SlackContext,
  SlackOptions,
  SlackShortcut,
  SlackView,
  SlackViewSubmission,
} from '../../src/index.js';
import { modal, plain, textInput } from '../support/block-kit.js';
import { Bot } from '../support/bot.js';

@Injectable()
class FormBot {
  @SlackShortcut('open')
  async open(@Ctx() ctx: SlackContext<'shortcut'>): Promise<void> {
    const category = { type: 'external_select' as const, action_id: 'category', min_query_length: 0 };
    const select = {
      type: 'input' as const,
      block_id: 'select',
      label: plain('Which?'),
      element: category,
      optional: true,
    };
    await ctx.openView(modal('form', [textInput('title'), select]));
  }

  @SlackViewSubmission('form')
  async submit(
    @Payload('state.values.title.title_text.value') wish: string,
    @Ctx() ctx: SlackContext<'view_submission'>,
  ) {
    switch (wish) {
      case 'errors':
        return SlackView.errors({ title: 'Not like that.' });
      case 'update':
        return SlackView.update(modal('second'));
      case 'push':
        return SlackView.push(modal('on_top'));
      case 'clear':
        return SlackView.clear();
      case 'by hand':
        return ctx.ack(SlackView.errors({ title: 'By hand.' }));
      default:
        return undefined;
    }
  }

  @SlackOptions('category')
  categories(@Payload('value') typed: string) {
    return typed === 'groups'
      ? { option_groups: [{ label: plain('Home'), options: [{ text: plain('Lamp'), value: 'lamp' }] }] }
      : ['Lamp', { text: 'Door', value: 'door' }];
  }
}

describe('response to a view submission', () => {
  let bot: Bot;
  const submit = async (title: string) => {
    const ann = bot.slack.user('ann');
    await ann.shortcut('open');
    return ann.submit(await bot.slack.waitForView('ann'), { title });
  };
  const openViews = () => bot.slack.user('ann').views.map(({ callbackId }) => callbackId);

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

  it('closes the view when the handler returns nothing', async () => {
    const { ack } = await submit('nothing');
    expect(ack).not.toHaveProperty('payload');
    expect(openViews()).toEqual([]);
  });

  it('keeps the view open with field errors and the user’s input', async () => {
    await submit('errors');
    const [view] = bot.slack.user('ann').views;
    expect(view?.errors).toEqual({ title: 'Not like that.' });
    expect(view?.state).toMatchObject({ title: { title_text: { value: 'errors' } } });
  });

  it('updates the view', async () => {
    await submit('update');
    expect(openViews()).toEqual(['second']);
  });

  it('pushes another view', async () => {
    await submit('push');
    expect(openViews()).toEqual(['form', 'on_top']);
  });

  it('clears all views', async () => {
    await submit('clear');
    expect(openViews()).toEqual([]);
  });

  it('can be sent with ctx.ack()', async () => {
    await submit('by hand');
    expect(bot.slack.user('ann').views[0]?.errors).toEqual({ title: 'By hand.' });
  });

  it.each([
    ['la', ['Lamp', 'door']],
    ['groups', ['lamp']],
  ])('fills a select with options while the user types: %s', async (typed, values) => {
    const ann = bot.slack.user('ann');
    await ann.shortcut('open');
    const { options } = await ann.suggest(await bot.slack.waitForView('ann'), 'category', typed);
    expect(options?.map(({ value }) => value)).toEqual(values);
  });
});
