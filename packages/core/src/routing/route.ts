import type { SlackAssistantMoment } from '../envelope/assistant-metadata.js';
import type { EnvelopeKind } from '../envelope/envelope.js';
import type { SlackKind } from '../envelope/payloads.js';
import type { JsonObject } from '../envelope/json.js';

/**
 * How an id is matched. A string is literal, except that a whole segment between slashes that begins with a colon is a
 * parameter (`ticket/:id/close`).
 */
export type IdPattern = string | RegExp;

/** A slash command: `/deploy` accepts any text, `/ticket close :id [reason...] --silent` only text of that form. */
export interface CommandRouteSpec {
  readonly kind: 'command';
  readonly command: string | RegExp;
}

/** An element of a message or view. All given conditions must match. */
export interface ElementRouteSpec {
  readonly kind: 'action' | 'options';
  readonly actionId?: IdPattern;
  readonly blockId?: IdPattern;
  /** The element's type, such as `button`. */
  readonly type?: string;
  /** The element's value, or the value of the selected option. */
  readonly value?: string;
}

/** A payload with a `callback_id`. Without one it matches every payload of its kind that no other route matches. */
export interface CallbackRouteSpec {
  readonly kind:
    | 'view_submission'
    | 'view_closed'
    | 'shortcut'
    | 'message_shortcut'
    | 'dialog_submission'
    | 'dialog_cancellation'
    | 'function';
  readonly callbackId?: IdPattern;
}

/**
 * A button or menu of an attachment, or an options request of a menu in an attachment or dialog (the elements before
 * Block Kit). All given conditions must match. Without conditions it matches what no other route of its kind matches.
 */
export interface LegacyElementRouteSpec {
  readonly kind: 'interactive_message' | 'interactive_message_suggestion' | 'dialog_suggestion';
  /** The `callback_id` of the attachment or dialog. */
  readonly callbackId?: IdPattern;
  /** The name of the element. */
  readonly name?: IdPattern;
  /** The button's value, or the value of the selected option. */
  readonly value?: string;
}

/** An interaction of a type without a handler kind, by Slack's name of the type. */
export interface OtherInteractionRouteSpec {
  readonly kind: 'interaction';
  readonly type: string;
  readonly callbackId?: IdPattern;
}

/** An event by its type. `*` matches every event. */
export interface EventRouteSpec {
  readonly kind: 'event';
  readonly type: string | RegExp;
  readonly subtype?: string;
  readonly channelType?: string;
}

/** A posted message: by text that it contains, or by an expression that its text matches. */
export interface MessageRouteSpec {
  readonly kind: 'message';
  readonly text?: string | RegExp;
  /** Only direct messages between one user and the bot. */
  readonly direct?: boolean;
  /** Only messages that mention the bot. */
  readonly mention?: boolean;
  /** True for replies in threads only, false for messages outside threads only. */
  readonly thread?: boolean;
}

/** An event in an assistant's thread. */
export interface AssistantRouteSpec {
  readonly kind: 'assistant';
  readonly moment: SlackAssistantMoment;
}

/** Envelopes that no other route matches: of one kind, or of all kinds. */
export interface FallbackRouteSpec {
  readonly kind: 'fallback';
  readonly of?: EnvelopeKind;
}

/** The payloads that a method handles, as declared by its decorator. */
export type RouteSpec =
  | CommandRouteSpec
  | ElementRouteSpec
  | CallbackRouteSpec
  | LegacyElementRouteSpec
  | OtherInteractionRouteSpec
  | EventRouteSpec
  | MessageRouteSpec
  | AssistantRouteSpec
  | FallbackRouteSpec;

/** When the ack is sent: with the handler's result, immediately, or when the handler calls `ctx.ack()`. */
export type AckMode = 'auto' | 'immediate' | 'manual';

/** A route with its handler, which routing returns and does not inspect. */
export interface Route<H> {
  readonly spec: RouteSpec;
  readonly handler: H;
  /** The declaring method (`TicketBot.close`), for logs and errors. */
  readonly qualifiedName: string;
}

/** A route that matches an envelope. */
export interface RouteMatch<H> {
  readonly route: Route<H>;
  /** The kind of handler. A message handler receives an envelope of kind `event`. */
  readonly kind: SlackKind;
  /** The matched part: the command, inner event, single action, view or message. */
  readonly payload: JsonObject;
  /** The captures of parameters and groups. */
  readonly params: Readonly<Record<string, string | undefined>>;
  /** Typed captures, if some are not text: a flag is a boolean, a function's input any JSON value. */
  readonly values?: Readonly<Record<string, unknown>>;
}
