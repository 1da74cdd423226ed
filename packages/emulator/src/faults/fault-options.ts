import type { AppConnection } from '../dispatch/connection-pool.js';
import type { ConnectionConditions } from './connection-conditions.js';
import type { ReplacementResponse } from '../workspace/api-error.js';

/** Which connections a fault hits. */
export interface FaultTarget {
  /** The app's name or id. Default: every app. */
  app?: string;
  /** One connection, counted from 0 in the order of their opening. Default: all of them. */
  connection?: number;
}

/** Which connections a fault hits that lasts until it is healed. */
export interface LastingFaultTarget extends FaultTarget {
  /** Whether connections that are opened from now on are hit too, their upgrade included. Default false. */
  newConnections?: boolean;
}

/** How a refresh goes. */
export interface RefreshOptions extends FaultTarget {
  /** Default `refresh_requested`. */
  reason?: string;
  /** Whether a `warning` comes first. Default false. */
  warning?: boolean;
  /** From the warning to the refresh. Default 10 000. */
  warningLeadMs?: number;
  /** From the refresh to the close; `null` never closes. Default 500. */
  closeAfterMs?: number | null;
  /** Whether payloads still come between the refresh and the close. Default: only when its reason is `warning`. */
  serves?: boolean;
}

/** How a connection goes silent. */
export interface HalfOpenOptions extends LastingFaultTarget {
  /**
   * `to_app`: nothing comes to the app, while what it sends arrives. `from_app`: nothing of the app arrives, its acks,
   * pings and goodbyes least of all, while payloads still come to it. Default `both`.
   */
  direction?: 'both' | 'to_app' | 'from_app';
}

/** How slowly bytes come to the app. */
export interface SlownessOptions extends LastingFaultTarget {
  /** How many at once. Default 16. */
  bytes?: number;
  /** From one lot to the next. Default 10. */
  everyMs?: number;
}

/** How long bytes are under way. */
export interface DelayOptions extends LastingFaultTarget {
  ms: number;
  /** Default `both`. */
  direction?: 'both' | 'to_app' | 'from_app';
}

/** How frames are cut into pieces. */
export interface FragmentOptions extends LastingFaultTarget {
  /** Into how many. Default 3. */
  pieces?: number;
  /** Whether a ping comes between them. Default true. */
  pings?: boolean;
}

/** When an app may come again. */
export interface RetryAfterOptions {
  /** The `Retry-After` header, in seconds. */
  retryAfterSeconds?: number;
  /** The `Retry-After` header, as a date. */
  retryAfterDate?: Date;
}

/** How a call is refused: a code alone comes with HTTP 200, as Slack does it. Default code: `internal_error`. */
export interface ApiErrorFault extends RetryAfterOptions {
  error?: string;
  /** Default 200; with a `Retry-After` 429, and `ratelimited`. */
  status?: number;
  /** What comes in place of Slack's JSON: nothing at all, a TCP reset, a page of some gateway, JSON that breaks off. */
  instead?: ReplacementResponse;
}

/** How an upgrade is refused. */
export interface UpgradeRefusalOptions extends RetryAfterOptions {
  status: number;
}

/** A connection, as far as faults need it. */
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

/** Frames that mean nothing, by what is wrong with them. A Buffer is a binary frame. */
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

/** What is wrong with a frame. */
export type GarbageKind = keyof typeof garbageFrames;

/** How a new connection is greeted, in place of one `hello` at once. */
export interface Greeting {
  /** How often `hello` comes; 0 is never. Default 1. */
  readonly hellos?: number;
  /** From the upgrade to `hello`. Default 0. */
  readonly afterMs?: number;
  /** Frames that come before it; a Buffer is a binary one. */
  readonly framesFirst?: readonly (string | Buffer)[];
  /** A `disconnect` with this reason comes before it, after the other frames. */
  readonly disconnectFirst?: string;
  /** From the upgrade to a close with 1000. Default: none. */
  readonly closeAfterMs?: number;
}

/** What `hello` says. */
export interface Hello {
  /** How many connections Slack believes are open. */
  readonly connections: number;
  /** How long this one is meant to live; `null` says nothing about it. */
  readonly lifetimeSeconds: number | null;
}

/** How long connections live that are opened from now on. */
export interface Lifetime {
  /** What `hello` says; `null` says nothing about it. Default: the emulator's own `approximateConnectionTimeSeconds`. */
  readonly toldSeconds?: number | null;
  /** When the refresh comes; `null` is never. Default: when it was told. */
  readonly refreshAfterMs?: number | null;
}
