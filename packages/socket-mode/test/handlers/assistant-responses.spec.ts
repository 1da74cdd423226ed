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

describe('an answer of an assistant', () => {
  it('is streamed in its thread, and takes the place of its status', async () => {
    const pane = await ann.openAssistant();
    await pane.say('hello');

    const { ts } = await said(pane, 'You said hello');
    await bot.slack.waitForMessage(message => message.ts === ts && message.streaming === false);
    expect(pane.thread.status).toBe('');
  });

  it('that can’t be streamed is one message that is updated', async () => {
    bot.slack.faults.refuseNextCalls('chat.startStream', 1, { error: 'unknown_method' });
    const pane = await ann.openAssistant();
    await pane.say('hello');

    expect((await said(pane, 'You said hello')).streaming).toBeUndefined();
  });
});

describe('an assistant that takes its time', () => {
  it('is acked at the deadline, and answers in its thread later', async () => {
    const pane = await ann.openAssistant();
    await pane.say('wait');

    await acked();
    expect(pane.messages.filter(({ user }) => user !== ann.id)).toEqual([]);
    bot.app.get(Moody).gate.open();
    expect(await said(pane, 'You said')).toMatchObject({ threadTs: pane.thread.ts });
    expect(bot.log.find('warn', '')).toEqual([]);
  });
});

describe('an assistant that fails', () => {
  it('says so in its thread, shows no status any more, and is not asked again', async () => {
    const pane = await ann.openAssistant();
    await pane.say('fail');

    const { text } = await said(pane, 'Sorry');
    const id = /error (\w+)/.exec(text)?.[1];
    expect(bot.log.find('error', `Moody.message failed on event 'message' (error ${id})`)).toHaveLength(1);
    expect(pane.thread.status).toBe('');
    const deliveries = await acked();
    expect(deliveries.every(({ attempts }) => attempts.length === 1)).toBe(true);
  });

  it('shows no status any more although what it says is refused', async () => {
    const pane = await ann.openAssistant();
    bot.slack.faults.refuseNextCalls('chat.postMessage', 1, { error: 'is_archived' });
    await pane.say('fail');

    await bot.slack.waitFor('the refusal', () => bot.log.find('error', 'could not be posted in the thread')[0]);
    expect(pane.thread.status).toBe('');
  });

  it('with a word for its person says that, to them', async () => {
    const pane = await ann.openAssistant();
    await pane.say('refuse');

    expect(await said(pane, 'Ask somebody else.')).toMatchObject({ threadTs: pane.thread.ts });
    expect(bot.log.find('error', '')).toEqual([]);
  });

  it('in the middle of a stream ends it with a sentence', async () => {
    const pane = await ann.openAssistant();
    await pane.say('break');

    expect((await said(pane, 'Sorry')).text).toMatch(/^You said break\n\nSorry/);
  });

  it('when its thread begins says so there', async () => {
    Moody.startsWell = false;
    const pane = await ann.openAssistant();

    expect(pane.exchange.ack).not.toBeNull();
    await said(pane, 'Sorry');
  });

  it('when its person turns elsewhere tells the log alone', async () => {
    const pane = await ann.openAssistant();

    const { ack } = await pane.lookAt('support');
    expect(ack).not.toBeNull();
    expect(bot.log.find('error', 'Moody.turned failed')).toHaveLength(1);
    expect(pane.messages).toEqual([]);
  });
});
