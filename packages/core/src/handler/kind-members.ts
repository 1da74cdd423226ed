import type { SlackModalView, SlackReply } from '../response/handler-response-types.js';
import type { StreamAbort } from '../response/message-stream/message-stream.js';
import type { SlackStream } from '../response/message-stream/slack-stream.js';
import type { SlackKind } from '../envelope/payloads.js';
import type { SlackAssistantThread } from '../web-api/assistant-thread.js';
import type { MessageSender } from '../web-api/message-sender.js';
import { respondWithMessageOrStream } from '../web-api/send-any-message.js';
import type { SlackFunctionCompletion } from '../web-api/function-completion.js';

/** `T` for the given kinds, else `Else`: a context lacks the members that its kind lacks. */
export type ForKinds<K extends SlackKind, Kinds extends SlackKind, T, Else = never> = K extends Kinds ? T : Else;

/** The kinds of user actions in the messages and views of a function. */
type KindInFunction = 'action' | 'options' | 'view_submission' | 'view_closed';

/** The kinds of elements before Block Kit that have a `response_url`. */
type LegacyKindWithResponseUrl = 'interactive_message' | 'dialog_submission' | 'dialog_cancellation';

/** The members of a context that depend on its kind. */
export interface KindMembers<K extends SlackKind> {
  readonly kind: K;
  readonly userId: ForKinds<K, 'event' | 'function' | 'unknown', string | null, string>;
  readonly channelId: ForKinds<
    K,
    'command' | 'message' | 'message_shortcut' | 'interactive_message' | 'assistant',
    string,
    string | null
  >;
  readonly completion: ForKinds<
    K,
    'function',
    SlackFunctionCompletion,
    ForKinds<K, KindInFunction, SlackFunctionCompletion | null>
  >;
  readonly respond: ForKinds<
    K,
    'command' | 'action' | 'message_shortcut' | LegacyKindWithResponseUrl,
    (message: string | SlackReply | SlackStream) => Promise<void>
  >;
  readonly assistant: ForKinds<K, 'assistant', SlackAssistantThread>;
  readonly openView: ForKinds<
    K,
    'command' | 'action' | 'view_submission' | 'shortcut' | 'message_shortcut' | 'interactive_message',
    (view: SlackModalView) => Promise<{ id: string }>
  >;
}

/**
 * The members for every kind. A member that the kind lacks throws when it is called. Handlers declare their kind in the
 * parameter type, which their decorators check.
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
