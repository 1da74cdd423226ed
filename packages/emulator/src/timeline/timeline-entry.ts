import type { ConnectionClose, Problem } from '../event-log/records.js';

/** What every entry of the timeline tells. */
export interface TimelineFacts {
  /** Counted from 1. */
  readonly id: number;
  /** Milliseconds since the epoch, of the time that the emulator lives in. */
  readonly at: number;
  /** The app's name; `null` where it is about none. */
  readonly app: string | null;
  /** The name of the user who did it; `null` for an app, Slack or the test. */
  readonly who: string | null;
  /**
   * The id of the entry that it follows from: a message from the call that posts it, an envelope from the message it
   * tells of, an ack from its envelope. A call follows from the payload whose trigger, response URL, view or message it
   * uses, else from the newest one of its channel; `null` where none is known. That entry may be gone from the list.
   */
  readonly cause: number | null;
  /** A short description of what happened, without secrets. */
  readonly text: string;
}

/** What the payload of an ack is: an answer of one kind, none at all, or nothing that Slack knows. */
export type AckPayloadKind = 'none' | 'message' | 'options' | 'errors' | 'update' | 'push' | 'clear' | 'other';

/** One thing that happened, by its kind. */
export type TimelineEntry = TimelineFacts &
  (
    | {
        /** Somebody did something that an app hears of. What they say is a `message`. */
        readonly kind: 'act';
      }
    | {
        readonly kind: 'envelope';
        readonly envelopeId: string;
        /** `events_api`, `slash_commands`, `interactive`, … */
        readonly type: string;
        readonly connectionId: string;
        /** 0 for the first delivery. */
        readonly retryAttempt: number;
      }
    | {
        readonly kind: 'ack';
        readonly envelopeId: string;
        readonly type: string;
        readonly status: 'in_time' | 'late' | 'duplicate' | 'lost';
        readonly latencyMs: number;
        readonly payload: AckPayloadKind;
      }
    | {
        /** No ack came before the deadline, or no connection was open. */
        readonly kind: 'unanswered';
        readonly envelopeId: string;
        readonly type: string;
        readonly willRetry: boolean;
      }
    | {
        readonly kind: 'api_call';
        readonly method: string;
        readonly ok: boolean;
        readonly error: string | null;
        /** Whether the answer was synthesised: the method has no behaviour here. */
        readonly canned: boolean;
      }
    | {
        /** An app posted to a response URL. */
        readonly kind: 'response';
        readonly ok: boolean;
        readonly error: string | null;
      }
    | {
        readonly kind: 'message';
        readonly change: 'posted' | 'grown' | 'changed' | 'deleted';
        /** The channel's id. */
        readonly channel: string;
        readonly ts: string;
      }
    | {
        readonly kind: 'view';
        readonly change: 'opened' | 'pushed' | 'updated' | 'published' | 'closed';
        readonly viewId: string;
        readonly type: 'modal' | 'home';
      }
    | {
        /** Anything else that changed in the workspace: reactions, members, channels, … */
        readonly kind: 'change';
        readonly change: string;
      }
    | {
        readonly kind: 'connection';
        readonly state: 'open' | 'closed';
        readonly connectionId: string;
        readonly close: ConnectionClose | null;
      }
    | {
        /** The test injected a fault. */
        readonly kind: 'fault';
        /** The method of `slack.faults`. */
        readonly fault: string;
      }
    | {
        readonly kind: 'problem';
        readonly problem: Problem['kind'];
      }
    | {
        /** The lint found something in the entry that is its cause. */
        readonly kind: 'finding';
        readonly rule: string;
        readonly severity: 'error' | 'warning';
      }
    | {
        /** A payload is replayed manually. Its envelope has this entry as its cause. */
        readonly kind: 'replay';
        /** The id of the entry of the envelope that was sent before. */
        readonly replayed: number;
        readonly as: 'same_envelope' | 'new_envelope';
      }
    | {
        /** A payload is sent manually. Its envelope has this entry as its cause. */
        readonly kind: 'by_hand';
        /** That of its envelope: `events_api`, `slash_commands`, `interactive`, … */
        readonly type: string;
      }
    | {
        /** Time was steered. */
        readonly kind: 'time';
      }
  );

/** What there is of an entry before it has its place: without its id, and with a cause only where it names one. */
export type TimelineDraft = DraftFor<TimelineEntry>;

type DraftFor<Entry> = Entry extends TimelineEntry
  ? Omit<Entry, 'id' | 'cause'> & { readonly cause?: number | undefined }
  : never;
