import type { JsonObject } from './json.js';

/** The kind of an envelope. Handler kinds are finer: a message, also to an assistant, has the envelope kind `event`. */
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
  /** An event (`function_executed`) whose handler returns a result. */
  | 'function'
  | 'unknown';

/** Slack's data about a redelivery: its number (1 to 3) and the reason. */
export interface EnvelopeRetry {
  readonly attempt: number;
  readonly reason: string;
}

/**
 * One payload as delivered by Slack.
 *
 * @see https://docs.slack.dev/apis/events-api/using-socket-mode
 */
export interface SlackEnvelope {
  /** The envelope id, which the ack contains. */
  readonly id: string;
  /** Slack's envelope type: `events_api`, `slash_commands`, `interactive`, or a newer one. */
  readonly type: string;
  readonly kind: EnvelopeKind;
  /** The name within its kind: the command, the event type, or the interaction type. */
  readonly name: string;
  /** The whole payload. */
  readonly body: JsonObject;
  /** Null for a first delivery and for kinds that Slack never redelivers. */
  readonly retry: EnvelopeRetry | null;
}
