import { Injectable } from '@nestjs/common';
import { Ctx, Payload, SlackAssistant, type SlackAssistantPrompt, SlackContext } from '@nest-slack/socket-mode';
import { AnswersService } from './answers.service.js';

const ANYWHERE: readonly SlackAssistantPrompt[] = [
  { title: 'Open tickets', message: 'Which tickets are open?' },
  { title: 'Deploys', message: 'Which deploys wait?' },
];
const IN_A_CHANNEL: SlackAssistantPrompt = { title: 'This channel', message: 'Which tickets are open here?' };

/** Slack keeps a title of 255 characters, and shows fewer. */
const LONGEST_TITLE = 60;

/** The desk as an assistant, beside whatever people look at. */
@Injectable()
export class AssistantBot {
  constructor(private readonly answers: AnswersService) {}

  @SlackAssistant('thread_started')
  async welcome(@Ctx() ctx: SlackContext<'assistant'>): Promise<string> {
    await this.suggest(ctx);
    return 'What do you want to know about tickets and deploys?';
  }

  /** They turn to another channel, or to something that is none. */
  @SlackAssistant('context_changed')
  async suggest(@Ctx() { assistant }: SlackContext<'assistant'>): Promise<void> {
    const { channel_id: channel } = await assistant.getContext();
    await assistant.setSuggestedPrompts({
      title: 'Ask the desk',
      prompts: channel === undefined ? ANYWHERE : [IN_A_CHANNEL, ...ANYWHERE],
    });
  }

  /** Slack takes the status away with the first piece of the answer. */
  @SlackAssistant('user_message')
  async *answer(
    @Payload('text') question: string,
    @Ctx() { assistant }: SlackContext<'assistant'>,
  ): AsyncGenerator<string> {
    await assistant.setStatus({ status: 'is looking…', loading_messages: ['Counting tickets…', 'Asking around…'] });
    await assistant.setTitle(question.slice(0, LONGEST_TITLE));
    const { channel_id: channel } = await assistant.getContext();
    yield* this.answers.to(question, channel);
  }
}
