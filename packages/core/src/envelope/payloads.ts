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
import type { SlackCommandPayload } from './command.payload.js';
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
 * A message that somebody wrote, told apart by `subtype`.
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
 * What `@Payload()` gives to each kind of handler: what the decorator matched. The whole of what Slack sent is
 * `@SlackBody()` and `ctx.body`. The types say what Slack documents; nothing is checked at run time.
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
  /** What a fallback and a handler of an interaction without a kind are given: the whole, whatever it is. */
  unknown: JsonObject;
}

/** The kinds of handler. */
export type SlackKind = keyof SlackPayloads;

declare const kind: unique symbol;

/** Tells payloads of different kinds apart, for the compiler alone: nothing of it exists at run time. */
export interface SlackPayloadMark<K> {
  readonly [kind]?: K;
}

/**
 * The payload of a kind, to type a `@Payload()` with. The decorator of the method checks that the kind is its own.
 *
 * @example
 * ```ts
 * @SlackViewSubmission('ticket')
 * submit(@Payload() view: SlackPayload<'view_submission'>) {}
 * ```
 */
export type SlackPayload<K extends SlackKind> = K extends SlackKind ? SlackPayloads[K] & SlackPayloadMark<K> : never;

/**
 * An event by its type, to type a `@Payload()` with. `'*'` is any event. A type that is not known here, such as one newer
 * than this package, has a `type` and unknown fields.
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
