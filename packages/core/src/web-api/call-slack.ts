import type { IncomingHttpHeaders } from 'node:http';
import { text } from 'node:stream/consumers';
import { sendRequest } from '../proxy/agent-fetch.js';
import type { ProxyConfig } from '../proxy/proxy-config.js';
import { getField, parseJson } from '../envelope/json.js';
import { BusyAwareTimeout } from '../time/delays.js';
import type { Secret } from '../telemetry/redact-secrets.js';
import { toPlainName } from '../telemetry/error-text.js';

/** A call of a Web API method, with its timeout. */
export interface SlackRequest {
  /** The URL of a method that takes no arguments. */
  readonly url: URL;
  readonly token: Secret;
  readonly proxyConfig: ProxyConfig;
  readonly limitMs: number;
}

/** A response of any status. */
export interface SlackResponse {
  readonly kind: 'answered';
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** The parsed JSON; null when the body is not JSON. */
  readonly body: unknown;
}

/** The outcome of a call. */
export type SlackCallResult =
  | SlackResponse
  | { readonly kind: 'timed_out' }
  | { readonly kind: 'failed'; readonly error: unknown };

/**
 * Calls a Web API method during the start of an app. Never rejects. Uses a connection that is closed after the response
 * or the abort; `fetch` would keep a connection, open another after an abort, and load slowly.
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
    return await sendCall(question, request.signal);
  } catch (error) {
    return timedOut ? { kind: 'timed_out' } : { kind: 'failed', error };
  } finally {
    limit.stop();
    signal.removeEventListener('abort', abort);
  }
}

async function sendCall(
  { url, token, proxyConfig }: Omit<SlackRequest, 'limitMs'>,
  signal: AbortSignal,
): Promise<SlackCallResult> {
  const headers = { authorization: `Bearer ${token.reveal()}`, 'content-length': 0 };
  const agent = await proxyConfig.createAgent(url, signal);
  const response = await sendRequest(url, { method: 'POST', headers, agent, signal });
  const body = parseJson(await text(response));
  return { kind: 'answered', status: response.statusCode ?? 0, headers: response.headers, body };
}

/** Returns Slack's error code, safe for a log; null when the response is not from Slack. */
export const getErrorCode = (body: unknown): string | null =>
  typeof body === 'object' && body !== null ? toPlainName(getField(body, 'error')) : null;

/** Describes an error response, with the HTTP status unless it is 200. */
export function describeErrorCode(status: number, code: string | null): string {
  if (code === null) return `HTTP ${status} without JSON`;
  return status === 200 ? code : `HTTP ${status} (${code})`;
}
