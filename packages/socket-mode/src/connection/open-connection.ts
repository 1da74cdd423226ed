import {
  type SlackCallResult,
  callSlack,
  getField,
  getErrorCode,
  describeErrorCode,
  Secret,
  type SlackResponse,
} from '@nest-slack/core/internal';
import type { ConnectionFailure } from './connection-failure.js';
import type { ConnectionSettings } from './connection-settings.js';
import { toConnectionFailure, through } from './to-connection-failure.js';
import { isFatalOpenCode, type FatalOpenCode } from './fatal-errors.js';
import { retryAfterMs } from './retry-after.js';

/** What `apps.connections.open` came to. */
export type OpenConnectionResult =
  | { readonly kind: 'url'; readonly url: SocketUrl }
  | { readonly kind: 'fatal'; readonly code: FatalOpenCode }
  | { readonly kind: 'failed'; readonly failure: ConnectionFailure };

/** What asking for a URL takes of the settings. */
export type OpenConnectionOptions = Pick<
  ConnectionSettings,
  'appToken' | 'apiUrl' | 'wayOut' | 'debugReconnects' | 'limits'
>;

/** Asks Slack for the URL of a socket, within `limits.urlMs`. Never rejects. */
export async function openConnection(
  settings: OpenConnectionOptions,
  signal: AbortSignal,
): Promise<OpenConnectionResult> {
  const { appToken: token, apiUrl, wayOut, limits } = settings;
  const url = new URL('apps.connections.open', apiUrl);
  const answer = read(await callSlack({ url, token, wayOut, limitMs: limits.urlMs }, signal), settings);
  if (answer.kind !== 'failed') return answer;
  return failed(through(wayOut.addressFor(url), answer.failure));
}

function read(asked: SlackCallResult, { limits, debugReconnects }: OpenConnectionOptions): OpenConnectionResult {
  switch (asked.kind) {
    case 'answered':
      return readAnswer(asked, debugReconnects);
    case 'timed_out':
      return failed({ kind: 'timed_out', wait: 'url', limitMs: limits.urlMs });
    case 'failed':
      return failed(toConnectionFailure(asked.error));
  }
}

function readAnswer({ status, headers, body }: SlackResponse, debugReconnects: boolean): OpenConnectionResult {
  const refused = (error: string): OpenConnectionResult =>
    failed({ kind: 'url_refused', error, retryAfterMs: retryAfterMs(headers['retry-after'], Date.now()) });
  if (getField(body, 'ok') === true) {
    const url = SocketUrl.read(getField(body, 'url'), debugReconnects);
    return url === null ? refused('without a usable WebSocket URL') : { kind: 'url', url };
  }
  const code = getErrorCode(body);
  if (code !== null && isFatalOpenCode(code)) return { kind: 'fatal', code };
  return refused(describeErrorCode(status, code));
}

const failed = (failure: ConnectionFailure): OpenConnectionResult => ({ kind: 'failed', failure });

/** The URL of a socket, which works once, and soon. It holds a ticket: whoever has it can connect in the app's place. */
export class SocketUrl extends Secret {
  protected override readonly placeholder = 'SocketUrl(wss:…)';

  /**
   * Reads what Slack handed out; null when no socket can be dialled by it.
   *
   * @param debugReconnects whether to ask for a connection that Slack ends after six minutes
   */
  static read(given: unknown, debugReconnects: boolean): SocketUrl | null {
    if (typeof given !== 'string' || !URL.canParse(given)) return null;
    const url = new URL(given);
    if (!/^wss?:$/.test(url.protocol)) return null;
    url.hash = '';
    // Appended as text: rebuilding the query from its parts could spell the ticket anew.
    if (debugReconnects) url.search += url.search === '' ? '?debug_reconnects=true' : '&debug_reconnects=true';
    return new SocketUrl(url.href);
  }
}
