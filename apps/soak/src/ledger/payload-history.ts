import type { RunEnd } from '../bot/bot-reports.js';
import type { SentPayload } from '../traffic/traffic.js';

/** One sending of a payload on a connection. */
export interface SentEnvelope {
  readonly envelopeId: string;
  readonly retryAttempt: number;
  readonly connectionId: string;
  readonly at: number;
  /** When its bytes had been handed to an open connection; null when they never were. */
  writtenAt: number | null;
  /** When its ack came, if it came within Slack's three seconds. */
  ackedAt: number | null;
}

/** One run of a handler, as the bot reported it. */
export interface HandlerRun {
  readonly handler: string;
  readonly run: number;
  readonly startedAt: number;
  end: { readonly how: RunEnd; readonly at: number } | null;
}

/** All that became of one payload. Times as {@link now} counts them, in the conductor. */
export interface PayloadHistory {
  readonly payload: SentPayload;
  readonly at: number;
  readonly envelopes: SentEnvelope[];
  /** In the order in which the bot reported their begin. */
  readonly runs: HandlerRun[];
  /** Begins of a handler that had ended well for this payload, or was still at it. */
  readonly doubled: { readonly handler: string; readonly at: number; readonly why: string }[];
}
