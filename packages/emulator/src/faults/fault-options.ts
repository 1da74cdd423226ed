import type { AppConnection } from '../dispatch/connection-pool.js';
import type { ConnectionConditions } from './connection-conditions.js';
import type { ReplacementResponse } from '../workspace/api-error.js';

/** Which connections a fault affects. */
export interface FaultTarget {
  /** The app's name or id. Default: every app. */
  app?: string;
  /** The position of one connection in opening order, starting at 0. Default: all connections. */
  connection?: number;
}

/** Which connections a fault affects that lasts until it is healed. */
export interface LastingFaultTarget extends FaultTarget {
  /** Whether the fault also affects connections that are opened from now on, their upgrade included. Default false. */
  newConnections?: boolean;
}

/** The options of a refresh. */
export interface RefreshOptions extends FaultTarget {
  /** Default `refresh_requested`. */
  reason?: string;
  /** Whether a `warning` is sent first. Default false. */
  warning?: boolean;
  /** The time from the warning to the refresh. Default 10 000. */
  warningLeadMs?: number;
  /** The time from the refresh to the close; `null` never closes. Default 500. */
  closeAfterMs?: number | null;
  /** Whether payloads are still sent between the refresh and the close. Default: only when the reason is `warning`. */
  serves?: boolean;
}

/** The options of a half-open connection. */
export interface HalfOpenOptions extends LastingFaultTarget {
  /**
   * `to_app`: nothing reaches the app, but its data arrives. `from_app`: nothing from the app arrives, including acks,
   * pings and close frames, but payloads still reach it. Default `both`.
   */
  direction?: 'both' | 'to_app' | 'from_app';
}

/** The options of a slow connection. */
export interface SlownessOptions extends LastingFaultTarget {
  /** How many bytes are sent at a time. Default 16. */
  bytes?: number;
  /** The interval between two groups of bytes. Default 10. */
  everyMs?: number;
}

/** The options of delayed connections. */
export interface DelayOptions extends LastingFaultTarget {
  ms: number;
  /** Default `both`. */
  direction?: 'both' | 'to_app' | 'from_app';
}

/** How frames are split. */
export interface FragmentOptions extends LastingFaultTarget {
  /** The number of fragments. Default 3. */
  pieces?: number;
  /** Whether a ping is sent between them. Default true. */
  pings?: boolean;
}

/** When an app may retry. */
export interface RetryAfterOptions {
  /** The `Retry-After` header, in seconds. */
  retryAfterSeconds?: number;
  /** The `Retry-After` header, as a date. */
  retryAfterDate?: Date;
}

/**
 * How a call fails. An error code without other options is sent with HTTP 200, as at Slack. Default code:
 * `internal_error`.
 */
export interface ApiErrorFault extends RetryAfterOptions {
  error?: string;
  /** Default 200; with a `Retry-After`, 429 and the code `ratelimited`. */
  status?: number;
  /** What replaces Slack's JSON: an empty body, a TCP reset, a gateway's HTML page, or truncated JSON. */
  instead?: ReplacementResponse;
}

/** How an upgrade is refused. */
export interface UpgradeRefusalOptions extends RetryAfterOptions {
  status: number;
}

/** The part of a connection that faults use. */
export interface BreakableConnection extends AppConnection {
  readonly conditions: ConnectionConditions;
  announceEnd(reason: string, serves?: boolean): void;
  applyConditions(conditions: Partial<ConnectionConditions>): void;
  applyNetwork(): void;
  corrupt(): void;
  pong(): void;
  close(code?: number): void;
  terminate(): void;
  reset(): void;
}

/** The `Retry-After` header. */
export function resolveRetryAfter({ retryAfterSeconds, retryAfterDate }: RetryAfterOptions): string | undefined {
  return retryAfterDate?.toUTCString() ?? retryAfterSeconds?.toString();
}

/** Invalid frames by their defect. A Buffer is a binary frame. */
export const garbageFrames = {
  empty: '',
  broken_json: '{"envelope_id":"broken","type":"events_api","payload":{',
  no_json: 'upstream connect error or disconnect/reset before headers',
  null: 'null',
  list: '[]',
  number: '42',
  text: '"hello"',
  empty_object: '{}',
  unknown_type: '{"type":"unheard_of"}',
  type_of_no_text: '{"type":{"hello":true}}',
  disconnect_without_reason: '{"type":"disconnect"}',
  payload_without_envelope_id: '{"type":"events_api","payload":{"type":"event_callback"}}',
  envelope_id_of_no_text: '{"envelope_id":42,"type":"events_api","payload":{}}',
  binary: Buffer.from([0, 1, 2, 0xff]),
  binary_hello: Buffer.from('{"type":"hello","num_connections":1}'),
} as const satisfies Readonly<Record<string, string | Buffer>>;

/** The defect of a frame. */
export type GarbageKind = keyof typeof garbageFrames;

/** What a new connection receives instead of one immediate `hello`. */
export interface Greeting {
  /** How many times `hello` is sent; 0 is never. Default 1. */
  readonly hellos?: number;
  /** The time from the upgrade to `hello`. Default 0. */
  readonly afterMs?: number;
  /** Frames that are sent before `hello`; a Buffer is a binary frame. */
  readonly framesFirst?: readonly (string | Buffer)[];
  /** The reason of a `disconnect` that is sent before `hello` and after the other frames. */
  readonly disconnectFirst?: string;
  /** The time from the upgrade to a close with 1000. Default: no close. */
  readonly closeAfterMs?: number;
}

/** The content of `hello`. */
export interface Hello {
  /** The number of open connections. */
  readonly connections: number;
  /** The approximate lifetime of this connection; `null` omits it. */
  readonly lifetimeSeconds: number | null;
}

/** The lifetime of connections that are opened from now on. */
export interface Lifetime {
  /** The lifetime in `hello`; `null` omits it. Default: the emulator's `approximateConnectionTimeSeconds`. */
  readonly toldSeconds?: number | null;
  /** When the refresh happens; `null` is never. Default: at the end of the lifetime in `hello`. */
  readonly refreshAfterMs?: number | null;
}
