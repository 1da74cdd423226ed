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

/** What `@Payload()` gives at each moment. */
interface Moments {
  thread_started: AssistantThreadStartedEvent;
  context_changed: AssistantThreadContextChangedEvent;
  user_message: GenericMessageEvent | FileShareMessageEvent;
}

/** The event of a moment in an assistant's thread, to type a `@Payload()` with. */
export type SlackAssistantPayload<Moment extends SlackAssistantMoment> = Moments[Moment] &
  SlackPayloadMark<'assistant'>;

/**
 * Handles what happens in the threads of an assistant: a person opens one (`thread_started`), turns to another channel
 * with the thread beside them (`context_changed`), or writes something (`user_message`: a message in a thread of the
 * direct messages with the bot).
 *
 * The answer, a stream among them, is said in the thread. A message that such a handler takes is kept from
 * `@SlackMessage()`; those of `@SlackEvent()` get every event. A handler of `user_message` or `thread_started` that fails
 * says so in the thread.
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
