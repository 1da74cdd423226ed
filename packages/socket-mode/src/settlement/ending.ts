import type { JsonObject } from '../envelope/json.js';

/** What the ack carries, and what becomes of it when the ack can't carry it: too late, or too big. */
export interface Carried {
  readonly payload: JsonObject;
  /** Called when the ack with it is out. */
  readonly sent?: () => void;
  readonly otherwise: (why: 'too_late' | 'too_big') => void;
}

/** What a handler's end means for the ack of its envelope. */
export type Ending =
  /** Ack. `lost` is a failure that the ack hides from Slack: it won't be delivered again. */
  | { readonly ack: 'send'; readonly carry?: Carried; readonly lost?: boolean }
  /** No ack: Slack should see that it failed, and deliver an event again. `lost` is called when an ack is out already. */
  | { readonly ack: 'withhold'; readonly lost?: () => void }
  /** Not by this handler's end: it acks by hand, or the deadline does. */
  | { readonly ack: 'leave' };
