import type {
  AssistantThreadContextChangedEvent,
  AssistantThreadStartedEvent,
  FileShareMessageEvent,
  GenericMessageEvent,
} from '@slack/types';
import type { SlackAnswer } from '../response/handler-response-types.js';
import type { SlackAssistantMoment } from '../envelope/assistant-metadata.js';
import type { SlackPayloadMark } from '../envelope/payloads.js';
import {
  createHandlerDecorator,
  type SlackHandlerOptions,
  type SlackMethodDecorator,
} from './create-handler-decorator.js';

/** The payload type of each kind of assistant event. */
interface AssistantPayloads {
  thread_started: AssistantThreadStartedEvent;
  context_changed: AssistantThreadContextChangedEvent;
  user_message: GenericMessageEvent | FileShareMessageEvent;
}

/** The payload of an assistant event, to type a `@Payload()` parameter. */
export type SlackAssistantPayload<Moment extends SlackAssistantMoment> = AssistantPayloads[Moment] &
  SlackPayloadMark<'assistant'>;

/**
 * Handles events in the threads of an assistant: a user opens a thread (`thread_started`), switches to another channel
 * while the thread is open (`context_changed`), or writes a message (`user_message`: a message in a thread of the
 * direct messages with the bot).
 *
 * The result, which may be a stream, is posted in the thread. Messages that such a handler matches do not reach
 * `@SlackMessage()` handlers; `@SlackEvent()` handlers receive every event. If a handler of `user_message` or
 * `thread_started` fails, an error message is posted in the thread.
 *
 * @see https://docs.slack.dev/ai/developing-agents
 * @example
 * ```ts
 * @SlackAssistant('user_message')
 * async *answer(@Payload('text') text: string, @Ctx() ctx: SlackContext<'assistant'>) {
 *   await ctx.assistant.setStatus('is thinking…');
 *   yield* this.model.stream(text, ctx.signal);
 * }
 * ```
 */
export const SlackAssistant = <Moment extends SlackAssistantMoment>(
  moment: Moment,
  options?: SlackHandlerOptions,
): SlackMethodDecorator<'assistant', SlackAnswer<'assistant'>, SlackAssistantPayload<Moment>> =>
  createHandlerDecorator('SlackAssistant', [{ kind: 'assistant', moment }], options);
