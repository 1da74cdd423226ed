import type { JsonObject } from '../json.js';

/** An ack that an app sent. */
export interface Ack {
  readonly envelopeId: string;
  /** The type of the envelope: `events_api`, `slash_commands`, `interactive`, … */
  readonly type: string;
  /** The app's name. */
  readonly app: string;
  /** The response in the ack; absent for an empty ack. */
  readonly payload?: unknown;
  /** The time between sending the envelope and receiving its ack. */
  readonly latencyMs: number;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly connectionId: string;
  /**
   * Only `in_time` acks count. A `late` ack arrives after the deadline, a `duplicate` is not the first, and a `lost`
   * ack was dropped by a fault before it reached Slack.
   */
  readonly status: 'in_time' | 'late' | 'duplicate' | 'lost';
}

/** One attempt to deliver a payload. */
export interface Attempt {
  /** Every attempt has a new envelope id. The `event_id` in the payload is the same for all redeliveries. */
  readonly envelopeId: string;
  /** `null` if no connection was open. */
  readonly connectionId: string | null;
  /** 0 for the first delivery. */
  readonly retryAttempt: number;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /**
   * When the whole envelope was passed to an open TCP connection, in milliseconds since the epoch. `null` before that,
   * and permanently if the connection was closed, cut, half-open or muted.
   */
  readonly writtenAt: number | null;
  readonly outcome: 'waiting' | 'acked' | 'timeout' | 'no_connection';
}

/** The delivery of a payload to an app, and its result. */
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
  /** `pending` while it may still be sent or acked, `failed` after the last attempt. */
  readonly status: 'pending' | 'acked' | 'failed';
}

/** A Web API call. */
export interface ApiCall {
  readonly method: string;
  /** The received arguments without the token. */
  readonly args: JsonObject;
  readonly ok: boolean;
  readonly error?: string | undefined;
  /** The error details in `response_metadata.messages`. */
  readonly messages?: readonly string[];
  /** The delay that the response requested. */
  readonly retryAfterMs?: number;
  /** Present if a fault rejected the call. */
  readonly injected?: true;
  /** Present if the emulator does not implement the method and returned a canned response. */
  readonly canned?: true;
  /** The warnings in the response: `method_deprecated`, `missing_charset`, `superfluous_charset`. */
  readonly warnings?: readonly string[];
  /** The arguments that the method does not define. Slack ignores them. */
  readonly unknownArguments?: readonly string[];
  /** The name of the app that owns the token; `null` for a missing or invalid token. */
  readonly app: string | null;
  /** The kind of the token. A `function` token belongs to a workflow step. */
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
  /** How the connection closed; `null` while it is open. */
  readonly close: ConnectionClose | null;
}

/** How a connection closed. */
export interface ConnectionClose {
  /** The side that closed it; `network` means a fault that neither side caused. */
  readonly by: 'app' | 'slack' | 'network';
  /** The code of the first close frame from either side; 1006 without a close frame. */
  readonly code: number;
  /** Whether both sides sent a close frame before TCP closed. */
  readonly clean: boolean;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** The number of open TCP connections, by protocol. */
export interface OpenSockets {
  /** Connections for HTTP, including idle keep-alive connections and other clients than the Web API. */
  readonly http: number;
  /** Socket Mode connections, from the upgrade request until TCP closes. */
  readonly webSocket: number;
}

/** An action of an app that Slack would ignore, reject or show to a user as a failure. */
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
  /** The envelope concerned, if any. */
  readonly envelopeId?: string | undefined;
  /** Describes the problem in a sentence. */
  readonly text: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}
