import type { ConnectionFailure } from './connection-failure.js';
import type { ConnectionSettings } from './connection-settings.js';
import { isFatalOpenCode, type FatalOpenCode } from './fatal-open-errors.js';
import { PatientTimer } from './patient-timer.js';
import { retryAfterMs } from './retry-after.js';
import { plainName, systemReason } from './system-reason.js';

/** What `apps.connections.open` came to. */
export type SocketUrlAnswer =
  /** A URL that works once, and soon. It holds a ticket: never to be logged. */
  | { readonly kind: 'url'; readonly url: string }
  | { readonly kind: 'fatal'; readonly code: FatalOpenCode }
  | { readonly kind: 'failed'; readonly failure: ConnectionFailure };

/** What asking for a URL takes of the settings. */
export type OpenUrlSettings = Pick<ConnectionSettings, 'appToken' | 'apiUrl' | 'debugReconnects' | 'limits'>;

/** Asks Slack for the URL of a socket, within `limits.urlMs`. Never rejects. */
export async function openSocketUrl(settings: OpenUrlSettings, signal: AbortSignal): Promise<SocketUrlAnswer> {
  const { urlMs } = settings.limits;
  const request = new AbortController();
  const abort = (): void => request.abort();
  let timedOut = false;
  const limit = new PatientTimer();
  limit.start(urlMs, () => {
    timedOut = true;
    abort();
  });
  signal.addEventListener('abort', abort);
  try {
    const response = await fetch(new URL('apps.connections.open', settings.apiUrl), {
      method: 'POST',
      // Hours pass until the next call: a connection kept for it would only outlive a close of ours.
      headers: { authorization: `Bearer ${settings.appToken.reveal()}`, connection: 'close' },
      // A redirect would turn the POST into a GET, or carry the token elsewhere.
      redirect: 'manual',
      signal: request.signal,
    });
    return readAnswer(response, await response.text(), settings.debugReconnects);
  } catch (error) {
    if (timedOut) return failed({ kind: 'timed_out', wait: 'url', limitMs: urlMs });
    return failed({ kind: 'network', reason: systemReason(error) });
  } finally {
    limit.stop();
    signal.removeEventListener('abort', abort);
  }
}

function readAnswer(response: Response, text: string, debugReconnects: boolean): SocketUrlAnswer {
  const refused = (error: string): SocketUrlAnswer => {
    const waitMs = retryAfterMs(response.headers.get('retry-after'), Date.now());
    return failed({ kind: 'url_refused', error, retryAfterMs: waitMs });
  };
  const body = parse(text);
  if (typeof body !== 'object' || body === null) return refused(`HTTP ${response.status} without JSON`);
  if (Reflect.get(body, 'ok') === true) {
    const url = socketUrl(Reflect.get(body, 'url'), debugReconnects);
    return url === null ? refused('without a usable WebSocket URL') : { kind: 'url', url };
  }
  const code = plainName(Reflect.get(body, 'error'));
  if (isFatalOpenCode(code)) return { kind: 'fatal', code };
  return refused(response.ok ? code : `HTTP ${response.status} (${code})`);
}

function socketUrl(text: unknown, debugReconnects: boolean): string | null {
  if (typeof text !== 'string' || !URL.canParse(text)) return null;
  const url = new URL(text);
  if (!/^wss?:$/.test(url.protocol)) return null;
  url.hash = '';
  // Appended as text: rebuilding the query from its parts could spell the ticket anew.
  if (debugReconnects) url.search += url.search === '' ? '?debug_reconnects=true' : '&debug_reconnects=true';
  return url.href;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const failed = (failure: ConnectionFailure): SocketUrlAnswer => ({ kind: 'failed', failure });
