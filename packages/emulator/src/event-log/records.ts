import type { JsonObject } from '../json.js';

/** An acknowledgement that an app sent. */
export interface Ack {
  readonly envelopeId: string;
  /** The type of the envelope: `events_api`, `slash_commands`, `interactive`, … */
  readonly type: string;
  /** The app's name. */
  readonly app: string;
  /** What it carried; absent when it was bare. */
  readonly payload?: unknown;
  /** From the sending of the envelope to its ack. */
  readonly latencyMs: number;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly connectionId: string;
  /**
   * Only what came in time counts; `late` is after the deadline, `duplicate` is not the first, and `lost` was eaten by a
   * fault: as far as Slack is concerned it never came.
   */
  readonly status: 'in_time' | 'late' | 'duplicate' | 'lost';
}

/** One sending of a payload. */
export interface Attempt {
  /** Each attempt has its own; what stays the same over redeliveries is the `event_id` within the payload. */
  readonly envelopeId: string;
  /** `null` when no connection was open. */
  readonly connectionId: string | null;
  /** 0 for the first delivery. */
  readonly retryAttempt: number;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /**
   * When all of the envelope had been handed to an open TCP connection, in milliseconds since the epoch; `null` before
   * that, and for good when the connection was closed, cut, half-open or muted.
   */
  readonly writtenAt: number | null;
  readonly outcome: 'waiting' | 'acked' | 'timeout' | 'no_connection';
}

/** A payload on its way to an app, and what became of it. */
export interface Delivery {
  /** The envelope id of the first attempt. */
  readonly id: string;
  readonly type: string;
  /** The app's name. */
  readonly app: string;
  readonly payload: unknown;
  readonly attempts: readonly Attempt[];
  /** The ack that counted. */
  readonly ack: Ack | null;
  /** `pending` while it may still be sent or acked; `failed` when Slack has given up. */
  readonly status: 'pending' | 'acked' | 'failed';
}

/** A call of the Web API. */
export interface ApiCall {
  readonly method: string;
  /** As they came, without the token. */
  readonly args: JsonObject;
  readonly ok: boolean;
  readonly error?: string | undefined;
  /** What Slack said of a refusal, in `response_metadata.messages`. */
  readonly messages?: readonly string[];
  /** How long the answer asked to wait. */
  readonly retryAfterMs?: number;
  /** Present where a fault had it refused. */
  readonly injected?: true;
  /** Present where the method has no behaviour here: the reply was made up, in its right shape. */
  readonly canned?: true;
  /** What the answer warned of: `method_deprecated`, `missing_charset`, `superfluous_charset`. */
  readonly warnings?: readonly string[];
  /** The arguments that the method doesn't know: Slack passes over them. */
  readonly unknownArguments?: readonly string[];
  /** The name of the app whose token it was; `null` when there was none or it was wrong. */
  readonly app: string | null;
  /** What kind of token it was; `function` is one that came with the step of a workflow. */
  readonly tokenKind: 'app' | 'bot' | 'user' | 'function' | 'configuration' | null;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** A Socket Mode connection. */
export interface ConnectionRecord {
  readonly id: string;
  /** The app's name. */
  readonly app: string;
  /** Milliseconds since the epoch. */
  readonly openedAt: number;
  /** How it ended; `null` while it is open. */
  readonly close: ConnectionClose | null;
}

/** How a connection ended. */
export interface ConnectionClose {
  /** Who ended it; `network` stands for a fault that neither side is to blame for. */
  readonly by: 'app' | 'slack' | 'network';
  /** The code of the first close frame, whoever sent it; 1006 when there was none. */
  readonly code: number;
  /** Whether both sides said goodbye before TCP ended. */
  readonly clean: boolean;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** TCP connections that are open, by what they carry. */
export interface OpenSockets {
  /** Calls of the Web API, kept alive ones among them, and whatever else has come in. */
  readonly http: number;
  /** Socket Mode, from the request to upgrade until TCP has ended. */
  readonly webSocket: number;
}

/** Something an app did that Slack would ignore, refuse or show to a user as a failure. */
export interface Problem {
  readonly kind:
    | 'broken_frame'
    | 'oversized_frame'
    | 'unknown_envelope'
    | 'foreign_ack'
    | 'late_ack'
    | 'duplicate_ack'
    | 'invalid_answer'
    | 'operation_timeout'
    | 'dispatch_failed'
    | 'events_switched_off';
  /** The app's name. */
  readonly app: string;
  /** The envelope that it is about, where it is about one. */
  readonly envelopeId?: string | undefined;
  /** What happened, in a sentence. */
  readonly text: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}
