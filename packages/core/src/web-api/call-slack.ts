import type { IncomingHttpHeaders } from 'node:http';
import { text } from 'node:stream/consumers';
import { sendRequest } from '../proxy/send-request.js';
import type { ProxyConfig } from '../proxy/proxy-config.js';
import { getField, parseJson } from '../envelope/json-field.js';
import { BusyAwareTimeout } from '../time/busy-aware-timeout.js';
import type { Secret } from '../telemetry/secret.js';
import { toPlainName } from '../telemetry/system-reason.js';

/** What is asked, and how long Slack may take to answer. */
export interface SlackRequest {
  /** The URL of a method that takes no arguments. */
  readonly url: URL;
  readonly token: Secret;
  readonly wayOut: ProxyConfig;
  readonly limitMs: number;
}

/** An answer, whatever it says. */
export interface SlackResponse {
  readonly kind: 'answered';
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** The JSON of the answer; null when it is none. */
  readonly body: unknown;
}

/** What came of a question. */
export type SlackCallResult =
  | SlackResponse
  | { readonly kind: 'timed_out' }
  | { readonly kind: 'failed'; readonly error: unknown };

/**
 * Asks Slack what an app must know to start. On a connection of its own, gone with the answer or the abort; `fetch` keeps
 * one, opens another after an abort, and takes long to be loaded. Never rejects.
 */
export async function callSlack({ limitMs, ...question }: SlackRequest, signal: AbortSignal): Promise<SlackCallResult> {
  const request = new AbortController();
  const abort = (): void => request.abort();
  let timedOut = false;
  const limit = new BusyAwareTimeout();
  limit.start(limitMs, () => {
    timedOut = true;
    abort();
  });
  signal.addEventListener('abort', abort);
  try {
    return await answerTo(question, request.signal);
  } catch (error) {
    return timedOut ? { kind: 'timed_out' } : { kind: 'failed', error };
  } finally {
    limit.stop();
    signal.removeEventListener('abort', abort);
  }
}

async function answerTo(
  { url, token, wayOut }: Omit<SlackRequest, 'limitMs'>,
  signal: AbortSignal,
): Promise<SlackCallResult> {
  const headers = { authorization: `Bearer ${token.reveal()}`, 'content-length': 0 };
  const agent = await wayOut.createAgent(url, signal);
  const response = await sendRequest(url, { method: 'POST', headers, agent, signal });
  const body = parseJson(await text(response));
  return { kind: 'answered', status: response.statusCode ?? 0, headers: response.headers, body };
}

/** Slack's code for its refusal, fit to be told; null for an answer that isn't Slack's. */
export const getErrorCode = (body: unknown): string | null =>
  typeof body === 'object' && body !== null ? toPlainName(getField(body, 'error')) : null;

/** A refusal as the end of a sentence, with the HTTP status where that says something. */
export function describeErrorCode(status: number, code: string | null): string {
  if (code === null) return `HTTP ${status} without JSON`;
  return status === 200 ? code : `HTTP ${status} (${code})`;
}
