import { ProxyConfig } from '@nest-slack/core/internal';
import type { AppToken } from './app-token.js';
import type { BackOffSettings } from './reconnect-policy.js';

/** The number of sockets that Slack allows an app, across all its processes. Slack closes any further socket. */
export const MAX_SOCKETS_PER_APP = 10;

/** How long each wait of a connection may last, in milliseconds. */
export interface ConnectionLimits {
  /** For Slack to return a socket URL. Default 10,000. */
  readonly urlMs: number;
  /** For TCP, TLS and the WebSocket upgrade. Default 10,000. */
  readonly dialMs: number;
  /** From the upgrade to `hello`; before that Slack sends nothing on a socket. Default 10,000. */
  readonly helloMs: number;
  /** Between two of our pings. Default 5,000: together with `pongMs`, a dead socket is suspected within ten seconds. */
  readonly pingEveryMs: number;
  /**
   * For the pong to one of our pings. Default 5,000. After this time the socket is suspected to be dead and a
   * replacement is opened while it stays in use; after twice this time it is terminated.
   */
  readonly pongMs: number;
  /**
   * When a pong is later than this, acks may be lost on the socket and are also written on another connection, if
   * there is one. Also the shortest time between two pings; a ping soon follows an ack. Default 1,000: twice that
   * fits into the three seconds that Slack waits for an ack.
   */
  readonly doubtMs: number;
  /**
   * Without any frame from Slack. Applies once Slack has pinged twice, and never less than three times its longest
   * interval between pings. Default 30,000. Detects a gateway that still answers pings but no longer knows the
   * connection, and opens a replacement.
   */
  readonly serverPingMs: number;
  /**
   * How long Slack waits for an ack, from receipt of its frame. Until then an ack without a socket is kept for the
   * next socket; after that it is dropped. Default 3,000, as Slack documents.
   */
  readonly ackMs: number;
  /**
   * How long a replaced socket stays open for payloads already on their way, once all its frames are settled. Default
   * 1,000.
   */
  readonly lingerMs: number;
  /** How long a replaced socket may stay open at most. Default 30,000; Slack ignores acks after three seconds. */
  readonly retireMs: number;
  /** From our close frame to the end of TCP, which Slack does not end itself. Default 1,000. */
  readonly closeMs: number;
  /**
   * Socket lifetimes announced in `hello` that are shorter than this are not refreshed ahead of time. Default 60,000.
   */
  readonly plannedLifetimeMs: number;
}

/** The settings of all connections of one app token. Create them with {@link resolveConnectionSettings}. */
export interface ConnectionSettings {
  readonly appToken: AppToken;
  /** The base URL of Slack's Web API, with a trailing slash. Default `https://slack.com/api/`. */
  readonly apiUrl: string;
  /** A direct connection or a proxy, for the Web API and the sockets. Default: direct. */
  readonly proxyConfig: ProxyConfig;
  /** How many sockets are kept open: 1 to 10. Default 2, so that one can be lost or refreshed at any time. */
  readonly connections: number;
  /** Asks Slack to end each connection after six minutes, to test refreshes. Default false. */
  readonly debugReconnects: boolean;
  readonly limits: ConnectionLimits;
  readonly backOff: BackOffSettings;
  /** The random source, a number from 0 up to 1; replaced in tests. Default `Math.random`. */
  readonly random: () => number;
}

/** The settings as given by the caller; only the token is required. */
export interface ConnectionSettingsInput {
  readonly appToken: AppToken;
  readonly apiUrl?: string | undefined;
  readonly proxyConfig?: ProxyConfig | undefined;
  readonly connections?: number | undefined;
  readonly debugReconnects?: boolean | undefined;
  readonly limits?: Partial<ConnectionLimits> | undefined;
  readonly backOff?: Partial<BackOffSettings> | undefined;
  readonly random?: (() => number) | undefined;
}

/** The defaults; the fields of the interfaces above give the reasons. */
export const DEFAULT_CONNECTION_SETTINGS = {
  apiUrl: 'https://slack.com/api/',
  proxyConfig: ProxyConfig.direct,
  connections: 2,
  debugReconnects: false,
  limits: {
    urlMs: 10_000,
    dialMs: 10_000,
    helloMs: 10_000,
    pingEveryMs: 5_000,
    pongMs: 5_000,
    doubtMs: 1_000,
    serverPingMs: 30_000,
    ackMs: 3_000,
    lingerMs: 1_000,
    retireMs: 30_000,
    closeMs: 1_000,
    plannedLifetimeMs: 60_000,
  },
  backOff: {
    baseMs: 500,
    capMs: 30_000,
    openEveryMs: 2_000,
    healthyAfterMs: 30_000,
    disabledMs: 60_000,
    retryAfterCapMs: 3_600_000,
  },
  random: Math.random,
} as const satisfies Omit<ConnectionSettings, 'appToken'>;

/**
 * Fills in the defaults.
 *
 * @throws RangeError when `connections` is not a whole number from 1 to 10
 * @throws TypeError when `apiUrl` is not an http(s) URL
 * @example
 * resolveConnectionSettings({ appToken: new AppToken(text), connections: 1, limits: { pongMs: 2_000 } });
 */
export function resolveConnectionSettings(input: ConnectionSettingsInput): ConnectionSettings {
  const connections = input.connections ?? DEFAULT_CONNECTION_SETTINGS.connections;
  if (!Number.isInteger(connections) || connections < 1 || connections > MAX_SOCKETS_PER_APP) {
    throw new RangeError(
      `connections is ${connections}: Slack allows an app 1 to ${MAX_SOCKETS_PER_APP} sockets across all its processes. ` +
        'Use 2 for most apps.',
    );
  }
  return {
    appToken: input.appToken,
    apiUrl: parseApiUrl(input.apiUrl ?? DEFAULT_CONNECTION_SETTINGS.apiUrl),
    proxyConfig: input.proxyConfig ?? DEFAULT_CONNECTION_SETTINGS.proxyConfig,
    connections,
    debugReconnects: input.debugReconnects ?? DEFAULT_CONNECTION_SETTINGS.debugReconnects,
    limits: { ...DEFAULT_CONNECTION_SETTINGS.limits, ...input.limits },
    backOff: { ...DEFAULT_CONNECTION_SETTINGS.backOff, ...input.backOff },
    random: input.random ?? DEFAULT_CONNECTION_SETTINGS.random,
  };
}

function parseApiUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !/^https?:$/.test(url.protocol)) {
    throw new TypeError(
      'The Slack API URL is not an http(s) URL, so no connection can be opened. ' +
        `Omit it to use ${DEFAULT_CONNECTION_SETTINGS.apiUrl}, or give the full URL including "https://".`,
    );
  }
  if (!url.pathname.endsWith('/')) url.pathname += '/';
  return url.href;
}
