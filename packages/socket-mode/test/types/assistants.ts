// Assistants and streams that must compile, and mistakes with them that must not. Nothing here runs.
import type { FileShareMessageEvent } from '@slack/types';
import { of } from 'rxjs';
import {
  Ctx,
  Payload,
  SlackAssistant,
  SlackCommand,
  SlackContext,
  SlackEvent,
  SlackMessage,
  SlackMessageShortcut,
  SlackStream,
  type SlackAnswer,
  type SlackAssistantMoment,
  type SlackAssistantPayload,
  type SlackAssistantPrompt,
  type SlackAssistantStatus,
  type SlackAssistantThread,
  type SlackAssistantThreadId,
  type SlackPayload,
  type SlackThreadContext,
  type SlackThreadContextStore,
} from '@nest-slack/socket-mode';

const prompts: readonly SlackAssistantPrompt[] = [{ title: 'Sum up', message: 'Sum up this channel' }];
const thinking: SlackAssistantStatus = { status: 'is thinking…', loading_messages: ['Counting sheep…'] };

export class Assistant {
  @SlackAssistant('thread_started') async started(
    @Payload() { assistant_thread: thread }: SlackAssistantPayload<'thread_started'>,
    @Ctx() ctx: SlackContext<'assistant'>,
  ) {
    await ctx.assistant.setSuggestedPrompts(prompts);
    await ctx.assistant.setSuggestedPrompts({ title: 'Try', prompts });
    return `Hello <@${thread.user_id}>.`;
  }
  @SlackAssistant('context_changed') turned(@Payload() event: SlackAssistantPayload<'context_changed'>) {
    void event.assistant_thread.context.channel_id;
  }
  @SlackAssistant('user_message') async *message(@Payload('text') text: string, @Ctx() ctx: SlackContext<'assistant'>) {
    const thread: SlackAssistantThread = ctx.assistant;
    await thread.setStatus(thinking);
    await thread.setTitle(text);
    const { channel_id: channel = 'nowhere' }: SlackThreadContext = await thread.getContext();
    yield channel;
    yield { type: 'task_update', id: '1', title: 'Reading', status: 'in_progress' };
  }
  @SlackAssistant('user_message') file(@Payload() message: FileShareMessageEvent) {
    return `${message.files?.length} files`;
  }
  @SlackAssistant('user_message') wide(@Payload() message: SlackPayload<'assistant'>): SlackAnswer<'assistant'> {
    return message.type;
  }
}

export class Streams {
  @SlackMessage() async *everyChunk() {
    yield 'text';
    yield { type: 'plan_update', title: 'A plan' };
    yield { type: 'blocks', blocks: [{ type: 'divider' }] };
  }
  @SlackEvent('app_mention') observed() {
    return SlackStream.from(of('one', 'two'));
  }
  @SlackCommand('/annotated') annotated(): SlackStream {
    return this.stream();
  }
  @SlackMessageShortcut('sum_up') async responds(@Ctx() ctx: SlackContext<'message_shortcut'>) {
    await ctx.respond(this.stream());
    const said = await ctx.say(this.stream());
    return said?.ts;
  }
  private async *stream() {
    yield 'text';
  }
}

export class InMemory implements SlackThreadContextStore {
  private readonly contexts = new Map<string, SlackThreadContext>();

  get({ threadTs }: SlackAssistantThreadId) {
    return this.contexts.get(threadTs) ?? null;
  }
  async save({ threadTs }: SlackAssistantThreadId, context: SlackThreadContext) {
    this.contexts.set(threadTs, context);
  }
}

export const At = (moment: SlackAssistantMoment) => SlackAssistant(moment);

export class Mistakes {
  // @ts-expect-error no such moment
  @SlackAssistant('message') otherMoment() {}
  // @ts-expect-error numbers are no answer
  @SlackAssistant('user_message') answersNumber() {
    return 7;
  }
  // @ts-expect-error numbers are no pieces
  @SlackMessage() async *streamsNumbers() {
    yield 7;
  }
  // @ts-expect-error an event of another moment
  @SlackAssistant('user_message') otherEvent(@Payload() _event: SlackAssistantPayload<'thread_started'>) {}
  // @ts-expect-error a context of another kind
  @SlackMessage() otherContext(@Ctx() _ctx: SlackContext<'assistant'>) {}
  // @ts-expect-error a click is answered once
  @SlackEvent('reaction_added') async *streamsToNobody() {
    yield 'text';
  }
}

/** Only assistant contexts have a thread. */
export const hasNone: [SlackContext<'message'>['assistant']] extends [never] ? true : false = true;
