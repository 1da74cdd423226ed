import {
  type SlackCallResult,
  callSlack,
  getField,
  getErrorCode,
  describeErrorCode,
  Secret,
  type SlackResponse,
} from '@nest-slack/core/internal';
import { type ConnectionFailure, parseRetryAfter, withProxy, toConnectionFailure } from './connection-failure.js';
import type { ConnectionSettings } from './connection-settings.js';
import { isFatalOpenCode, type FatalOpenCode } from './connection-errors.js';

/** The result of `apps.connections.open`. */
export type OpenConnectionResult =
  | { readonly kind: 'url'; readonly url: SocketUrl }
  | { readonly kind: 'fatal'; readonly code: FatalOpenCode }
  | { readonly kind: 'failed'; readonly failure: ConnectionFailure };

export type OpenConnectionOptions = Pick<
  ConnectionSettings,
  'appToken' | 'apiUrl' | 'proxyConfig' | 'debugReconnects' | 'limits'
>;

/** Requests a socket URL from Slack, within `limits.urlMs`. Never rejects. */
export async function openConnection(
  settings: OpenConnectionOptions,
  signal: AbortSignal,
): Promise<OpenConnectionResult> {
  const { appToken: token, apiUrl, proxyConfig, limits } = settings;
  const url = new URL('apps.connections.open', apiUrl);
  const result = parseCallResult(
    await callSlack({ url, token, proxyConfig: proxyConfig, limitMs: limits.urlMs }, signal),
    settings,
  );
  if (result.kind !== 'failed') return result;
  return createFailedResult(withProxy(proxyConfig.addressFor(url), result.failure));
}

function parseCallResult(
  callResult: SlackCallResult,
  { limits, debugReconnects }: OpenConnectionOptions,
): OpenConnectionResult {
  switch (callResult.kind) {
    case 'answered':
      return parseResponse(callResult, debugReconnects);
    case 'timed_out':
      return createFailedResult({ kind: 'timed_out', wait: 'url', limitMs: limits.urlMs });
    case 'failed':
      return createFailedResult(toConnectionFailure(callResult.error));
  }
}

function parseResponse({ status, headers, body }: SlackResponse, debugReconnects: boolean): OpenConnectionResult {
  const createRefusal = (error: string): OpenConnectionResult =>
    createFailedResult({
      kind: 'url_refused',
      error,
      retryAfterMs: parseRetryAfter(headers['retry-after'], Date.now()),
    });
  if (getField(body, 'ok') === true) {
    const url = SocketUrl.parse(getField(body, 'url'), debugReconnects);
    return url === null ? createRefusal('without a usable WebSocket URL') : { kind: 'url', url };
  }
  const code = getErrorCode(body);
  if (code !== null && isFatalOpenCode(code)) return { kind: 'fatal', code };
  return createRefusal(describeErrorCode(status, code));
}

const createFailedResult = (failure: ConnectionFailure): OpenConnectionResult => ({ kind: 'failed', failure });

/** The URL of a socket. It contains a ticket that lets anyone connect as the app, works once and expires soon. */
export class SocketUrl extends Secret {
  protected override readonly placeholder = 'SocketUrl(wss:…)';

  /**
   * Parses the URL that Slack returned; null when it is not a WebSocket URL.
   *
   * @param debugReconnects whether to ask for a connection that Slack ends after six minutes
   */
  static parse(value: unknown, debugReconnects: boolean): SocketUrl | null {
    if (typeof value !== 'string' || !URL.canParse(value)) return null;
    const url = new URL(value);
    if (!/^wss?:$/.test(url.protocol)) return null;
    url.hash = '';
    // Appended as text: URLSearchParams could change the encoding of the ticket.
    if (debugReconnects) url.search += url.search === '' ? '?debug_reconnects=true' : '&debug_reconnects=true';
    return new SocketUrl(url.href);
  }
}
