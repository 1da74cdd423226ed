/** The waits whose end means that something failed. */
export type LimitedWait = 'url' | 'dial' | 'hello' | 'pong' | 'server_ping';

/** Why an attempt to connect came to nothing, or a connection ended unannounced. Holds no secret. */
export type ConnectionFailure = Cause & {
  /** Host and port of the proxy, where one is at work that was named by its URL. */
  readonly proxy?: string;
};

type Cause =
  /** The network, the name service or TLS; `reason` is the system's. */
  | { readonly kind: 'network'; readonly reason: string }
  /** What came was no WebSocket; `reason` says what was wrong with it. */
  | { readonly kind: 'protocol'; readonly reason: string }
  /** The proxy refused to connect to Slack, with an HTTP status such as 407; `reason` says what to do. */
  | { readonly kind: 'proxy_refused'; readonly proxy: string; readonly status: number; readonly reason: string }
  | { readonly kind: 'timed_out'; readonly wait: LimitedWait; readonly limitMs: number }
  /** `apps.connections.open` answered, but with no URL. `error` is Slack's code or the HTTP status. */
  | { readonly kind: 'url_refused'; readonly error: string; readonly retryAfterMs: number | null }
  /** The WebSocket upgrade was answered with an HTTP status: 409 when instances start together, 408, 429… */
  | { readonly kind: 'upgrade_refused'; readonly status: number; readonly retryAfterMs: number | null }
  /** Slack sent `disconnect` instead of `hello`, or a reason for which a successor at once is pointless. */
  | { readonly kind: 'turned_away'; readonly reason: string }
  /** Slack closed the socket without having said so before; `code` is WebSocket's, 1006 when the line just broke. */
  | { readonly kind: 'closed'; readonly code: number }
  /** Slack closed the socket as it had announced, by this reason, and no successor was ready. */
  | { readonly kind: 'ended'; readonly reason: string };

/** Socket Mode is switched off for the app. */
export const LINK_DISABLED = { kind: 'turned_away', reason: 'link_disabled' } as const;

/** Whether the failure is {@link LINK_DISABLED}. */
export const isLinkDisabled = (failure: ConnectionFailure): boolean =>
  failure.kind === 'turned_away' && failure.reason === LINK_DISABLED.reason;

/** Whether the socket was one more than Slack allows the app. */
export const isOneTooMany = (failure: ConnectionFailure): boolean =>
  (failure.kind === 'turned_away' && failure.reason === 'too_many_websockets') ||
  (failure.kind === 'url_refused' && /\btoo_many_websockets\b/.test(failure.error));

const WAITS: Readonly<Record<LimitedWait, string>> = {
  url: 'apps.connections.open did not answer',
  dial: 'the socket did not open',
  hello: 'the socket opened, but no hello came',
  pong: 'a ping was not answered',
  server_ping: 'Slack, which had been pinging, fell silent',
};

/** What some reasons mean for which Slack turns a socket away. */
const TURNED_AWAY: ReadonlyMap<string, string> = new Map([
  ['link_disabled', 'Socket Mode is switched off for the app'],
  ['too_many_websockets', 'the app has more sockets than Slack allows'],
]);

/** What an end before a successor was ready is, when the renewal was ours and Slack had announced nothing. */
const OURS: ReadonlyMap<string, string> = new Map([
  ['planned', 'the socket ended as it was to be renewed, before another was ready'],
  ['new_token', 'the socket ended before one with the new app token was ready'],
]);

/** What a close code of WebSocket means when it comes from Slack. */
const CLOSE_CODES: Readonly<Record<number, string>> = {
  1000: 'Slack closed the socket without having announced it',
  1001: "Slack's server went away",
  1005: 'Slack closed the socket without saying why',
  1006: 'the line broke',
  1008: 'Slack closed the socket for a breach of its rules',
  1009: 'Slack closed the socket because a frame of ours was too big',
  1011: "Slack's server failed",
  1012: "Slack's server restarts",
  1013: "Slack's server is overloaded",
};

/** A failure as the middle of a sentence. It names the proxy, where one may have a part in it. */
export function describeFailure(failure: ConnectionFailure): string {
  const text = describeCause(failure);
  const { proxy } = failure;
  return proxy === undefined || text.includes(proxy) || isSlacks(failure)
    ? text
    : `${text}, through the proxy ${proxy}`;
}

/** Whether it is an answer of Slack's own, which no proxy gives in its place. */
const isSlacks = (cause: Cause): boolean =>
  cause.kind === 'turned_away' ||
  cause.kind === 'ended' ||
  (cause.kind === 'closed' && cause.code !== 1006) ||
  (cause.kind === 'url_refused' && !cause.error.includes('HTTP'));

function describeCause(failure: Cause): string {
  switch (failure.kind) {
    case 'network':
      return `the network failed (${failure.reason})`;
    case 'protocol':
      return `what came was no WebSocket (${failure.reason})`;
    case 'proxy_refused':
      return failure.reason;
    case 'timed_out':
      return `${WAITS[failure.wait]} within ${failure.limitMs} ms`;
    case 'url_refused':
      return `apps.connections.open answered ${failure.error}`;
    case 'upgrade_refused':
      return `the WebSocket upgrade was refused with HTTP ${failure.status}`;
    case 'turned_away':
      return `${TURNED_AWAY.get(failure.reason) ?? 'Slack turned the socket away'} (${failure.reason})`;
    case 'ended':
      return (
        OURS.get(failure.reason) ?? `Slack ended the socket as announced (${failure.reason}), before another was ready`
      );
    case 'closed':
    default:
      return `${CLOSE_CODES[failure.code] ?? 'the socket was closed'} (code ${failure.code})`;
  }
}

/** What a failure has in common with those for which the same is to be done. Its details may differ. */
export function getFailureCategory(failure: ConnectionFailure): string {
  switch (failure.kind) {
    case 'network':
    case 'protocol':
      return `${failure.kind} ${systemCode(failure.reason)}`;
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

/** The system's own name of what failed, such as ECONNREFUSED or CERT_HAS_EXPIRED; empty when there is none. */
export const systemCode = (reason: string): string =>
  /\b[A-Z][A-Z\d]*(?:_[A-Z\d]+)+\b|\bE[A-Z\d]{3,}\b/.exec(reason)?.[0] ?? '';

/** How long Slack asked everybody with this token to wait: 0 when it didn't, `capMs` at most. */
export function askedToWaitMs(failure: ConnectionFailure, capMs: number): number {
  const asked = failure.kind === 'url_refused' || failure.kind === 'upgrade_refused' ? failure.retryAfterMs : null;
  return Math.min(asked ?? 0, capMs);
}
