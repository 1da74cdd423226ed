import { Injectable } from '@nestjs/common';
import { Ctx, Payload, SlackAssistant, type SlackAssistantPrompt, SlackContext } from '@nest-slack/socket-mode';
import { AnswersService } from './answers.service.js';

const ANYWHERE: readonly SlackAssistantPrompt[] = [
  { title: 'Open tickets', message: 'Which tickets are open?' },
  { title: 'Deploys', message: 'Which deploys are pending?' },
];
const IN_A_CHANNEL: SlackAssistantPrompt = { title: 'This channel', message: 'Which tickets are open here?' };

/** Slack accepts 255 characters, but displays fewer. */
const MAX_TITLE_LENGTH = 60;

/** Answers in Slack's assistant pane. */
@Injectable()
export class AssistantBot {
  constructor(private readonly answers: AnswersService) {}

  @SlackAssistant('thread_started')
  async welcome(@Ctx() ctx: SlackContext<'assistant'>): Promise<string> {
    await this.suggest(ctx);
    return 'What do you want to know about tickets and deploys?';
  }

  /** Called when the user opens another channel or view next to the assistant. */
  @SlackAssistant('context_changed')
  async suggest(@Ctx() { assistant }: SlackContext<'assistant'>): Promise<void> {
    const { channel_id: channel } = await assistant.getContext();
    await assistant.setSuggestedPrompts({
      title: 'Ask the desk',
      prompts: channel === undefined ? ANYWHERE : [IN_A_CHANNEL, ...ANYWHERE],
    });
  }

  /** Slack clears the status when the first chunk of the answer arrives. */
  @SlackAssistant('user_message')
  async *answer(
    @Payload('text') question: string,
    @Ctx() { assistant }: SlackContext<'assistant'>,
  ): AsyncGenerator<string> {
    await assistant.setStatus({
      status: 'is searching…',
      loading_messages: ['Counting tickets…', 'Checking deploys…'],
    });
    await assistant.setTitle(question.slice(0, MAX_TITLE_LENGTH));
    const { channel_id: channel } = await assistant.getContext();
    yield* this.answers.to(question, channel);
  }
}
