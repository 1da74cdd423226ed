import type { JsonObject } from '../envelope/json.js';

/** The content of an ack. */
export interface AckPayload {
  readonly payload?: JsonObject | undefined;
  /** Called when the ack was sent with the payload. */
  readonly onSent?: () => void;
  /** Called when the ack was already sent (`too_late`) or the payload exceeds 20,480 bytes (`too_big`). */
  readonly onNotSent: (why: 'too_late' | 'too_big') => void;
}

/** What a handler's outcome means for the ack of its envelope. */
export type Response =
  | { readonly ack: 'send'; readonly ackPayload?: AckPayload }
  /**
   * No ack, so that Slack redelivers the event. When Slack will not redeliver, `onLost` is called and the envelope is
   * acked, unless `isForced` is true.
   */
  | { readonly ack: 'withhold'; readonly isForced: boolean; readonly onLost: () => void }
  /** This outcome does not decide: the handler acks manually, or the ack deadline does. */
  | { readonly ack: 'leave' };
