import type { ConnectionFailure } from './connection-failure.js';
import type { FatalOpenCode } from './connection-errors.js';

/** The fields of every event that reports a failure. */
interface FailureDetails {
  readonly connection: number;
  readonly failure: ConnectionFailure;
  /** The failure as part of a sentence. */
  readonly reason: string;
  /** How many of the app's connections can receive payloads. */
  readonly serving: number;
  /** Whole milliseconds until the next attempt; null when there is none. */
  readonly retryInMs: number | null;
}

/** An event of an app's connections. `connection` counts from 1. Contains no secret. */
export type ConnectionEvent =
  /** A connection that was not open is ready. */
  | { readonly kind: 'ready'; readonly connection: number }
  /** Slack or this process announced that the socket will close. It stays in use until its replacement is ready. */
  | { readonly kind: 'renewing'; readonly connection: number; readonly reason: string }
  /** The replacement socket is ready and has taken over. */
  | { readonly kind: 'renewed'; readonly connection: number }
  /** The app had all the sockets that Slack allows, so a connection closed before its replacement was ready. */
  | { readonly kind: 'made_room'; readonly connection: number }
  /** The socket may be dead. It stays in use until its replacement is ready. */
  | (FailureDetails & { readonly kind: 'suspected' })
  /** The socket of a connection closed before a replacement was ready. */
  | (FailureDetails & { readonly kind: 'lost' })
  /** An attempt to connect failed. */
  | (FailureDetails & { readonly kind: 'retrying' })
  /** The app has more sockets than Slack allows. */
  | (FailureDetails & { readonly kind: 'too_many' })
  /** Socket Mode is switched off for the app. Reported once. */
  | (FailureDetails & { readonly kind: 'disabled' })
  /** Socket Mode is switched on again. */
  | { readonly kind: 'enabled'; readonly afterMs: number }
  /** The first connection is ready, so payloads are received. */
  | {
      readonly kind: 'connected';
      /**
       * Whole milliseconds without a ready connection, counted from the first failure; 0 after a start without
       * failures.
       */
      readonly afterMs: number;
      /** How many attempts failed in that time. */
      readonly failedAttempts: number;
      /** Whether a connection was ready before. */
      readonly again: boolean;
    }
  /** The last open connection was lost, so no payloads are received. */
  | (FailureDetails & { readonly kind: 'disconnected' })
  /** Every connection is ready again. */
  | { readonly kind: 'recovered'; readonly afterMs: number; readonly failedAttempts: number }
  /**
   * Slack counts more sockets than this process has: those of other processes, or dead ones that Slack has not
   * noticed yet. Reported once.
   */
  | { readonly kind: 'ghosts'; readonly slackCounts: number; readonly ownCount: number }
  /** Slack again counts only the sockets of this process. */
  | { readonly kind: 'ghosts_gone' }
  /** Slack permanently rejected the app token. No further attempt is made. */
  | { readonly kind: 'failed'; readonly code: FatalOpenCode; readonly serving: number }
  /** The connections are closing while these frames are not acked yet. */
  | { readonly kind: 'unsettled'; readonly frames: number }
  /**
   * The listener threw. `failure` is the error's name and stack frame, without the message, which might quote a
   * payload.
   */
  | { readonly kind: 'listener_failed'; readonly call: 'frame' | 'state' | 'ack'; readonly failure: string };
