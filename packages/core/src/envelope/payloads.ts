import type {
  AssistantThreadContextChangedEvent,
  AssistantThreadStartedEvent,
  BotMessageEvent,
  FileShareMessageEvent,
  FunctionExecutedEvent,
  GenericMessageEvent,
  MeMessageEvent,
  SlackEvent,
  ThreadBroadcastMessageEvent,
} from '@slack/types';
import type {
  SlackActionPayload,
  SlackMessageShortcutPayload,
  SlackModalPayload,
  SlackOptionsPayload,
  SlackShortcutPayload,
} from './interaction.payload.js';
import type { JsonObject } from './json.js';
import type {
  SlackAttachmentActionPayload,
  SlackDialogCancellationPayload,
  SlackDialogSubmissionPayload,
  SlackDialogSuggestionPayload,
  SlackInteractiveMessageSuggestionPayload,
} from './legacy.payload.js';

/**
 * A posted message, discriminated by `subtype`.
 *
 * @see https://docs.slack.dev/reference/events/message
 */
export type SlackMessagePayload =
  | GenericMessageEvent
  | FileShareMessageEvent
  | ThreadBroadcastMessageEvent
  | MeMessageEvent
  | BotMessageEvent;

/**
 * The type of `@Payload()` for each kind of handler: the part that the decorator matched. `@SlackBody()` and `ctx.body`
 * are the whole payload. The types follow Slack's documentation; nothing is checked at run time.
 */
export interface SlackPayloads {
  command: SlackCommandPayload;
  action: SlackActionPayload;
  options: SlackOptionsPayload;
  view_submission: SlackModalPayload;
  view_closed: SlackModalPayload;
  shortcut: SlackShortcutPayload;
  message_shortcut: SlackMessageShortcutPayload;
  interactive_message: SlackAttachmentActionPayload;
  interactive_message_suggestion: SlackInteractiveMessageSuggestionPayload;
  dialog_submission: SlackDialogSubmissionPayload;
  dialog_cancellation: SlackDialogCancellationPayload;
  dialog_suggestion: SlackDialogSuggestionPayload;
  event: SlackEvent;
  message: SlackMessagePayload;
  assistant:
    | GenericMessageEvent
    | FileShareMessageEvent
    | AssistantThreadStartedEvent
    | AssistantThreadContextChangedEvent;
  function: FunctionExecutedEvent;
  /** The whole payload, for fallbacks and for interactions without a handler kind. */
  unknown: JsonObject;
}

/** The kinds of handler. */
export type SlackKind = keyof SlackPayloads;

declare const kind: unique symbol;

/** A marker that makes payloads of different kinds distinct types. It does not exist at run time. */
export interface SlackPayloadMark<K> {
  readonly [kind]?: K;
}

/**
 * The payload of a kind, to type a `@Payload()` parameter. The handler's decorator checks that the kind is its own.
 *
 * @example
 * ```ts
 * @SlackViewSubmission('ticket')
 * submit(@Payload() view: SlackPayload<'view_submission'>) {}
 * ```
 */
export type SlackPayload<K extends SlackKind> = K extends SlackKind ? SlackPayloads[K] & SlackPayloadMark<K> : never;

/**
 * An event by its type, to type a `@Payload()` parameter. `'*'` is any event. An unknown type, such as one newer than
 * this package, has a `type` and unknown fields.
 *
 * @example
 * ```ts
 * @SlackEvent('reaction_added')
 * async count(@Payload() event: SlackEventPayload<'reaction_added'>) {}
 * ```
 */
export type SlackEventPayload<Type extends string> = '*' extends Type
  ? SlackEvent
  : [Extract<SlackEvent, { type: Type }>] extends [never]
    ? { readonly type: Type; readonly [field: string]: unknown }
    : Extract<SlackEvent, { type: Type }>;

/**
 * A slash command. Optional fields exist in some workspaces only.
 *
 * @see https://docs.slack.dev/interactivity/implementing-slash-commands#app_command_handling
 */
export interface SlackCommandPayload {
  /** The command with its slash: `/deploy`. */
  readonly command: string;
  /** The text after the command; may be empty. */
  readonly text: string;
  readonly user_id: string;
  /** @deprecated Slack is phasing names out: use `user_id`. */
  readonly user_name?: string;
  readonly channel_id: string;
  /** `directmessage` or `privategroup` if the channel has no public name. */
  readonly channel_name?: string;
  readonly team_id: string;
  readonly team_domain?: string;
  readonly enterprise_id?: string;
  readonly enterprise_name?: string;
  /** A string, unlike in interactions. */
  readonly is_enterprise_install?: 'true' | 'false';
  readonly api_app_id?: string;
  /** Accepts five messages within 30 minutes. */
  readonly response_url: string;
  /** Opens one modal within 3 s. */
  readonly trigger_id: string;
}
