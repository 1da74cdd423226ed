import { systemCode, type ConnectionFailure, type LimitedWait } from './connection-failure.js';
import { mayMeanDisabled, MAYBE_DISABLED_HINT } from './fatal-errors.js';

const NETWORK = 'Check the network, the firewall and the proxy: Slack wants outgoing HTTPS and WebSockets (port 443).';
const NAME = 'Check the name service of this machine or container, and its network.';
const AUTHORITY =
  "Somebody stands between, perhaps a company's proxy that looks into TLS: set NODE_EXTRA_CA_CERTS to a file with its CA certificate.";
const NO_TLS =
  'Whoever answers there does not speak TLS: check the proxy (its URL begins with http:// unless it does), and slackApiUrl if it is set.';
const CLOCK = "Check this machine's clock, and who answers in Slack's place if it is right.";

/** By what the system calls the failure. */
const SYSTEM: Readonly<Record<string, string>> = {
  ENOTFOUND: NAME,
  EAI_AGAIN: NAME,
  ECONNREFUSED: NETWORK,
  ETIMEDOUT: NETWORK,
  EHOSTUNREACH: NETWORK,
  ENETUNREACH: NETWORK,
  ENETDOWN: NETWORK,
  EACCES: NETWORK,
  CERT_HAS_EXPIRED: CLOCK,
  CERT_NOT_YET_VALID: CLOCK,
  CERT_SIGNATURE_FAILURE: AUTHORITY,
  CERT_UNTRUSTED: AUTHORITY,
  DEPTH_ZERO_SELF_SIGNED_CERT: AUTHORITY,
  SELF_SIGNED_CERT_IN_CHAIN: AUTHORITY,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: AUTHORITY,
  UNABLE_TO_GET_ISSUER_CERT: AUTHORITY,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: AUTHORITY,
  EPROTO: NO_TLS,
  ERR_SSL_WRONG_VERSION_NUMBER: NO_TLS,
  ERR_SSL_PACKET_LENGTH_TOO_LONG: NO_TLS,
  ERR_TLS_CERT_ALTNAME_INVALID:
    'Whoever answers is not Slack: check the name service, the proxy, and slackApiUrl if it is set.',
};

const NOT_SLACK =
  "Whoever answered is not Slack's Web API: check slackApiUrl if it is set, and whether a proxy or a network's login page answers in Slack's place.";
const SLACKS_FAULT =
  'As a rule this is on the side of Slack, and passes: attempts go on. https://slack-status.com says more.';
const ALTERED = 'If this goes on, see that no proxy changes WebSockets or holds them up.';

const WAITS: Readonly<Record<LimitedWait, string | null>> = {
  url: NETWORK,
  dial: NETWORK,
  hello: ALTERED,
  pong: null,
  server_ping: null,
};

const CLOSE_CODES: Readonly<Record<number, string>> = {
  1008: "If this goes on, look at the app's settings, and ask Slack's support.",
  1009: 'Answers that are too big go another way, so this should not happen: please report it to nest-slack.',
};

/** What an operator can do about a failure; null when there is only waiting. */
export function failureAdvice(failure: ConnectionFailure): string | null {
  switch (failure.kind) {
    case 'network':
      return SYSTEM[systemCode(failure.reason)] ?? null;
    case 'timed_out':
      return WAITS[failure.wait];
    case 'url_refused':
      return openAdvice(failure.error);
    case 'protocol':
      return ALTERED;
    case 'upgrade_refused':
      if (failure.status >= 500) return SLACKS_FAULT;
      return [403, 405, 407, 426].includes(failure.status) ? 'See that the proxy lets WebSockets through.' : null;
    case 'closed':
      return CLOSE_CODES[failure.code] ?? null;
    // What to do stands in its reason.
    case 'proxy_refused':
    case 'turned_away':
    case 'ended':
    default:
      return null;
  }
}

function openAdvice(error: string): string | null {
  if (mayMeanDisabled(error)) return MAYBE_DISABLED_HINT;
  if (/\b429\b|ratelimited/.test(error))
    return 'If this goes on, look for other processes that connect with the same app token.';
  if (/^HTTP 407\b/.test(error)) return 'The proxy wants credentials, or others: see that those it is given are right.';
  if (/^HTTP 5\d\d|internal_error|fatal_error|service_unavailable/.test(error)) return SLACKS_FAULT;
  return /without/.test(error) ? NOT_SLACK : null;
}

/** Whether it is news even while other connections serve: something is amiss that no network mends. */
export const isProblem = (failure: ConnectionFailure): boolean =>
  failure.kind === 'closed' && (failure.code === 1008 || failure.code === 1009);
