import {
  type AskedSlack,
  askSlack,
  field,
  refusalIn,
  refusalText,
  type SlackAnswered,
} from '@nest-slack/core/internal';
import type { ConnectionFailure } from './connection-failure.js';
import type { ConnectionSettings } from './connection-settings.js';
import { failureOf, through } from './failure-of.js';
import { isFatalOpenCode, type FatalOpenCode } from './fatal-open-errors.js';
import { retryAfterMs } from './retry-after.js';
import { SocketUrl } from './socket-url.js';

/** What `apps.connections.open` came to. */
export type SocketUrlAnswer =
  | { readonly kind: 'url'; readonly url: SocketUrl }
  | { readonly kind: 'fatal'; readonly code: FatalOpenCode }
  | { readonly kind: 'failed'; readonly failure: ConnectionFailure };

/** What asking for a URL takes of the settings. */
export type OpenUrlSettings = Pick<ConnectionSettings, 'appToken' | 'apiUrl' | 'wayOut' | 'debugReconnects' | 'limits'>;

/** Asks Slack for the URL of a socket, within `limits.urlMs`. Never rejects. */
export async function openSocketUrl(settings: OpenUrlSettings, signal: AbortSignal): Promise<SocketUrlAnswer> {
  const { appToken: token, apiUrl, wayOut, limits } = settings;
  const url = new URL('apps.connections.open', apiUrl);
  const answer = read(await askSlack({ url, token, wayOut, limitMs: limits.urlMs }, signal), settings);
  if (answer.kind !== 'failed') return answer;
  return failed(through(wayOut.addressFor(url), answer.failure));
}

function read(asked: AskedSlack, { limits, debugReconnects }: OpenUrlSettings): SocketUrlAnswer {
  switch (asked.kind) {
    case 'answered':
      return readAnswer(asked, debugReconnects);
    case 'timed_out':
      return failed({ kind: 'timed_out', wait: 'url', limitMs: limits.urlMs });
    case 'failed':
      return failed(failureOf(asked.error));
  }
}

function readAnswer({ status, headers, body }: SlackAnswered, debugReconnects: boolean): SocketUrlAnswer {
  const refused = (error: string): SocketUrlAnswer =>
    failed({ kind: 'url_refused', error, retryAfterMs: retryAfterMs(headers['retry-after'], Date.now()) });
  if (field(body, 'ok') === true) {
    const url = SocketUrl.read(field(body, 'url'), debugReconnects);
    return url === null ? refused('without a usable WebSocket URL') : { kind: 'url', url };
  }
  const code = refusalIn(body);
  if (code !== null && isFatalOpenCode(code)) return { kind: 'fatal', code };
  return refused(refusalText(status, code));
}

const failed = (failure: ConnectionFailure): SocketUrlAnswer => ({ kind: 'failed', failure });
