import type { IncomingMessage } from 'node:http';
import { listErrorCauses, ProxyError, describeSystemError } from '@nest-slack/core/internal';

/** The waits that fail when their limit passes. */
export type LimitedWait = 'url' | 'dial' | 'hello' | 'pong' | 'server_ping';

/** Why an attempt to connect failed, or why a connection closed unexpectedly. Contains no secret. */
export type ConnectionFailure = FailureCause & {
  /** Host and port of the proxy, when one given by URL is in use. */
  readonly proxy?: string;
};

type FailureCause =
  /** The network, DNS or TLS failed; `reason` is the system's error. */
  | { readonly kind: 'network'; readonly reason: string }
  /** The other side did not speak the WebSocket protocol; `reason` is the error of `ws`. */
  | { readonly kind: 'protocol'; readonly reason: string }
  /** The proxy refused to connect to Slack, with an HTTP status such as 407; `reason` says what to do. */
  | { readonly kind: 'proxy_refused'; readonly proxy: string; readonly status: number; readonly reason: string }
  | { readonly kind: 'timed_out'; readonly wait: LimitedWait; readonly limitMs: number }
  /** `apps.connections.open` returned no URL. `error` is Slack's error code or the HTTP status. */
  | { readonly kind: 'url_refused'; readonly error: string; readonly retryAfterMs: number | null }
  /** The WebSocket upgrade was refused with an HTTP status: 409 when instances start together, 408, 429… */
  | { readonly kind: 'upgrade_refused'; readonly status: number; readonly retryAfterMs: number | null }
  /** Slack sent `disconnect` instead of `hello`, or a reason for which an immediate replacement is pointless. */
  | { readonly kind: 'turned_away'; readonly reason: string }
  /**
   * Slack closed the socket without announcing it. `code` is the WebSocket close code; 1006 when the connection
   * broke.
   */
  | { readonly kind: 'closed'; readonly code: number }
  /** Slack closed the socket as announced, for this reason, before a replacement was ready. */
  | { readonly kind: 'ended'; readonly reason: string };

/** Socket Mode is switched off for the app. */
export const SOCKET_MODE_DISABLED = { kind: 'turned_away', reason: 'link_disabled' } as const;

export const isSocketModeDisabled = (failure: ConnectionFailure): boolean =>
  failure.kind === 'turned_away' && failure.reason === SOCKET_MODE_DISABLED.reason;

/** Whether Slack rejected the socket because the app already has the maximum. */
export const isTooManySockets = (failure: ConnectionFailure): boolean =>
  (failure.kind === 'turned_away' && failure.reason === 'too_many_websockets') ||
  (failure.kind === 'url_refused' && /\btoo_many_websockets\b/.test(failure.error));

const TIMEOUT_TEXTS: Readonly<Record<LimitedWait, string>> = {
  url: 'apps.connections.open did not answer',
  dial: 'the socket did not open',
  hello: 'the socket opened, but Slack sent no hello',
  pong: 'a ping was not answered',
  server_ping: 'Slack stopped sending pings and payloads: nothing arrived',
};

/** Descriptions of known reasons for which Slack rejects a socket. */
const TURNED_AWAY_TEXTS: ReadonlyMap<string, string> = new Map([
  ['link_disabled', 'Socket Mode is switched off for the app'],
  ['too_many_websockets', 'the app has more sockets than Slack allows'],
]);

/** Used when this process started the refresh: Slack announced nothing. */
const OWN_REFRESH_TEXTS: ReadonlyMap<string, string> = new Map([
  ['planned', 'the socket closed during its planned refresh, before its replacement was ready'],
  ['new_token', 'the socket closed before a replacement with the new app token was ready'],
]);

/** What WebSocket close codes mean when Slack sends them. */
const CLOSE_CODE_TEXTS: Readonly<Record<number, string>> = {
  1000: 'Slack closed the socket without announcing it',
  1001: "Slack's server is going away",
  1005: 'Slack closed the socket without giving a reason',
  1006: 'the connection broke',
  1008: 'Slack closed the socket because of a policy violation',
  1009: 'Slack closed the socket because a frame from this process was too large',
  1011: "Slack's server failed",
  1012: "Slack's server is restarting",
  1013: "Slack's server is overloaded",
};

/** The failure as part of a sentence. Names the proxy when it may have caused the failure. */
export function describeFailure(failure: ConnectionFailure): string {
  const text = describeCause(failure);
  const { proxy } = failure;
  return proxy === undefined || text.includes(proxy) || isFromSlack(failure)
    ? text
    : `${text}, through the proxy ${proxy}`;
}

/** Whether Slack itself sent the response, so that the proxy cannot have caused it. */
const isFromSlack = (cause: FailureCause): boolean =>
  cause.kind === 'turned_away' ||
  cause.kind === 'ended' ||
  (cause.kind === 'closed' && cause.code !== 1006) ||
  (cause.kind === 'url_refused' && !cause.error.includes('HTTP'));

function describeCause(failure: FailureCause): string {
  switch (failure.kind) {
    case 'network':
      return `the network failed (${failure.reason})`;
    case 'protocol':
      return `the other side did not speak the WebSocket protocol (${failure.reason})`;
    case 'proxy_refused':
      return failure.reason;
    case 'timed_out':
      return `${TIMEOUT_TEXTS[failure.wait]} within ${failure.limitMs} ms`;
    case 'url_refused':
      return `apps.connections.open answered ${failure.error}`;
    case 'upgrade_refused':
      return `the WebSocket upgrade was refused with HTTP ${failure.status}`;
    case 'turned_away':
      return `${TURNED_AWAY_TEXTS.get(failure.reason) ?? 'Slack rejected the socket'} (${failure.reason})`;
    case 'ended':
      return (
        OWN_REFRESH_TEXTS.get(failure.reason) ??
        `Slack closed the socket as announced (${failure.reason}) before its replacement was ready`
      );
    case 'closed':
    default:
      return `${CLOSE_CODE_TEXTS[failure.code] ?? 'the socket was closed'} (code ${failure.code})`;
  }
}

/** Groups failures that need the same remedy, whatever their details. */
export function getFailureCategory(failure: ConnectionFailure): string {
  switch (failure.kind) {
    case 'network':
    case 'protocol':
      return `${failure.kind} ${getSystemCode(failure.reason)}`;
    case 'proxy_refused':
      return `${failure.kind} ${failure.status}`;
    case 'timed_out':
      return `timed_out ${failure.wait}`;
    case 'url_refused':
      return `url_refused ${failure.error.replace(/^HTTP 5\d\d.*/, 'HTTP 5xx')}`;
    case 'upgrade_refused':
      return `upgrade_refused ${failure.status >= 500 ? '5xx' : failure.status}`;
    case 'closed':
      return `closed ${failure.code}`;
    case 'turned_away':
    case 'ended':
    default:
      return `${failure.kind} ${failure.reason}`;
  }
}

/** The system's name of the error, such as ECONNREFUSED or CERT_HAS_EXPIRED; empty when there is none. */
export const getSystemCode = (reason: string): string =>
  /\b[A-Z][A-Z\d]*(?:_[A-Z\d]+)+\b|\bE[A-Z\d]{3,}\b/.exec(reason)?.[0] ?? '';

/** How long Slack asked all clients of this token to wait: 0 when it did not, at most `capMs`. */
export function getRetryAfterMs(failure: ConnectionFailure, capMs: number): number {
  const retryAfterMs =
    failure.kind === 'url_refused' || failure.kind === 'upgrade_refused' ? failure.retryAfterMs : null;
  return Math.min(retryAfterMs ?? 0, capMs);
}

/**
 * Parses a `Retry-After` header, which contains seconds or a date.
 *
 * @param header the header's value; null when it is missing
 * @param nowMs the time that a date is compared with, in milliseconds since 1970
 * @returns the wait in milliseconds, at least 0; null when the header is unreadable
 */
export function parseRetryAfter(header: string | null | undefined, nowMs: number): number | null {
  const text = header?.trim() ?? '';
  if (text === '') return null;
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text) * 1000;
  // Only a text with a letter can be a date: Date.parse also accepts bare numbers and signs as years.
  const date = /[a-z]/i.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? null : Math.max(0, date - nowMs);
}

/** How `ws` reports that the response is not a WebSocket. Only errors after the upgrade have a code. */
const PROTOCOL_ERROR = /\bWS_ERR_|Sec-WebSocket-|Invalid Upgrade header/;

/** Converts an error of a request or a socket. */
export function toConnectionFailure(error: unknown): ConnectionFailure {
  for (const cause of listErrorCauses(error)) {
    if (cause instanceof ProxyError && cause.refusal !== null) return { kind: 'proxy_refused', ...cause.refusal };
  }
  const reason = describeSystemError(error);
  return { kind: PROTOCOL_ERROR.test(reason) ? 'protocol' : 'network', reason };
}

/** Converts the HTTP response that refused a WebSocket upgrade. */
export const toUpgradeFailure = ({ statusCode = 0, headers }: IncomingMessage): ConnectionFailure => ({
  kind: 'upgrade_refused',
  status: statusCode,
  retryAfterMs: parseRetryAfter(headers['retry-after'], Date.now()),
});

/** Adds the proxy to a failure, if there is one. */
export const withProxy = (proxy: string | null, failure: ConnectionFailure): ConnectionFailure =>
  proxy === null ? failure : { ...failure, proxy };
