import type { ConnectionFailure } from './connection-failure.js';
import type { ControlFrame } from './control-frame.js';

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
