import { describeFailure, type ConnectionFailure } from './connection-failure.js';
import { fatalOpenText, type FatalOpenCode } from './fatal-open-errors.js';

/** Something about an app's connections that an operator may want to know. `connection` counts from 1. Holds no secret. */
export type ConnectionNotice =
  | { readonly kind: 'ready'; readonly connection: number }
  /** The end of a connection was announced; it serves until its successor has come. */
  | { readonly kind: 'renewing'; readonly connection: number; readonly reason: string }
  /** A successor has taken over. */
  | { readonly kind: 'renewed'; readonly connection: number }
  /** A connection ended unannounced. `retryInMs` is null when no further attempt is made. */
  | {
      readonly kind: 'lost';
      readonly connection: number;
      readonly failure: ConnectionFailure;
      readonly retryInMs: number | null;
    }
  /** An attempt to connect failed. */
  | {
      readonly kind: 'retrying';
      readonly connection: number;
      readonly failure: ConnectionFailure;
      readonly retryInMs: number;
    }
  /** Socket Mode is switched off for the app. */
  | { readonly kind: 'disabled'; readonly retryInMs: number }
  /** The app has more sockets than Slack allows. */
  | { readonly kind: 'too_many'; readonly connection: number; readonly retryInMs: number }
  /** Slack counts more sockets than we have: other processes', or dead ones it hasn't noticed. */
  | { readonly kind: 'ghosts'; readonly slackCounts: number; readonly ownCount: number }
  | { readonly kind: 'fatal'; readonly code: FatalOpenCode }
  /** Everything closes, and these frames are not settled yet. */
  | { readonly kind: 'unsettled'; readonly frames: number }
  /** Everything has closed, and these frames came while it was about to: they were not passed on. */
  | { readonly kind: 'ignored'; readonly frames: number }
  /** The listener threw. `failure` is the error's name and place; its message might quote a payload. */
  | { readonly kind: 'listener_failed'; readonly call: 'frame' | 'status' | 'ack'; readonly failure: string };

/** A notice as a line of a log. */
export interface NoticeText {
  readonly level: 'debug' | 'log' | 'warn' | 'error';
  readonly text: string;
}

/** The reasons for which connections come to their end day after day. */
const USUAL_ENDS: ReadonlySet<string> = new Set(['warning', 'refresh_requested', 'planned']);

/** Puts a notice into words: what happened, what follows, what to do. */
export function describeNotice(notice: ConnectionNotice): NoticeText {
  switch (notice.kind) {
    case 'ready':
      return { level: 'log', text: `Connection ${notice.connection} to Slack is ready.` };
    case 'renewing':
      return {
        level: USUAL_ENDS.has(notice.reason) ? 'debug' : 'log',
        text: `Connection ${notice.connection} to Slack is to end (${notice.reason}); it serves until a new one is ready.`,
      };
    case 'renewed':
      return { level: 'debug', text: `Connection ${notice.connection} to Slack was renewed.` };
    case 'lost':
      return {
        level: 'warn',
        text: `Connection ${notice.connection} to Slack was lost: ${describeFailure(notice.failure)}. ${next(notice.retryInMs)}`,
      };
    case 'retrying':
      return {
        level: 'warn',
        text: `Connection ${notice.connection} to Slack could not be opened: ${describeFailure(notice.failure)}. ${next(notice.retryInMs)}`,
      };
    case 'disabled':
      return {
        level: 'error',
        text: `Socket Mode is switched off for this app, so Slack sends nothing. Switch it on at "Socket Mode" on the app's page. ${next(notice.retryInMs)}`,
      };
    case 'too_many':
      return {
        level: 'warn',
        text: `Slack turned connection ${notice.connection} away: the app has more than 10 sockets, all its processes together. Run fewer processes, or set fewer connections for each. ${next(notice.retryInMs)}`,
      };
    case 'ghosts':
      return {
        level: 'warn',
        text: `Slack counts ${notice.slackCounts} sockets of this app, of which ${notice.ownCount} belong to this process: the others get a share of its payloads. Look for another process with the same app token, perhaps on a developer's machine, unless that is intended. Sockets that have just died are counted for a while.`,
      };
    case 'fatal':
      return { level: 'error', text: fatalOpenText(notice.code) };
    case 'unsettled':
      return {
        level: 'warn',
        text: `The connections to Slack close with ${notice.frames} payload(s) not acked in time. Slack delivers events again; commands and interactions among them are lost.`,
      };
    case 'ignored':
      return {
        level: 'warn',
        text: `${notice.frames} payload(s) came while the connections to Slack were stopping, and were left unacked. Slack delivers events again; commands and interactions among them are lost.`,
      };
    case 'listener_failed':
    default:
      return {
        level: 'error',
        text: `What listens to the connections failed at ${notice.call === 'ack' ? 'an ack' : `a ${notice.call}`} (${notice.failure}). The connections go on${notice.call === 'frame' ? '; that frame is not acked' : ''}.`,
      };
  }
}

const next = (retryInMs: number | null): string =>
  retryInMs === null ? 'No further attempt is made.' : `Next attempt in ${(retryInMs / 1000).toFixed(1)} s.`;
