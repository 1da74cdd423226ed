import type { ConnectionFailure } from './connection-failure.js';
import type { FatalOpenCode } from './fatal-errors.js';

/** What every notice of a connection tells with which something is wrong. */
interface Missing {
  readonly connection: number;
  readonly failure: ConnectionFailure;
  /** The failure as the middle of a sentence. */
  readonly reason: string;
  /** How many of the app's connections serve. */
  readonly serving: number;
  /** Whole milliseconds to the next attempt; null when none is made. */
  readonly retryInMs: number | null;
}

/** Something that happened to an app's connections. `connection` counts from 1. Holds no secret. */
export type ConnectionNotice =
  /** A connection serves that didn't before. */
  | { readonly kind: 'ready'; readonly connection: number }
  /** The end of a connection was announced; it serves until its successor has come. */
  | { readonly kind: 'renewing'; readonly connection: number; readonly reason: string }
  /** A successor has taken over. */
  | { readonly kind: 'renewed'; readonly connection: number }
  /** All sockets that Slack allows were in use: a connection closed before its successor was ready. */
  | { readonly kind: 'made_room'; readonly connection: number }
  /** The line of a connection may be dead; it serves until its successor has come. */
  | (Missing & { readonly kind: 'suspected' })
  /** A connection ended before another had taken over. */
  | (Missing & { readonly kind: 'lost' })
  /** An attempt to connect failed. */
  | (Missing & { readonly kind: 'retrying' })
  /** The app has more sockets than Slack allows. Those that serve are this process's own. */
  | (Missing & { readonly kind: 'too_many' })
  /** Socket Mode is switched off for the app. Told once. */
  | (Missing & { readonly kind: 'disabled' })
  /** Socket Mode is switched on again. */
  | { readonly kind: 'enabled'; readonly afterMs: number }
  /** Payloads come in: one connection serves, and none did before. */
  | {
      readonly kind: 'connected';
      /** How long none had served, from the first failure on, in whole milliseconds; 0 at a start without any. */
      readonly afterMs: number;
      /** How many attempts failed meanwhile. */
      readonly failedAttempts: number;
      /** Whether one had served before. */
      readonly again: boolean;
    }
  /** No payload comes in: the last connection that served was lost. */
  | (Missing & { readonly kind: 'disconnected' })
  /** Every connection serves again. */
  | { readonly kind: 'recovered'; readonly afterMs: number; readonly failedAttempts: number }
  /** Slack counts more sockets than we have: other processes', or dead ones it hasn't noticed. Told once. */
  | { readonly kind: 'ghosts'; readonly slackCounts: number; readonly ownCount: number }
  /** Slack counts our own sockets alone again. */
  | { readonly kind: 'ghosts_gone' }
  /** Slack refused for good: no further attempt is made. */
  | { readonly kind: 'failed'; readonly code: FatalOpenCode; readonly serving: number }
  /** Everything closes, and these frames are not settled yet. */
  | { readonly kind: 'unsettled'; readonly frames: number }
  /** The listener threw. `failure` is the error's name and place; its message might quote a payload. */
  | { readonly kind: 'listener_failed'; readonly call: 'frame' | 'state' | 'ack'; readonly failure: string };
