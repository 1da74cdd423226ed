import type { ArgumentsHost } from '@nestjs/common';
import { BaseRpcContext } from '@nestjs/microservices/ctx-host/base-rpc.context.js';
import type { WebClient } from '@slack/web-api';
import type { SlackEnvelope, EnvelopeRetry } from '../envelope/envelope.js';
import type { SlackKind } from '../envelope/payloads.js';
import type { SlackAnswer, SlackReply } from '../response/handler-response-types.js';
import type { StreamAbort } from '../response/message-stream/message-stream.js';
import type { SlackStream } from '../response/message-stream/slack-stream.js';
import type { JsonObject } from '../envelope/json.js';
import type { MessageSender } from '../web-api/message-sender.js';
import { sayMessageOrStream } from '../web-api/send-any-message.js';
import type { SaidMessage } from '../response/message-stream/stream-target.js';
import type { For, KindMembers } from './kind-members.js';

/**
 * How an answer can still reach people: in the ack, by the `response_url`, by a message in the channel, in the view that
 * waits for it since the deadline, as the end of a workflow's step, or not at all.
 */
export type SlackAnswerable = 'ack' | 'response_url' | 'channel' | 'view' | 'completion' | null;

/** The ack of the payload at hand, as a handler may use it. */
export interface AckPort {
  readonly answerable: SlackAnswerable;
  send(answer: unknown): Promise<void>;
}

/** What a context is made of: one for each handler that a payload reaches. */
export interface SlackContextParts {
  readonly app: string;
  readonly envelope: SlackEnvelope;
  readonly payload: JsonObject;
  readonly params: Readonly<Record<string, string | undefined>>;
  /** The same as what they are: text, unless the route says otherwise. */
  readonly values: Readonly<Record<string, unknown>>;
  readonly conversation: MessageSender;
  readonly ack: AckPort;
  /** The handler's time: when it is over, and the signal of that, made when it is asked for. */
  readonly time: { readonly over: Promise<StreamAbort>; readonly signal: AbortSignal };
}

/** The kinds whose ack can carry an answer. */
type AnsweredByAck =
  | 'command'
  | 'view_submission'
  | 'options'
  | 'interactive_message_suggestion'
  | 'dialog_submission'
  | 'dialog_suggestion';

/**
 * All there is to know about the payload at hand, and the ways to act on it. Injected with `@Ctx()`; guards,
 * interceptors and filters get it from their host by `SlackContext.from(host)`.
 *
 * @typeParam K - the kind of handler, such as `'command'`; it narrows what the context offers
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
   * The context of the payload that a guard, interceptor or filter is looking at.
   *
   * @throws TypeError when the host is of another transport
   */
  static from(host: ArgumentsHost): SlackContext {
    const context: unknown = host.getType<string>() === 'rpc' ? host.switchToRpc().getContext<unknown>() : undefined;
    if (isSlackContext(context)) return context;
    throw new TypeError(
      'SlackContext.from() was given a host that is not of a Slack handler. ' +
        'Where an enhancer serves other transports too, ask host.getType() or `instanceof SlackContext` first.',
    );
  }

  /**
   * Resolves when the handler's time is over, if it ever is.
   *
   * @internal
   */
  static overOf(context: SlackContext): Promise<StreamAbort> {
    return context.#parts.time.over;
  }

  /**
   * The captures as what they are: `params` is the same as text.
   *
   * @internal
   */
  static valuesOf(context: SlackContext): Readonly<Record<string, unknown>> {
    return context.#parts.values;
  }

  readonly #parts: SlackContextParts;
  readonly #members: KindMembers<K>;

  /** A place of this payload's own, where guards and interceptors leave what the handler needs. */
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

  /** The envelope that brought the payload: its id, its kind, whether it is a redelivery. */
  get envelope(): SlackEnvelope {
    return this.#parts.envelope;
  }

  /** The whole payload as Slack sent it. */
  get body(): JsonObject {
    return this.#parts.envelope.body;
  }

  /** What the decorator matched, as `@Payload()` gives it: the command, the inner event, the one action, the view. */
  get payload(): JsonObject {
    return this.#parts.payload;
  }

  /**
   * What parameters of the id or command and groups of the expression captured, as text: `'true'` for a flag. Of a
   * function also its inputs, except those that are objects or lists.
   */
  get params(): Readonly<Record<string, string | undefined>> {
    return this.#parts.params;
  }

  /** Null for an organisation-wide install that names no workspace. */
  get teamId(): string | null {
    return this.#parts.conversation.location.teamId;
  }

  /** The organisation (Enterprise Grid) that the workspace belongs to; null for a workspace of its own. */
  get enterpriseId(): string | null {
    return this.#parts.conversation.location.enterpriseId;
  }

  /** Who caused it; null for events that nobody did. */
  get userId(): KindMembers<K>['userId'] {
    return this.#members.userId;
  }

  /** Where it happened; null for what happens in no channel, such as a modal. */
  get channelId(): KindMembers<K>['channelId'] {
    return this.#members.channelId;
  }

  /** The thread that it happened in, else null. */
  get threadTs(): string | null {
    return this.#parts.conversation.location.threadTs;
  }

  /** The bot's user in this workspace; null until Slack has told. */
  get botUserId(): string | null {
    return this.#parts.conversation.bot.botUserId;
  }

  /** The bot's own id, which its messages carry; null until Slack has told. */
  get botId(): string | null {
    return this.#parts.conversation.bot.botId;
  }

  /** Set on a redelivery of an event: which one it is (1 to 3), and why. */
  get retry(): EnvelopeRetry | null {
    return this.#parts.envelope.retry;
  }

  /**
   * The Web API with the bot token of this workspace, in functions with that of the step while it runs. Where the app
   * was given none, every call fails with the SlackException `no_bot_token`.
   */
  get client(): WebClient {
    return this.#parts.conversation.client;
  }

  /**
   * The end of the step of a workflow: of the one that a function's handler runs, and, in messages and views that it
   * made, of that step. Null where there is none.
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

  /** How an answer can still reach people; null when none can any more. */
  get answerable(): SlackAnswerable {
    return this.#parts.ack.answerable;
  }

  /**
   * Aborts when the handler has run for `handlerTimeoutMs`, or when the time to shut down is over. Never at the ack's
   * deadline: work that is half done is worse than an answer that comes late.
   */
  get signal(): AbortSignal {
    return this.#parts.time.signal;
  }

  /**
   * Acks now, with an answer where the kind takes one, instead of when the handler returns. Later calls and a later
   * return find the ack gone: what they say takes the other ways.
   */
  async ack(...[answer]: For<K, AnsweredByAck, [answer?: Exclude<SlackAnswer<K>, SlackStream>], []>): Promise<void> {
    await this.#parts.ack.send(answer);
  }

  /**
   * Posts a message as the bot: in the payload's channel, and its thread when it is in one, unless the message names
   * another.
   *
   * A stream is said as it comes, in the thread of the message that it answers; null when it has nothing to say.
   *
   * @throws SlackException `no_channel` when neither the payload nor the message names a channel
   * @throws SlackSayException when Slack refuses it, with what that means and what to do; and what a stream fails with
   */
  async say(message: string | SlackReply): Promise<SaidMessage>;
  async say(stream: SlackStream): Promise<SaidMessage | null>;
  async say(message: string | SlackReply | SlackStream): Promise<SaidMessage | null> {
    return sayMessageOrStream(this.#parts.conversation, message, this.#parts.time.over);
  }

  /**
   * Posts to the payload's `response_url`: five times within 30 minutes, without being a member of the channel. Only
   * the user sees it, unless `response_type` is `in_channel`. A stream is posted when it is whole. A submitted modal has
   * one only where a menu in it says `response_url_enabled`: its handler takes the context without a kind.
   *
   * @throws SlackException `no_response_url`
   * @throws SlackResponseUrlException the sixth time, after 30 minutes, or with Slack's reason
   * @see https://docs.slack.dev/interactivity/handling-user-interaction#message_responses
   */
  get respond(): KindMembers<K>['respond'] {
    return this.#members.respond;
  }

  /** The thread of the assistant: its status, title and suggested prompts, and what its person looks at beside it. */
  get assistant(): KindMembers<K>['assistant'] {
    return this.#members.assistant;
  }

  /**
   * Opens a modal, or puts it on top of the one that the payload came from. Slack takes it within 3 s of the click.
   *
   * @throws SlackException `trigger_expired` when that time was over; `view_closed`, `push_limit_reached`, `invalid_view`,
   * `view_too_large` or `duplicate_external_id` when Slack refuses the view
   * @see https://docs.slack.dev/surfaces/modals#opening_views
   */
  get openView(): KindMembers<K>['openView'] {
    return this.#members.openView;
  }
}

const isSlackContext = (value: unknown): value is SlackContext => value instanceof SlackContext;
