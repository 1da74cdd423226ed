import type { ArgumentsHost } from '@nestjs/common';
import { BaseRpcContext } from '../nest-internals.js';
import type { WebClient } from '@slack/web-api';
import type { SlackEnvelope, EnvelopeRetry } from '../envelope/envelope.js';
import type { SlackKind } from '../envelope/payloads.js';
import type { SlackAnswer, SlackReply } from '../response/handler-response-types.js';
import type { StreamAbort } from '../response/message-stream/message-stream.js';
import type { SlackStream } from '../response/message-stream/slack-stream.js';
import type { JsonObject } from '../envelope/json.js';
import type { MessageSender } from '../web-api/message-sender.js';
import { sayMessageOrStream } from '../web-api/send-any-message.js';
import type { PostedMessage } from '../response/message-stream/stream-target.js';
import type { ForKinds, KindMembers } from './kind-members.js';

/**
 * How a result can still be delivered: in the ack, through the `response_url`, as a message in the channel, in the
 * placeholder view that opened at the ack deadline, as the completion of a workflow step, or not at all (null).
 */
export type SlackAnswerable = 'ack' | 'response_url' | 'channel' | 'view' | 'completion' | null;

/** The ack of the current payload for use by a handler. */
export interface AckPort {
  readonly answerable: SlackAnswerable;
  send(answer: unknown): Promise<void>;
}

/** The parts of a context. Each handler of a payload has its own context. */
export interface SlackContextParts {
  readonly app: string;
  readonly envelope: SlackEnvelope;
  readonly payload: JsonObject;
  readonly params: Readonly<Record<string, string | undefined>>;
  /** Typed captures: strings unless the route says otherwise. */
  readonly values: Readonly<Record<string, unknown>>;
  readonly conversation: MessageSender;
  readonly ack: AckPort;
  /** The handler's end by timeout or shutdown, as a promise and as a signal that is created on first access. */
  readonly time: { readonly over: Promise<StreamAbort>; readonly signal: AbortSignal };
}

/** The kinds whose ack can carry a response. */
type KindWithAckPayload =
  | 'command'
  | 'view_submission'
  | 'options'
  | 'interactive_message_suggestion'
  | 'dialog_submission'
  | 'dialog_suggestion';

/**
 * The current payload and the operations on it. Inject it with `@Ctx()`; guards, interceptors and filters call
 * `SlackContext.from(host)`.
 *
 * @typeParam K - the kind of handler, such as `'command'`; it determines the available members
 * @example
 * ```ts
 * @SlackCommand('/ticket')
 * async open(@Ctx() ctx: SlackContext<'command'>) {
 *   await ctx.openView(ticketForm());
 * }
 * ```
 */
export class SlackContext<K extends SlackKind = SlackKind> extends BaseRpcContext<[SlackEnvelope]> {
  /**
   * Returns the context of the payload that a guard, interceptor or filter handles.
   *
   * @throws TypeError if the host belongs to another transport
   */
  static from(host: ArgumentsHost): SlackContext {
    const context: unknown = host.getType<string>() === 'rpc' ? host.switchToRpc().getContext<unknown>() : undefined;
    if (isSlackContext(context)) return context;
    throw new TypeError(
      'SlackContext.from() was given a host that does not belong to a Slack handler. ' +
        'If an enhancer serves other transports too, check host.getType() or `instanceof SlackContext` first.',
    );
  }

  /**
   * Resolves when the handler times out or the app shuts down. It may never resolve.
   *
   * @internal
   */
  static getHandlerEnd(context: SlackContext): Promise<StreamAbort> {
    return context.#parts.time.over;
  }

  /**
   * Typed captures. `params` has the same values as text.
   *
   * @internal
   */
  static getValues(context: SlackContext): Readonly<Record<string, unknown>> {
    return context.#parts.values;
  }

  readonly #parts: SlackContextParts;
  readonly #members: KindMembers<K>;

  /** Custom data of this payload. Guards and interceptors can store values here for the handler. */
  readonly state: Record<string, unknown> = {};

  constructor(parts: SlackContextParts, members: KindMembers<K>) {
    super([parts.envelope]);
    this.#parts = parts;
    this.#members = members;
  }

  /** The kind of handler: `command`, `action`, `message`, … */
  get kind(): K {
    return this.#members.kind;
  }

  /** The name of the app in `apps` that received it; `default` when there is only one. */
  get app(): string {
    return this.#parts.app;
  }

  /** The envelope of the payload: its id, its kind, and whether it is a redelivery. */
  get envelope(): SlackEnvelope {
    return this.#parts.envelope;
  }

  /** The whole payload as Slack sent it. */
  get body(): JsonObject {
    return this.#parts.envelope.body;
  }

  /** The part that the decorator matched, like `@Payload()`: the command, inner event, single action or view. */
  get payload(): JsonObject {
    return this.#parts.payload;
  }

  /**
   * Captures of id and command parameters and of expression groups, as strings: `'true'` for a flag. For a function
   * also its inputs, except objects and arrays.
   */
  get params(): Readonly<Record<string, string | undefined>> {
    return this.#parts.params;
  }

  /** The workspace id; null for an organization-wide installation whose payload names no workspace. */
  get teamId(): string | null {
    return this.#parts.conversation.location.teamId;
  }

  /** The organization id (Enterprise Grid) of the workspace; null if the workspace belongs to none. */
  get enterpriseId(): string | null {
    return this.#parts.conversation.location.enterpriseId;
  }

  /** The user who caused the payload; null for events without a user. */
  get userId(): KindMembers<K>['userId'] {
    return this.#members.userId;
  }

  /** The channel of the payload; null for payloads without a channel, such as those of a modal. */
  get channelId(): KindMembers<K>['channelId'] {
    return this.#members.channelId;
  }

  /** The `thread_ts` of the payload's message; null outside threads. */
  get threadTs(): string | null {
    return this.#parts.conversation.location.threadTs;
  }

  /** The user id of the bot in this workspace; null until it is known. */
  get botUserId(): string | null {
    return this.#parts.conversation.bot.botUserId;
  }

  /** The bot id, which the bot's messages have as `bot_id`; null until it is known. */
  get botId(): string | null {
    return this.#parts.conversation.bot.botId;
  }

  /** Set on a redelivery of an event: its number (1 to 3) and the reason. Otherwise null. */
  get retry(): EnvelopeRetry | null {
    return this.#parts.envelope.retry;
  }

  /**
   * The Web API client with the bot token of this workspace, or with the token of the step while a function runs. If
   * the app has no token, every call throws the SlackException `no_bot_token`.
   */
  get client(): WebClient {
    return this.#parts.conversation.client;
  }

  /**
   * Completes or fails a workflow step: the step of a function handler, or the step that created the current message or
   * view. Null if there is none.
   *
   * @example
   * ```ts
   * @SlackAction('approve')
   * async approve(@Ctx() ctx: SlackContext<'action'>) {
   *   await ctx.completion?.complete({ approved: true });
   * }
   * ```
   */
  get completion(): KindMembers<K>['completion'] {
    return this.#members.completion;
  }

  /** How a result can still be delivered; null if it cannot. */
  get answerable(): SlackAnswerable {
    return this.#parts.ack.answerable;
  }

  /**
   * Aborts when the handler has run for `handlerTimeoutMs`, or when the shutdown timeout ends. It does not abort at the
   * ack deadline: a late result is better than interrupted work.
   */
  get signal(): AbortSignal {
    return this.#parts.time.signal;
  }

  /**
   * Sends the ack now, with a response if the kind allows one, instead of when the handler returns. Later calls and the
   * handler's result are delivered in another way.
   */
  async ack(
    ...[answer]: ForKinds<K, KindWithAckPayload, [answer?: Exclude<SlackAnswer<K>, SlackStream>], []>
  ): Promise<void> {
    await this.#parts.ack.send(answer);
  }

  /**
   * Posts a message as the bot in the payload's channel, and in its thread if it is in one, unless the message names
   * another channel or thread.
   *
   * A stream is posted while it runs, in the thread of the message that it replies to. The result is null if the stream
   * is empty.
   *
   * @throws SlackException `no_channel` if neither the payload nor the message names a channel
   * @throws SlackSayException if Slack rejects the message, with an explanation and a fix; an error of the stream is
   * rethrown
   */
  async say(message: string | SlackReply): Promise<PostedMessage>;
  async say(stream: SlackStream): Promise<PostedMessage | null>;
  async say(message: string | SlackReply | SlackStream): Promise<PostedMessage | null> {
    return sayMessageOrStream(this.#parts.conversation, message, this.#parts.time.over);
  }

  /**
   * Posts to the payload's `response_url`: up to five times within 30 minutes; the bot need not be a member of the
   * channel. Only the user sees the message, unless `response_type` is `in_channel`. A stream is posted when it is
   * complete. A submitted modal only has a `response_url` if a select in it sets `response_url_enabled`; its handler
   * must declare `SlackContext` without a kind.
   *
   * @throws SlackException `no_response_url`
   * @throws SlackResponseUrlException on the sixth call, after 30 minutes, or with Slack's reason
   * @see https://docs.slack.dev/interactivity/handling-user-interaction#message_responses
   */
  get respond(): KindMembers<K>['respond'] {
    return this.#members.respond;
  }

  /** The assistant thread: its status, title, suggested prompts and context. */
  get assistant(): KindMembers<K>['assistant'] {
    return this.#members.assistant;
  }

  /**
   * Opens a modal, or pushes it onto the view that the payload came from. Slack accepts it within 3 s of the user's
   * action.
   *
   * @throws SlackException `trigger_expired` after that time; `view_closed`, `push_limit_reached`, `invalid_view`,
   * `view_too_large` or `duplicate_external_id` if Slack rejects the view
   * @see https://docs.slack.dev/surfaces/modals#opening_views
   */
  get openView(): KindMembers<K>['openView'] {
    return this.#members.openView;
  }
}

const isSlackContext = (value: unknown): value is SlackContext => value instanceof SlackContext;
