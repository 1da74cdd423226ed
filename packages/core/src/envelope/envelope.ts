import type { JsonObject } from './json.js';

/**
 * What an envelope is, as far as its outside tells. The kinds of handler are finer: a message or an assistant's message
 * is an `event` on the wire.
 */
export type EnvelopeKind =
  | 'command'
  | 'action'
  | 'options'
  | 'view_submission'
  | 'view_closed'
  | 'shortcut'
  | 'message_shortcut'
  | 'interactive_message'
  | 'interactive_message_suggestion'
  | 'dialog_submission'
  | 'dialog_cancellation'
  | 'dialog_suggestion'
  | 'event'
  /** On the wire an event too (`function_executed`), but one that waits for an answer. */
  | 'function'
  | 'unknown';

/** Slack's word on a redelivery: the how manieth it is (1 to 3) and why. */
export interface EnvelopeRetry {
  readonly attempt: number;
  readonly reason: string;
}

/**
 * One payload as Slack delivered it.
 *
 * @see https://docs.slack.dev/apis/events-api/using-socket-mode
 */
export interface SlackEnvelope {
  /** What an ack names. */
  readonly id: string;
  /** Slack's type of envelope: `events_api`, `slash_commands`, `interactive`, or one that came later. */
  readonly type: string;
  readonly kind: EnvelopeKind;
  /** What it is called within its kind: the command, the event's type, the interaction's type. */
  readonly name: string;
  /** The whole payload. */
  readonly body: JsonObject;
  /** Null on a first delivery, and on kinds that Slack never redelivers. */
  readonly retry: EnvelopeRetry | null;
}
