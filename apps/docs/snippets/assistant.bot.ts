import { Injectable } from '@nestjs/common';
import type {
  SlackAssistantThreadId,
  SlackEventPayload,
  SlackSocketModeOptions,
  SlackThreadContext,
  SlackThreadContextStore,
} from '@nest-slack/socket-mode';
import { Ctx, Payload, SlackAssistant, SlackContext, SlackEvent } from '@nest-slack/socket-mode';
import { modelAnswers } from './model.js';

@Injectable()
export class AssistantBot {
  // #region assistant
  @SlackAssistant('thread_started')
  async greet(@Ctx() ctx: SlackContext<'assistant'>) {
    await ctx.assistant.setSuggestedPrompts([{ title: 'Sum up', message: 'Sum up this channel' }]);
    return 'How can I help?';
  }

  @SlackAssistant('context_changed')
  async updatePrompts(@Ctx() ctx: SlackContext<'assistant'>) {
    await ctx.assistant.setSuggestedPrompts([{ title: 'And here?', message: 'Sum up this channel' }]);
  }

  @SlackAssistant('user_message')
  async *answer(@Payload('text') text: string, @Ctx() ctx: SlackContext<'assistant'>) {
    await ctx.assistant.setTitle(text);
    await ctx.assistant.setStatus('is thinking…');
    const { channel_id } = await ctx.assistant.getContext();
    yield* modelAnswers(text, channel_id);
  }
  // #endregion

  // #region stream
  @SlackEvent('app_mention')
  async *reply(@Payload() { text, ts }: SlackEventPayload<'app_mention'>, @Ctx() ctx: SlackContext<'message'>) {
    const thread = { channel_id: ctx.channelId, thread_ts: ctx.threadTs ?? ts };
    await ctx.client.assistant.threads.setStatus({ ...thread, status: 'is thinking…' });
    yield* modelAnswers(text);
  }
  // #endregion
}

// #region store
/** Stores contexts in memory. A Redis or database store has the same methods. */
export class ThreadContexts implements SlackThreadContextStore {
  private readonly contexts = new Map<string, SlackThreadContext>();

  get({ channelId, threadTs }: SlackAssistantThreadId) {
    return this.contexts.get(`${channelId} ${threadTs}`) ?? null;
  }

  save({ channelId, threadTs }: SlackAssistantThreadId, context: SlackThreadContext) {
    this.contexts.set(`${channelId} ${threadTs}`, context);
  }
}

export const options: SlackSocketModeOptions = { assistant: { threadContexts: new ThreadContexts() } };
// #endregion
