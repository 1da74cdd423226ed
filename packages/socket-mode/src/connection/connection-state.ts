import type { ConnectionFailure } from './connection-failure.js';
import type { ControlFrame } from './control-frame.js';

/** The state of one of an app's connections: an immutable value. Contains no secret. */
export interface ConnectionState {
  /** The number of the connection, counted from 1, as in log messages and events. */
  readonly connection: number;
  /**
   * - `opening`: no socket is ready, and one is being opened.
   * - `waiting`: no socket is ready; waiting before the next attempt.
   * - `ready`: a socket is ready.
   * - `renewing`: a socket is in use that will close or may be dead, until its replacement is ready.
   * - `closing`: closing. Frames received on its socket may still be acked; no further frames follow.
   * - `closed`: closed, its socket too.
   */
  readonly status: 'opening' | 'waiting' | 'ready' | 'renewing' | 'closing' | 'closed';
  /** When it entered this status. */
  readonly since: Date;
  /** Why it has this status, as part of a sentence: `the network failed (ECONNREFUSED)`. Null without a problem. */
  readonly reason: string | null;
  /** Failed attempts to open a socket since one was last ready. */
  readonly failedAttempts: number;
}

/** Whether it can receive payloads. */
export const isServing = ({ status }: ConnectionState): boolean => status === 'ready' || status === 'renewing';

/**
 * The status of an app's connections as a whole.
 *
 * - `idle`: not started.
 * - `connecting`: started, and no connection has been ready yet.
 * - `connected`: at least one connection can receive payloads.
 * - `disconnected`: no connection is open; attempts continue.
 * - `failed`: Slack permanently rejected the token, and no attempt is made any more. Open sockets stay in use until
 * they close.
 * - `stopping`: no new payload is accepted and no attempt is made; earlier payloads may still be acked.
 * - `stopped`: closed, every socket too.
 */
export type ConnectionsStatus =
  | 'idle'
  | 'connecting'
  | 'connected'
  | 'disconnected'
  | 'failed'
  | 'stopping'
  | 'stopped';

/** The state of an app's connections: an immutable value. Contains no secret. */
export interface ConnectionsState {
  readonly status: ConnectionsStatus;
  /** When the app entered this status. */
  readonly since: Date;
  /** Why no payloads are received, as part of a sentence; null when they are, or when the reason is unknown. */
  readonly reason: string | null;
  /** The state of each connection; empty before the start. */
  readonly connections: readonly ConnectionState[];
}

/**
 * The states of one socket, in order; a socket never returns to an earlier state. README.md in this folder shows the
 * transitions.
 */
export type SocketState = 'connecting' | 'awaiting_hello' | 'ready' | 'draining' | 'closing' | 'closed';

/** The frame with which Slack starts to use a socket. */
export type Hello = Extract<ControlFrame, { kind: 'hello' }>;

/** The result of opening a socket. */
export type HelloResult = { readonly kind: 'hello'; readonly hello: Hello } | FailedSocket;

interface FailedSocket {
  readonly kind: 'failed';
  readonly failure: ConnectionFailure;
}

/** Why a ready socket needs a replacement. */
export type ReplacementReason =
  /** Its end was announced; it stays in use. */
  | { readonly kind: 'announced'; readonly reason: string }
  /** It may be dead. It stays in use until its replacement is ready or it is found dead. */
  | { readonly kind: 'suspected'; readonly failure: ConnectionFailure }
  /** It closed unexpectedly. */
  | { readonly kind: 'lost'; readonly failure: ConnectionFailure }
  /** This process gave it up. */
  | { readonly kind: 'released' };
