import type { ConnectionFailure } from './connection-failure.js';
import type { ControlFrame } from './control-frame.js';

/** The life of one socket; it only ever goes forward. Drawn in the README beside this file. */
export type SocketState = 'dialling' | 'awaiting_hello' | 'ready' | 'retiring' | 'closing' | 'closed';

/** The frame with which Slack takes a socket into service. */
export type Hello = Extract<ControlFrame, { kind: 'hello' }>;

/** How the opening of a socket came out. */
export type HelloResult = { readonly kind: 'hello'; readonly hello: Hello } | FailedSocket;

interface FailedSocket {
  readonly kind: 'failed';
  readonly failure: ConnectionFailure;
}

/** Why a socket that was ready is about to need a successor, or does need one already. */
export type ReplacementReason =
  /** Its end was announced; it still serves. */
  | { readonly kind: 'announced'; readonly reason: string }
  /** The line may be dead. It is left to serve until its successor has come, or is found dead before. */
  | { readonly kind: 'suspected'; readonly failure: ConnectionFailure }
  /** It ended unannounced. */
  | { readonly kind: 'lost'; readonly failure: ConnectionFailure }
  /** We gave it up ourselves. */
  | { readonly kind: 'released' };
