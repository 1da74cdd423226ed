import { isJsonObject, objectAt, type JsonObject, type JsonValue } from '../../../src/json.js';
import type { ObjectShape } from '../../../src/api-reference/reference-types.js';
import type { PayloadFinding } from '../../../src/payloads/check-shape.js';
import type { Slice } from './slice.js';

/** A kind of payload that there is an example of. */
export interface SendingKind {
  readonly name: string;
  /** Why Slack would not send it to the app, as the rest of a sentence; `null` where it would. */
  readonly unheard: string | null;
}

/** What was found in a text. */
export interface SendingCheck {
  readonly of: string;
  readonly findings: readonly PayloadFinding[];
  readonly shape: ObjectShape | null;
}

/** What came of what was sent. */
export type SendingOutcome =
  | { readonly state: 'waiting' }
  | {
      readonly state: 'sent';
      readonly envelopeId: string;
      /** `null` when none came in time. */
      readonly ack: { readonly latencyMs: number; readonly payload: JsonValue } | null;
      readonly problem: string | null;
    }
  | { readonly state: 'failed'; readonly text: string };

/** What is to be sent by hand. */
export interface Sending {
  /** The id or name of the app that it is for; empty: the first one. */
  readonly app: string;
  readonly kinds: readonly SendingKind[];
  /** The kind whose example it was made from; empty where it comes from the timeline. */
  readonly name: string;
  /** That of its envelope. */
  readonly type: string;
  /** As it was made, and as it stands in the field. */
  readonly original: string;
  readonly text: string;
  /** The last text that was a whole: what is shown as fields while one writes on. */
  readonly whole: string;
  readonly check: SendingCheck | null;
  readonly outcome: SendingOutcome | null;
}

/** A payload of before, to be edited. */
export interface SentBefore {
  readonly app: string;
  readonly type: string;
  readonly payload: JsonObject;
}

export interface SendingSlice {
  readonly sending: Sending;
  readonly setSending: (to: Partial<Sending>) => void;
  /** Goes to the panel with a payload of before. Of an event the inner one is edited: it is wrapped anew. */
  readonly editToSend: (sent: SentBefore) => void;
}

export const sendingSlice: Slice<SendingSlice> = (set, get) => ({
  sending: {
    app: '',
    kinds: [],
    name: 'app_mention',
    type: 'events_api',
    original: '',
    text: '',
    whole: '',
    check: null,
    outcome: null,
  },
  setSending: to => set(({ sending }) => ({ sending: { ...sending, ...to } })),
  editToSend: ({ app, type, payload }) => {
    const isWrapped = type === 'events_api' && payload.type === 'event_callback';
    const own = (isWrapped && objectAt(payload, 'event')) || payload;
    const text = JSON.stringify(own, null, 2);
    get().setSending({ app, type, name: '', original: text, text, whole: text, check: null, outcome: null });
    get().turn({ panel: 'send' });
  },
});

/** The payload in what is known of an entry of the timeline; nothing where none was sent by it. */
export function sentIn(details: JsonObject): Omit<SentBefore, 'app'> | undefined {
  const sent = objectAt(details, 'envelope') ?? (details.kind === 'by_hand' ? details : undefined);
  if (!sent || typeof sent.type !== 'string' || !isJsonObject(sent.payload)) return undefined;
  return { type: sent.type, payload: sent.payload };
}
