import type { IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import type { ConnectionFailure } from './connection-failure.js';
import type { ConnectionSettings } from './connection-settings.js';
import { failureOf, through } from './failure-of.js';
import { isFatalOpenCode, type FatalOpenCode } from './fatal-open-errors.js';
import { field, parseJson } from './json-field.js';
import { PatientTimer } from './patient-timer.js';
import { retryAfterMs } from './retry-after.js';
import { SocketUrl } from './socket-url.js';
import { sendRequest } from '../proxy/send-request.js';
import { plainName } from '../telemetry/system-reason.js';

/** What `apps.connections.open` came to. */
export type SocketUrlAnswer =
  | { readonly kind: 'url'; readonly url: SocketUrl }
  | { readonly kind: 'fatal'; readonly code: FatalOpenCode }
  | { readonly kind: 'failed'; readonly failure: ConnectionFailure };

/** What asking for a URL takes of the settings. */
export type OpenUrlSettings = Pick<ConnectionSettings, 'appToken' | 'apiUrl' | 'wayOut' | 'debugReconnects' | 'limits'>;

/** Asks Slack for the URL of a socket, within `limits.urlMs`. Never rejects. */
export async function openSocketUrl(settings: OpenUrlSettings, signal: AbortSignal): Promise<SocketUrlAnswer> {
  const url = new URL('apps.connections.open', settings.apiUrl);
  const answer = await ask(url, settings, signal);
  if (answer.kind !== 'failed') return answer;
  return failed(through(settings.wayOut.addressFor(url), answer.failure));
}

async function ask(url: URL, settings: OpenUrlSettings, signal: AbortSignal): Promise<SocketUrlAnswer> {
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
    const response = await call(url, settings, request.signal);
    return readAnswer(response, await text(response), settings.debugReconnects);
  } catch (error) {
    if (timedOut) return failed({ kind: 'timed_out', wait: 'url', limitMs: urlMs });
    return failed(failureOf(error));
  } finally {
    limit.stop();
    signal.removeEventListener('abort', abort);
  }
}

/** On a connection of its own, gone with the answer or the abort; `fetch` keeps one, and opens another after an abort. */
async function call(url: URL, { appToken, wayOut }: OpenUrlSettings, signal: AbortSignal): Promise<IncomingMessage> {
  const headers = { authorization: `Bearer ${appToken.reveal()}`, 'content-length': 0 };
  return sendRequest(url, { method: 'POST', headers, agent: await wayOut.agentFor(url, signal), signal });
}

function readAnswer(response: IncomingMessage, body: string, debugReconnects: boolean): SocketUrlAnswer {
  const refused = (error: string): SocketUrlAnswer => {
    const waitMs = retryAfterMs(response.headers['retry-after'], Date.now());
    return failed({ kind: 'url_refused', error, retryAfterMs: waitMs });
  };
  const status = response.statusCode ?? 0;
  const answer = parseJson(body);
  if (typeof answer !== 'object' || answer === null) return refused(`HTTP ${status} without JSON`);
  if (field(answer, 'ok') === true) {
    const url = SocketUrl.read(field(answer, 'url'), debugReconnects);
    return url === null ? refused('without a usable WebSocket URL') : { kind: 'url', url };
  }
  const code = plainName(field(answer, 'error'));
  if (isFatalOpenCode(code)) return { kind: 'fatal', code };
  return refused(status === 200 ? code : `HTTP ${status} (${code})`);
}

const failed = (failure: ConnectionFailure): SocketUrlAnswer => ({ kind: 'failed', failure });
