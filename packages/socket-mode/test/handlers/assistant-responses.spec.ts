import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Injectable } from '@nestjs/common';
import type { AssistantPane, Person } from '@nest-slack/emulator';
import { Ctx, Payload, SlackAssistant, SlackContext, SlackUserException } from '../../src/index.js';
import { Bot } from '../support/bot.js';
import { Gate } from '../support/gate.js';

@Injectable()
class Moody {
  static startsWell = true;
  readonly gate = new Gate();

  @SlackAssistant('thread_started')
  started() {
    if (!Moody.startsWell) throw new Error('The model is gone.');
  }

  @SlackAssistant('context_changed')
  turned() {
    throw new Error('Do not look away.');
  }

  @SlackAssistant('user_message')
  async *message(@Payload('text') text: string, @Ctx() ctx: SlackContext<'assistant'>) {
    await ctx.assistant.setStatus('thinks');
    if (text === 'wait') await this.gate.pass();
    if (text === 'fail') throw new Error('The model is gone.');
    if (text === 'refuse') throw new SlackUserException('Ask somebody else.');
    yield 'You said ';
    yield text;
    if (text === 'break') throw new Error('The model is gone.');
  }
}

let bot: Bot;
let ann: Person;

beforeEach(async () => {
  Moody.startsWell = true;
  bot = await Bot.start({ providers: [Moody], options: { ackDeadlineMs: 1_000 } });
  ann = bot.slack.user('ann');
});
afterEach(() => bot[Symbol.asyncDispose]());

const said = (pane: AssistantPane, part: string) =>
  bot.slack.waitFor(`"${part}" in the thread`, () =>
    pane.messages.find(({ user, text }) => user !== ann.id && text.includes(part)),
  );
const acked = () =>
  bot.slack.waitFor('every ack', () =>
    bot.slack.deliveries.every(({ status }) => status === 'acked') ? bot.slack.deliveries : undefined,
  );

describe('assistant response', () => {
  it('is streamed in its thread and replaces the status', async () => {
    const pane = await ann.openAssistant();
    await pane.say('hello');

    const { ts } = await said(pane, 'You said hello');
    await bot.slack.waitForMessage(message => message.ts === ts && message.streaming === false);
    expect(pane.thread.status).toBe('');
  });

  it('is one updated message when streaming is not available', async () => {
    bot.slack.faults.refuseNextCalls('chat.startStream', 1, { error: 'unknown_method' });
    const pane = await ann.openAssistant();
    await pane.say('hello');

    expect((await said(pane, 'You said hello')).streaming).toBeUndefined();
  });
});

describe('assistant with a slow handler', () => {
  it('acks at the deadline and responds in its thread later', async () => {
    const pane = await ann.openAssistant();
    await pane.say('wait');

    await acked();
    expect(pane.messages.filter(({ user }) => user !== ann.id)).toEqual([]);
    bot.app.get(Moody).gate.open();
    expect(await said(pane, 'You said')).toMatchObject({ threadTs: pane.thread.ts });
    expect(bot.log.find('warn', '')).toEqual([]);
  });
});

describe('assistant with a failing handler', () => {
  it('posts the error in its thread, clears the status and gets no redelivery', async () => {
    const pane = await ann.openAssistant();
    await pane.say('fail');

    const { text } = await said(pane, 'Sorry');
    const id = /error (\w+)/.exec(text)?.[1];
    expect(bot.log.find('error', `Moody.message failed on event 'message' (error ${id})`)).toHaveLength(1);
    expect(pane.thread.status).toBe('');
    const deliveries = await acked();
    expect(deliveries.every(({ attempts }) => attempts.length === 1)).toBe(true);
  });

  it('clears the status even when Slack refuses the error message', async () => {
    const pane = await ann.openAssistant();
    bot.slack.faults.refuseNextCalls('chat.postMessage', 1, { error: 'is_archived' });
    await pane.say('fail');

    await bot.slack.waitFor('the refusal', () => bot.log.find('error', 'could not be posted in the thread')[0]);
    expect(pane.thread.status).toBe('');
  });

  it('shows the message of a SlackUserException to its user', async () => {
    const pane = await ann.openAssistant();
    await pane.say('refuse');

    expect(await said(pane, 'Ask somebody else.')).toMatchObject({ threadTs: pane.thread.ts });
    expect(bot.log.find('error', '')).toEqual([]);
  });

  it('ends a running stream with an error text', async () => {
    const pane = await ann.openAssistant();
    await pane.say('break');

    expect((await said(pane, 'Sorry')).text).toMatch(/^You said break\n\nSorry/);
  });

  it('posts the error in the thread when it fails on thread start', async () => {
    Moody.startsWell = false;
    const pane = await ann.openAssistant();

    expect(pane.exchange.ack).not.toBeNull();
    await said(pane, 'Sorry');
  });

  it('only logs the error when it fails on a context change', async () => {
    const pane = await ann.openAssistant();

    const { ack } = await pane.lookAt('support');
    expect(ack).not.toBeNull();
    expect(bot.log.find('error', 'Moody.turned failed')).toHaveLength(1);
    expect(pane.messages).toEqual([]);
  });
});
