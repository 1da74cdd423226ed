import type { SlackModalView, SlackReply } from '../response/handler-response-types.js';
import type { StreamAbort } from '../response/message-stream/message-stream.js';
import type { SlackStream } from '../response/message-stream/slack-stream.js';
import type { SlackKind } from '../envelope/payloads.js';
import type { SlackAssistantThread } from '../web-api/assistant-thread.js';
import type { MessageSender } from '../web-api/message-sender.js';
import { respondWithMessageOrStream } from '../web-api/send-any-message.js';
import type { SlackFunctionCompletion } from '../web-api/function-completion.js';

/** `T` for the kinds named, else `Else`: what a kind doesn't have, its context doesn't either. */
export type For<K extends SlackKind, Kinds extends SlackKind, T, Else = never> = K extends Kinds ? T : Else;

/** The kinds of what people do in the messages and views of a function. */
type InsideFunctions = 'action' | 'options' | 'view_submission' | 'view_closed';

/** What there was before blocks, and comes with a `response_url`. */
type LegacyWithResponseUrl = 'interactive_message' | 'dialog_submission' | 'dialog_cancellation';

/** What a context offers to some kinds alone, or to some without a null. */
export interface KindMembers<K extends SlackKind> {
  readonly kind: K;
  readonly userId: For<K, 'event' | 'function' | 'unknown', string | null, string>;
  readonly channelId: For<
    K,
    'command' | 'message' | 'message_shortcut' | 'interactive_message' | 'assistant',
    string,
    string | null
  >;
  readonly completion: For<
    K,
    'function',
    SlackFunctionCompletion,
    For<K, InsideFunctions, SlackFunctionCompletion | null>
  >;
  readonly respond: For<
    K,
    'command' | 'action' | 'message_shortcut' | LegacyWithResponseUrl,
    (message: string | SlackReply | SlackStream) => Promise<void>
  >;
  readonly assistant: For<K, 'assistant', SlackAssistantThread>;
  readonly openView: For<
    K,
    'command' | 'action' | 'view_submission' | 'shortcut' | 'message_shortcut' | 'interactive_message',
    (view: SlackModalView) => Promise<{ id: string }>
  >;
}

/**
 * The members of whatever kind a payload is: all of them, where one that the kind hasn't says so when it is called. A
 * handler names its kind at its parameter, which its decorators check.
 */
export class MembersOfAnyKind implements KindMembers<SlackKind> {
  constructor(
    readonly kind: SlackKind,
    private readonly conversation: MessageSender,
    private readonly time: { readonly over: Promise<StreamAbort> },
  ) {}

  get userId(): string | null {
    return this.conversation.location.userId;
  }

  get channelId(): string | null {
    return this.conversation.location.channelId;
  }

  get completion(): SlackFunctionCompletion | null {
    return this.conversation.completion;
  }

  get respond() {
    return (message: string | SlackReply | SlackStream): Promise<void> =>
      respondWithMessageOrStream(this.conversation, message, this.time.over);
  }

  get assistant(): SlackAssistantThread {
    return this.conversation.assistant;
  }

  get openView() {
    return (view: SlackModalView): Promise<{ id: string }> => this.conversation.openView(view);
  }
}
