import type { RunEnd } from '../bot/bot-reports.js';
import type { SentPayload } from '../traffic/traffic.js';

/** One delivery of a payload on a connection. */
export interface SentEnvelope {
  readonly envelopeId: string;
  readonly retryAttempt: number;
  readonly connectionId: string;
  readonly at: number;
  /** When it was written to an open connection; null if it never was. */
  writtenAt: number | null;
  /** When it was acked within Slack's timeout of three seconds. */
  ackedAt: number | null;
}

/** One run of a handler, as the bot reported it. */
export interface HandlerRun {
  readonly handler: string;
  readonly run: number;
  readonly startedAt: number;
  end: { readonly how: RunEnd; readonly at: number } | null;
}

/** The history of one payload. Times are those of {@link now} in the conductor. */
export interface PayloadHistory {
  readonly payload: SentPayload;
  readonly at: number;
  readonly envelopes: SentEnvelope[];
  /** In the order of the reported starts. */
  readonly runs: HandlerRun[];
  /** Starts of a handler that had succeeded or was still running. */
  readonly doubled: { readonly handler: string; readonly at: number; readonly why: string }[];
}
