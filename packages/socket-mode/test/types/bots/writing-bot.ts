import { Injectable, Logger, Module } from '@nestjs/common';
import {
  Ctx,
  Payload,
  SlackAction,
  SlackActionValue,
  SlackAssistant,
  SlackBody,
  SlackContext,
  SlackEvent,
  SlackMessage,
  SlackMessageShortcut,
  SlackShortcut,
  SlackUser,
  SlackUserException,
  type SlackAssistantPayload,
  type SlackEventPayload,
  type SlackPayload,
} from '@nest-slack/socket-mode';

@Injectable()
class Writer {
  async *write(topic: string, signal: AbortSignal): AsyncGenerator<string> {
    for (const word of topic.split(' ')) {
      if (signal.aborted) return;
      yield `${word} `;
    }
  }

  async shorten(text: string): Promise<string> {
    return text.slice(0, 80);
  }
}

@Injectable()
class WritingBot {
  readonly #logger = new Logger(WritingBot.name);

  constructor(private readonly writer: Writer) {}

  @SlackEvent('app_mention')
  mention(@Payload() event: SlackEventPayload<'app_mention'>, @Ctx() ctx: SlackContext<'message'>) {
    return this.writer.write(event.text, ctx.signal);
  }

  @SlackMessage({ direct: true })
  async *chat(@Payload() message: SlackPayload<'message'>, @Ctx() ctx: SlackContext<'message'>) {
    yield { type: 'task_update', id: 'think', title: 'Thinking', status: 'in_progress' };
    yield* this.writer.write(message.text ?? '', ctx.signal);
  }

  @SlackAssistant('thread_started')
  async started(@Payload() event: SlackAssistantPayload<'thread_started'>, @Ctx() ctx: SlackContext<'assistant'>) {
    const { channel_id: channel } = event.assistant_thread.context;
    const prompts = [{ title: 'Shorten', message: `Shorten what was said in <#${channel}>` }];
    await ctx.assistant.setSuggestedPrompts(prompts);
    return 'What shall I write?';
  }

  @SlackAssistant('user_message')
  async *assist(@Payload('text') text: string, @Ctx() ctx: SlackContext<'assistant'>) {
    await ctx.assistant.setStatus('is writing…');
    await ctx.assistant.setTitle(await this.writer.shorten(text));
    yield* this.writer.write(text, ctx.signal);
  }

  @SlackMessageShortcut('shorten')
  async shorten(@Payload() { message }: SlackPayload<'message_shortcut'>) {
    if (!message.text) throw new SlackUserException('That message has no text to shorten.');
    return this.writer.shorten(message.text);
  }

  @SlackShortcut('inbox')
  async inbox(@SlackUser() user: string, @Ctx() ctx: SlackContext<'shortcut'>) {
    await ctx.say({ channel: user, text: 'What shall I write?' });
  }

  @SlackAction('feedback')
  feedback(@SlackActionValue() value: 'good' | 'bad', @SlackBody('message.ts') ts: string, @SlackUser() user: string) {
    this.#logger.log(`${user} calls ${ts} ${value}`);
  }
}

@Module({ providers: [Writer, WritingBot] })
export class WritingModule {}
