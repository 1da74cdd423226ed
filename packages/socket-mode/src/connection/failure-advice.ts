import { getSystemCode, type ConnectionFailure, type LimitedWait } from './connection-failure.js';
import { canMeanSocketModeDisabled, POSSIBLY_DISABLED_ADVICE } from './connection-errors.js';

const NETWORK_ADVICE =
  'Check the network, the firewall and the proxy: Slack needs outgoing HTTPS and WebSocket connections (port 443).';
const DNS_ADVICE = 'Check the DNS settings and the network of this machine or container.';
const CERTIFICATE_AUTHORITY_ADVICE =
  'A proxy that inspects TLS may intercept the connection: set NODE_EXTRA_CA_CERTS to a file with its CA certificate.';
const NO_TLS_ADVICE =
  'The server does not speak TLS: check the proxy URL (it begins with http:// unless the proxy itself uses TLS), and slackApiUrl if it is set.';
const CLOCK_ADVICE = "Check this machine's clock. If it is right, check which server answers instead of Slack.";

/** By the system's name of the error. */
const SYSTEM_CODE_ADVICE: Readonly<Record<string, string>> = {
  ENOTFOUND: DNS_ADVICE,
  EAI_AGAIN: DNS_ADVICE,
  ECONNREFUSED: NETWORK_ADVICE,
  ETIMEDOUT: NETWORK_ADVICE,
  EHOSTUNREACH: NETWORK_ADVICE,
  ENETUNREACH: NETWORK_ADVICE,
  ENETDOWN: NETWORK_ADVICE,
  EACCES: NETWORK_ADVICE,
  CERT_HAS_EXPIRED: CLOCK_ADVICE,
  CERT_NOT_YET_VALID: CLOCK_ADVICE,
  CERT_SIGNATURE_FAILURE: CERTIFICATE_AUTHORITY_ADVICE,
  CERT_UNTRUSTED: CERTIFICATE_AUTHORITY_ADVICE,
  DEPTH_ZERO_SELF_SIGNED_CERT: CERTIFICATE_AUTHORITY_ADVICE,
  SELF_SIGNED_CERT_IN_CHAIN: CERTIFICATE_AUTHORITY_ADVICE,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: CERTIFICATE_AUTHORITY_ADVICE,
  UNABLE_TO_GET_ISSUER_CERT: CERTIFICATE_AUTHORITY_ADVICE,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: CERTIFICATE_AUTHORITY_ADVICE,
  EPROTO: NO_TLS_ADVICE,
  ERR_SSL_WRONG_VERSION_NUMBER: NO_TLS_ADVICE,
  ERR_SSL_PACKET_LENGTH_TOO_LONG: NO_TLS_ADVICE,
  ERR_TLS_CERT_ALTNAME_INVALID:
    'The server that answers is not Slack: check DNS, the proxy, and slackApiUrl if it is set.',
};

const NOT_SLACK_ADVICE =
  "The server that answered is not Slack's Web API: check slackApiUrl if it is set, and whether a proxy or a network login page answers instead of Slack.";
const SLACK_OUTAGE_ADVICE =
  'This is usually a temporary problem at Slack; attempts continue. See https://slack-status.com.';
const WEB_SOCKET_PROXY_ADVICE = 'If this continues, check that no proxy modifies or delays WebSocket traffic.';

const TIMEOUT_ADVICE: Readonly<Record<LimitedWait, string | null>> = {
  url: NETWORK_ADVICE,
  dial: NETWORK_ADVICE,
  hello: WEB_SOCKET_PROXY_ADVICE,
  pong: null,
  server_ping: null,
};

const CLOSE_CODE_ADVICE: Readonly<Record<number, string>> = {
  1008: "If this continues, check the app's settings and contact Slack support.",
  1009: 'Large responses are not sent over the socket, so this is a bug: please report it to nest-slack.',
};

/** What an operator can do about a failure; null when they can only wait. */
export function getFailureAdvice(failure: ConnectionFailure): string | null {
  switch (failure.kind) {
    case 'network':
      return SYSTEM_CODE_ADVICE[getSystemCode(failure.reason)] ?? null;
    case 'timed_out':
      return TIMEOUT_ADVICE[failure.wait];
    case 'url_refused':
      return getOpenAdvice(failure.error);
    case 'protocol':
      return WEB_SOCKET_PROXY_ADVICE;
    case 'upgrade_refused':
      if (failure.status >= 500) return SLACK_OUTAGE_ADVICE;
      return [403, 405, 407, 426].includes(failure.status)
        ? 'Check that the proxy allows WebSocket connections.'
        : null;
    case 'closed':
      return CLOSE_CODE_ADVICE[failure.code] ?? null;
    // The reason already says what to do.
    case 'proxy_refused':
    case 'turned_away':
    case 'ended':
    default:
      return null;
  }
}

function getOpenAdvice(error: string): string | null {
  if (canMeanSocketModeDisabled(error)) return POSSIBLY_DISABLED_ADVICE;
  if (/\b429\b|ratelimited/.test(error))
    return 'If this continues, look for other processes that connect with the same app token.';
  if (/^HTTP 407\b/.test(error)) return 'The proxy requires credentials: check the user and password in its URL.';
  if (/^HTTP 5\d\d|internal_error|fatal_error|service_unavailable/.test(error)) return SLACK_OUTAGE_ADVICE;
  return /without/.test(error) ? NOT_SLACK_ADVICE : null;
}

/** Whether to warn even while other connections are ready: reconnecting will not solve it. */
export const isProblem = (failure: ConnectionFailure): boolean =>
  failure.kind === 'closed' && (failure.code === 1008 || failure.code === 1009);
