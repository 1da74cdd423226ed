import { Injectable } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
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
  SlackInteraction,
  SlackMessage,
  SlackMessageShortcut,
  SlackOptions,
  SlackParam,
  SlackShortcut,
  SlackUser,
  SlackViewClosed,
  SlackViewSubmission,
} from '../../src/index.js';
import { Bot } from '../support/bot.js';
import { buttons, modal, plain } from '../support/block-kit.js';
import { posted } from '../support/posted.js';

interface Call {
  readonly handler: string;
  readonly kind?: string;
  readonly of?: unknown;
  readonly params?: unknown;
}

@Injectable()
class EveryBot {
  readonly calls: Call[] = [];

  @SlackCommand('/deploy')
  command(@Payload('text') text: string, @Ctx() ctx: SlackContext<'command'>, @SlackUser() user: string): void {
    this.calls.push({ handler: 'command', kind: ctx.kind, of: text, params: { user } });
  }

  @SlackCommand('/ticket close :id')
  words(@SlackParam('id') id: string, @SlackBody('command') command: string): void {
    this.calls.push({ handler: 'words', of: command, params: { id } });
  }

  @SlackCommand(/^\/env-(?<env>\w+)$/)
  expression(@SlackParam('env') env: string): void {
    this.calls.push({ handler: 'expression', params: { env } });
  }

  @SlackAction('approve')
  action(
    @Payload('action_id') id: string,
    @SlackActionValue() value: string,
    @Ctx() ctx: SlackContext<'action'>,
  ): void {
    this.calls.push({ handler: 'action', kind: ctx.kind, of: id, params: { value } });
  }

  @SlackAction('ticket/:id/close')
  actionOfPattern(@SlackParam('id') id: string): void {
    this.calls.push({ handler: 'actionOfPattern', params: { id } });
  }

  @SlackInteraction({ type: 'block_actions', blockId: 'row', actionId: /^any/ })
  interaction(@Payload('action_id') id: string): void {
    this.calls.push({ handler: 'interaction', of: id });
  }

  @SlackOptions('category')
  options(@Payload('value') typed: string, @Ctx() ctx: SlackContext<'options'>) {
    this.calls.push({ handler: 'options', kind: ctx.kind, of: typed });
    return ['Lamps'];
  }

  @SlackShortcut('new_ticket')
  async shortcut(@Payload('callback_id') id: string, @Ctx() ctx: SlackContext<'shortcut'>): Promise<void> {
    this.calls.push({ handler: 'shortcut', kind: ctx.kind, of: id });
    await ctx.openView(modal('ticket'));
  }

  @SlackMessageShortcut('count_words')
  messageShortcut(@Payload('message.text') text: string, @Ctx() ctx: SlackContext<'message_shortcut'>): void {
    this.calls.push({ handler: 'messageShortcut', kind: ctx.kind, of: text });
  }

  @SlackViewSubmission('ticket')
  submission(@Payload('state.values.title.title_text.value') title: string, @Ctx() ctx: SlackContext): void {
    this.calls.push({ handler: 'submission', kind: ctx.kind, of: title });
  }

  @SlackViewClosed('ticket')
  closed(@Payload('callback_id') id: string, @Ctx() ctx: SlackContext<'view_closed'>): void {
    this.calls.push({ handler: 'closed', kind: ctx.kind, of: id });
  }

  @SlackEvent('reaction_added')
  event(@Payload('reaction') reaction: string, @Ctx() ctx: SlackContext<'event'>): void {
    this.calls.push({ handler: 'event', kind: ctx.kind, of: reaction });
  }

  @SlackEvent({ type: 'message', subtype: 'message_changed' })
  edit(@Payload('message.text') text: string): void {
    this.calls.push({ handler: 'edit', of: text });
  }

  @SlackEvent('app_mention')
  mention(@Payload('type') type: string, @Ctx() ctx: SlackContext<'message'>): void {
    this.calls.push({ handler: 'mention', kind: ctx.kind, of: type });
  }

  @SlackMessage('hello')
  message(@Payload('text') text: string, @Ctx() ctx: SlackContext<'message'>): void {
    this.calls.push({ handler: 'message', kind: ctx.kind, of: text });
  }

  @SlackMessage(/^status of (?<service>[\w-]+)/)
  matched(@SlackParam('service') service: string): void {
    this.calls.push({ handler: 'matched', params: { service } });
  }

  @SlackFallback()
  fallback(@Payload() body: object, @Ctx() ctx: SlackContext): void {
    this.calls.push({ handler: 'fallback', kind: ctx.kind, of: body });
  }
}

describe('handler decorators', () => {
  let bot: Bot;
  const handled = (handler: string, isMeant: (call: Call) => boolean = () => true) =>
    bot.slack.waitFor(`a call of ${handler}`, () =>
      bot.app.get(EveryBot).calls.find(call => call.handler === handler && isMeant(call)),
    );

  beforeAll(async () => {
    bot = await Bot.start({ providers: [EveryBot] });
  });
  afterAll(async () => {
    await bot[Symbol.asyncDispose]();
  });

  it('pass a command to its handler', async () => {
    const ann = bot.slack.user('ann');
    await ann.command('/deploy', 'prod now');
    const params = { user: ann.id };
    await expect(handled('command')).resolves.toEqual({ handler: 'command', kind: 'command', of: 'prod now', params });
  });

  it('pass a command with a subcommand to its handler', async () => {
    await bot.slack.user('ann').command('/ticket', 'close 42');
    await expect(handled('words')).resolves.toEqual({ handler: 'words', of: '/ticket', params: { id: '42' } });
  });

  it('pass commands that match a regular expression', async () => {
    await bot.slack.user('ann').command('/env-prod');
    await expect(handled('expression')).resolves.toMatchObject({ params: { env: 'prod' } });
  });

  it('pass clicks on an element with their value', async () => {
    await bot.slack.user('ann').click(await posted(bot, [buttons('approve')]), 'approve');
    const params = { value: 'value of approve' };
    await expect(handled('action')).resolves.toEqual({ handler: 'action', kind: 'action', of: 'approve', params });
  });

  it('pass clicks on elements that match a pattern, with its captures', async () => {
    await bot.slack.user('ann').click(await posted(bot, [buttons('ticket/42/close')]), 'ticket/42/close');
    await expect(handled('actionOfPattern')).resolves.toMatchObject({ params: { id: '42' } });
  });

  it('pass interactions that match all conditions', async () => {
    await bot.slack.user('ann').click(await posted(bot, [buttons('anything')]), 'anything');
    await expect(handled('interaction')).resolves.toMatchObject({ of: 'anything' });
  });

  it('pass the search text of a select', async () => {
    const category = { type: 'external_select' as const, action_id: 'category', min_query_length: 1 };
    const message = await posted(bot, [{ type: 'actions', elements: [{ ...category, placeholder: plain('Which?') }] }]);
    const { options } = await bot.slack.user('ann').suggest(message, 'category', 'la');
    await expect(handled('options')).resolves.toEqual({ handler: 'options', kind: 'options', of: 'la' });
    expect(options).toEqual([{ text: plain('Lamps'), value: 'Lamps' }]);
  });

  it('pass a shortcut, the submitted view and the closed view', async () => {
    const ann = bot.slack.user('ann');
    await ann.shortcut('new_ticket');
    await expect(handled('shortcut')).resolves.toMatchObject({ kind: 'shortcut', of: 'new_ticket' });
    await ann.submit(await bot.slack.waitForView('ann'), { title: 'Broken lamp' });
    await expect(handled('submission')).resolves.toMatchObject({ kind: 'view_submission', of: 'Broken lamp' });
    await ann.shortcut('new_ticket');
    await ann.closeView(await bot.slack.waitForView('ann'));
    await expect(handled('closed')).resolves.toMatchObject({ kind: 'view_closed', of: 'ticket' });
  });

  it('pass a message shortcut', async () => {
    const ann = bot.slack.user('ann');
    await ann.messageShortcut('count_words', await ann.say('general', 'one two three'));
    const of = 'one two three';
    await expect(handled('messageShortcut')).resolves.toMatchObject({ kind: 'message_shortcut', of });
  });

  it('pass an event', async () => {
    const ann = bot.slack.user('ann');
    await ann.react(await ann.say('general', 'nice'), 'tada');
    await expect(handled('event')).resolves.toEqual({ handler: 'event', kind: 'event', of: 'tada' });
  });

  it('pass an event of a subtype', async () => {
    const ann = bot.slack.user('ann');
    await ann.edit(await ann.say('general', 'first'), 'second');
    await expect(handled('edit')).resolves.toMatchObject({ of: 'second' });
  });

  it('pass mentions of the bot', async () => {
    await bot.slack.user('ann').say('general', '@app what is up?');
    await expect(handled('mention')).resolves.toMatchObject({ kind: 'message', of: 'app_mention' });
  });

  it('pass messages that contain a text', async () => {
    await bot.slack.user('ann').say('general', 'oh hello there');
    await expect(handled('message')).resolves.toMatchObject({ kind: 'message', of: 'oh hello there' });
  });

  it('pass messages that match a regular expression, with its groups', async () => {
    await bot.slack.user('ann').say('general', 'status of billing-api?');
    await expect(handled('matched')).resolves.toMatchObject({ params: { service: 'billing-api' } });
  });

  it('pass the whole payload to the fallback when no other handler matches', async () => {
    const { ack } = await bot.slack.deliver({ type: 'telepathy', payload: { thought: 'tea' } });
    const call = await handled('fallback', ({ kind }) => kind === 'unknown');
    expect(call.of).toEqual({ thought: 'tea' });
    expect(ack?.status).toBe('in_time');
  });
});
