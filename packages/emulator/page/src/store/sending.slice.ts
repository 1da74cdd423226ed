import type { ObjectShape } from '../../../src/api-reference/reference-types.js';
import { isJsonObject, type JsonObject, type JsonValue, objectAt } from '../../../src/json.js';
import type { PayloadFinding } from '../../../src/payloads/check-shape.js';
import type { RouteSlice } from './route.slice.js';
import type { Slice } from './slice.js';

export interface SendingKind {
  readonly name: string;
  /** Why Slack would not send it to the app; `null` if it would. */
  readonly notSentReason: string | null;
}

export interface SendingCheck {
  readonly text: string;
  readonly findings: readonly PayloadFinding[];
  readonly shape: ObjectShape | null;
}

export type SendingOutcome =
  | { readonly state: 'waiting' }
  | {
      readonly state: 'sent';
      readonly envelopeId: string;
      /** `null` if the ack is missing. */
      readonly ack: { readonly latencyMs: number; readonly payload: JsonValue } | null;
      readonly problem: string | null;
    }
  | { readonly state: 'failed'; readonly text: string };

export interface Sending {
  /** The app's id or name; empty: the first app. */
  readonly app: string;
  readonly kinds: readonly SendingKind[];
  /** The kind of the loaded example; empty for a payload from the timeline. */
  readonly name: string;
  /** The envelope's type. */
  readonly type: string;
  /** The unedited text, and the current text. */
  readonly original: string;
  readonly text: string;
  /** The last valid text. Its fields are displayed while the current text is invalid. */
  readonly lastValidText: string;
  readonly check: SendingCheck | null;
  readonly outcome: SendingOutcome | null;
}

/** A payload that was sent before. */
export interface SentPayload {
  readonly app: string;
  readonly type: string;
  readonly payload: JsonObject;
}

export interface SendingSlice {
  readonly sending: Sending;
  readonly setSending: (to: Partial<Sending>) => void;
  /** Opens a sent payload in the Send panel. Of an event, only the inner event is edited. */
  readonly editPayload: (sent: SentPayload) => void;
}

export const sendingSlice: Slice<SendingSlice, RouteSlice> = (set, get) => ({
  sending: {
    app: '',
    kinds: [],
    name: 'app_mention',
    type: 'events_api',
    original: '',
    text: '',
    lastValidText: '',
    check: null,
    outcome: null,
  },
  setSending: to => set(({ sending }) => ({ sending: { ...sending, ...to } })),
  editPayload: ({ app, type, payload }) => {
    const isWrapped = type === 'events_api' && payload.type === 'event_callback';
    const own = (isWrapped && objectAt(payload, 'event')) || payload;
    const text = JSON.stringify(own, null, 2);
    get().setSending({ app, type, name: '', original: text, text, lastValidText: text, check: null, outcome: null });
    get().navigate({ panel: 'send' });
  },
});

/** The payload in the details of a timeline entry, if it has one. */
export function getSentPayload(details: JsonObject): Omit<SentPayload, 'app'> | undefined {
  const sent = objectAt(details, 'envelope') ?? (details.kind === 'by_hand' ? details : undefined);
  if (!sent || typeof sent.type !== 'string' || !isJsonObject(sent.payload)) return undefined;
  return { type: sent.type, payload: sent.payload };
}
