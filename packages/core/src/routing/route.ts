import type { SlackAssistantMoment } from '../envelope/assistant-metadata.js';
import type { EnvelopeKind } from '../envelope/envelope.js';
import type { SlackKind } from '../envelope/payloads.js';
import type { JsonObject } from '../envelope/json.js';

/**
 * How an id is matched. A plain string is literal; a whole segment between slashes that begins with a colon is a
 * parameter (`ticket/:id/close`).
 */
export type IdPattern = string | RegExp;

/** A command: `/deploy` takes any text, `/ticket close :id [reason...] --silent` only that shape of it. */
export interface CommandRouteSpec {
  readonly kind: 'command';
  readonly command: string | RegExp;
}

/** An element of a message or view. Every condition given must hold. */
export interface ElementRouteSpec {
  readonly kind: 'action' | 'options';
  readonly actionId?: IdPattern;
  readonly blockId?: IdPattern;
  /** The element's type, such as `button`. */
  readonly type?: string;
  /** The element's value, or that of the chosen option. */
  readonly value?: string;
}

/** What carries a `callback_id`. Without one it takes every payload of its kind that no id matches. */
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
 * A button or menu of an attachment, or a menu that asks for its options: what there was before blocks. Every condition
 * given must hold; without one it takes what no other route of its kind does.
 */
export interface LegacyElementRouteSpec {
  readonly kind: 'interactive_message' | 'interactive_message_suggestion' | 'dialog_suggestion';
  /** Of the attachment or dialog. */
  readonly callbackId?: IdPattern;
  /** Of the element. */
  readonly name?: IdPattern;
  /** The button's value, or that of the chosen option. */
  readonly value?: string;
}

/** An interaction of a type that has no kind of its own, by Slack's name for it. */
export interface OtherInteractionRouteSpec {
  readonly kind: 'interaction';
  readonly type: string;
  readonly callbackId?: IdPattern;
}

/** An event by its type; `*` is every event. */
export interface EventRouteSpec {
  readonly kind: 'event';
  readonly type: string | RegExp;
  readonly subtype?: string;
  readonly channelType?: string;
}

/** A message that somebody wrote: text that it contains, or an expression that its text matches. */
export interface MessageRouteSpec {
  readonly kind: 'message';
  readonly text?: string | RegExp;
  /** Only in a conversation of one person with the bot. */
  readonly direct?: boolean;
  /** Only when the bot is mentioned. */
  readonly mention?: boolean;
  /** Only replies in threads, or only what is said outside of them. */
  readonly thread?: boolean;
}

/** Something that happens in the threads of an assistant. */
export interface AssistantRouteSpec {
  readonly kind: 'assistant';
  readonly moment: SlackAssistantMoment;
}

/** What nothing else took: of one kind, or of any. */
export interface FallbackRouteSpec {
  readonly kind: 'fallback';
  readonly of?: EnvelopeKind;
}

/** What a decorator says about which payloads a method handles. */
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

/** When the ack goes out: with the handler's answer, at once, or when the handler says so. */
export type AckMode = 'auto' | 'immediate' | 'manual';

/** A spec with the one who handles it, whom routing hands back and never looks into. */
export interface Route<H> {
  readonly spec: RouteSpec;
  readonly handler: H;
  /** Where it was declared (`TicketBot.close`), for messages. */
  readonly place: string;
}

/** A route that an envelope takes. */
export interface RouteMatch<H> {
  readonly route: Route<H>;
  /** The kind of handler it is for: a message is an event on the wire. */
  readonly kind: SlackKind;
  /** What the route matched: the command, the inner event, the one action, the view, the message. */
  readonly payload: JsonObject;
  /** What parameters and named groups captured. */
  readonly params: Readonly<Record<string, string | undefined>>;
  /** The same as what they are, where some are more than text: a flag is a boolean, an input any JSON. */
  readonly values?: Readonly<Record<string, unknown>>;
}
