import type { JsonObject } from '../envelope/json.js';

/** What the ack carries, if anything, and what becomes of it when the ack can't carry it: too late, or too big. */
export interface AckPayload {
  readonly payload?: JsonObject | undefined;
  /** Called when the ack with it is out. */
  readonly sent?: () => void;
  readonly otherwise: (why: 'too_late' | 'too_big') => void;
}

/** What a handler's end means for the ack of its envelope. */
export type Response =
  | { readonly ack: 'send'; readonly carry?: AckPayload }
  /**
   * A failure that Slack should see, so that it delivers an event again. Where it won't, the failure is final: `lost` is
   * called, and an ack goes out unless the author `insists` on none.
   */
  | { readonly ack: 'withhold'; readonly insists: boolean; readonly lost: () => void }
  /** Not by this handler's end: it acks by hand, or the deadline does. */
  | { readonly ack: 'leave' };
