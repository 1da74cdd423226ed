import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Injectable } from '@nestjs/common';
import type { AssistantPane, Person } from '@nest-slack/emulator';
import {
  Ctx,
  Payload,
  SlackAssistant,
  type SlackAssistantPayload,
  type SlackAssistantThreadId,
  SlackContext,
  SlackEvent,
  SlackMessage,
  SlackUser,
  type SlackThreadContext,
  type SlackThreadContextStore,
} from '../../src/index.js';
import { Bot } from '../support/bot.js';

@Injectable()
class Helper {
  readonly seen: string[] = [];

  @SlackAssistant('thread_started')
  async started(
    @Payload() event: SlackAssistantPayload<'thread_started'>,
    @SlackUser() user: string,
    @Ctx() ctx: SlackContext<'assistant'>,
  ) {
    this.seen.push(`started in ${event.assistant_thread.channel_id} by ${user}`);
    await ctx.assistant.setSuggestedPrompts({ title: 'Try', prompts: [{ title: 'Where?', message: 'where am I' }] });
    return 'How can I help?';
  }

  @SlackAssistant('user_message')
  async message(@Payload('text') text: string, @Ctx() ctx: SlackContext<'assistant'>) {
    if (text === 'think') return ctx.assistant.setStatus({ status: 'thinks', loading_messages: ['Hm…'] });
    if (text === 'title') return ctx.assistant.setTitle('A talk');
    if (text === 'prompts') return ctx.assistant.setSuggestedPrompts([{ title: 'Sum up', message: 'sum up' }]);
    const { channel_id = 'nowhere' } = await ctx.assistant.getContext();
    return `You look at ${channel_id}.`;
  }

  @SlackMessage('where')
  overheard() {
    return 'I heard that too.';
  }

  @SlackMessage('outside')
  outside(@Ctx() ctx: SlackContext) {
    const thread: { getContext(): Promise<unknown> } = ctx.assistant;
    return thread.getContext().then(
      () => 'no error',
      (error: Error) => error.message,
    );
  }

  @SlackEvent('assistant_thread_context_changed')
  turned() {
    this.seen.push('turned');
  }
}

class SharedStore implements SlackThreadContextStore {
  readonly saved: [SlackAssistantThreadId, SlackThreadContext][] = [];
  fails = false;
  /** Awaited before a thread context is saved. */
  saving = async (): Promise<void> => {};

  async get(): Promise<SlackThreadContext | null> {
    if (this.fails) throw new Error('The store is down.');
    return this.saved.at(-1)?.[1] ?? null;
  }

  async save(thread: SlackAssistantThreadId, context: SlackThreadContext): Promise<void> {
    if (this.fails) throw new Error('The store is down.');
    await this.saving();
    this.saved.push([thread, context]);
  }
}

let bot: Bot;
let ann: Person;
let store: SharedStore | undefined;

beforeEach(async () => {
  bot = await Bot.start({
    providers: [Helper],
    options: store === undefined ? {} : { assistant: { threadContexts: store } },
  });
  ann = bot.slack.user('ann');
});
afterEach(() => bot[Symbol.asyncDispose]());

const shown = <T>(pane: AssistantPane, what: string, probe: (thread: AssistantPane['thread']) => T | undefined) =>
  bot.slack.waitFor(what, () => probe(pane.thread));

describe('assistant', () => {
  it('handles the start of its thread and posts in it', async () => {
    const pane = await ann.openAssistant({ beside: 'general' });

    const { channel, ts } = pane.thread;
    expect(await bot.slack.waitForMessage('How can I help?')).toMatchObject({ channel, threadTs: ts });
    expect(pane.thread).toMatchObject({ promptsTitle: 'Try', prompts: [{ title: 'Where?', message: 'where am I' }] });
    expect(bot.app.get(Helper).seen).toEqual([`started in ${channel} by ${ann.id}`]);
  });

  it('knows the channel that the user views when they write, also after a context change', async () => {
    const pane = await ann.openAssistant({ beside: 'general' });
    await pane.choosePrompt('Where?');
    await bot.slack.waitForMessage(`You look at ${bot.slack.channel('general').id}.`);

    await pane.lookAt('support');
    await pane.say('and now?');
    await bot.slack.waitForMessage(`You look at ${bot.slack.channel('support').id}.`);
    expect(bot.app.get(Helper).seen.at(-1)).toBe('turned');
  });

  it('keeps the threads of users separate and has no context for an unknown thread', async () => {
    await ann.openAssistant({ beside: 'general' });
    const alone = await bot.slack.user('bob').openAssistant();

    await alone.say('where?');
    expect(await bot.slack.waitForMessage('You look at')).toMatchObject({ text: 'You look at nowhere.' });
  });

  it('sets a status, a title and prompts', async () => {
    const pane = await ann.openAssistant();

    await pane.say('think');
    await shown(pane, 'a status', ({ status }) => (status === 'thinks' ? status : undefined));
    expect(pane.thread.loadingMessages).toEqual(['Hm…']);
    await pane.say('title');
    await shown(pane, 'a title', ({ title }) => (title === 'A talk' ? title : undefined));
    await pane.say('prompts');
    await shown(pane, 'prompts', ({ prompts }) => (prompts[0]?.title === 'Sum up' ? prompts : undefined));
  });

  it('is the only handler that receives messages in its thread', async () => {
    const pane = await ann.openAssistant();
    await pane.say('where am I');
    await bot.slack.waitForMessage('You look at nowhere.');

    await ann.say('@app', 'where are you');
    await bot.slack.waitForMessage('I heard that too.');
    expect(pane.messages.map(({ text }) => text)).not.toContain('I heard that too.');
  });

  it('receives no messages outside of threads', async () => {
    await ann.say('general', 'outside');

    const said = await bot.slack.waitForMessage('This payload');
    expect(said.text).toContain('is in no thread, so there is no assistant in it.');
  });
});

describe('context change without a handler', () => {
  it('is stored and acked, and no missing handler is reported', async () => {
    @Injectable()
    class OnlyMessages {
      @SlackAssistant('user_message')
      async message(@Ctx() ctx: SlackContext<'assistant'>) {
        return `At ${(await ctx.assistant.getContext()).channel_id}.`;
      }
    }
    await using quiet = await Bot.start({ providers: [OnlyMessages] });
    const pane = await quiet.slack.user('ann').openAssistant();

    const { ack } = await pane.lookAt('support');
    await pane.say('where?');
    await quiet.slack.waitForMessage(`At ${quiet.slack.channel('support').id}.`);
    expect(ack).not.toBeNull();
    expect(quiet.log.find('warn', 'context_changed')).toEqual([]);
  });
});

describe('thread context store', () => {
  beforeEach(async () => {
    await bot[Symbol.asyncDispose]();
    store = new SharedStore();
    bot = await Bot.start({ providers: [Helper], options: { assistant: { threadContexts: store } } });
    ann = bot.slack.user('ann');
  });
  afterEach(() => {
    store = undefined;
  });

  it('saves the viewed channel by thread before handlers run', async () => {
    const { seen } = bot.app.get(Helper);
    const meanwhile: string[] = [];
    if (store) {
      store.saving = async () => {
        await nextTurn();
        meanwhile.push(...seen);
      };
    }
    const pane = await ann.openAssistant({ beside: 'general' });

    await bot.slack.waitForMessage('How can I help?');
    expect(meanwhile).toEqual([]);

    const { channel: channelId, ts: threadTs } = pane.thread;
    const context = { channel_id: bot.slack.channel('general').id, team_id: bot.slack.teamId, enterprise_id: null };
    expect(store?.saved).toEqual([[{ app: 'default', teamId: bot.slack.teamId, channelId, threadTs }, context]]);
  });

  it('does not stop handlers when it fails, but rejects reads of the context', async () => {
    if (store) store.fails = true;
    const pane = await ann.openAssistant({ beside: 'general' });
    await bot.slack.waitForMessage('How can I help?');
    expect(bot.log.find('error', 'did not save what is looked at')).toHaveLength(1);

    await pane.say('where?');
    await bot.slack.waitFor('the failure', () => bot.log.find('error', 'could not be read: The store is down.')[0]);
  });

  it('is validated at startup', async () => {
    const options = { assistant: { threadContexts: SharedStore } };
    // @ts-expect-error a class is not a store
    const refused = Bot.start({ providers: [Helper], options });

    await expect(refused).rejects.toThrow('must be an object with the methods get() and save()');
  });
});
