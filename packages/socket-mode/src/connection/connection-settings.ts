import { ProxyConfig } from '@nest-slack/core/internal';
import type { AppToken } from './app-token.js';
import type { BackOffSettings } from './backoff.js';

/** Slack closes whatever an app opens beyond this many sockets, all its processes together. */
export const MAX_SOCKETS_PER_APP = 10;

/** How long each wait of a connection may last, in milliseconds. */
export interface ConnectionLimits {
  /** For Slack to hand out a socket URL. Default 10,000. */
  readonly urlMs: number;
  /** For TCP, TLS and the WebSocket upgrade. Default 10,000. */
  readonly dialMs: number;
  /** From the upgrade to `hello`; until then a socket is of no use. Default 10,000. */
  readonly helloMs: number;
  /** From one of our pings to the next. Default 5,000: with `pongMs` a line that is dead is suspected within ten seconds. */
  readonly pingEveryMs: number;
  /**
   * For the answer to one of our pings. Default 5,000. Later than that the line is suspected and a successor opened,
   * while it serves on; later than twice that it is dead.
   */
  readonly pongMs: number;
  /**
   * A ping unanswered for so long puts its line in doubt: acks go out on another connection as well, if there is one.
   * So long is also the least time between two pings, of which one soon follows an ack. Default 1,000: twice that is
   * over before Slack's three seconds are.
   */
  readonly doubtMs: number;
  /**
   * Without a sign of life from Slack, counted once it has pinged twice, and never less than three times the longest
   * pause between its pings. Default 30,000. It finds a gateway that still answers pings but has forgotten us, and gets
   * the connection a successor.
   */
  readonly serverPingMs: number;
  /**
   * How long Slack waits for an ack, from the receipt of its frame. Until then an ack without a socket is kept for the
   * next one; later it is given up. Default 3,000, as Slack documents.
   */
  readonly ackMs: number;
  /** How long a replaced socket stays for payloads already on their way, once nothing on it is in flight. Default 1,000. */
  readonly lingerMs: number;
  /** How long a replaced socket may stay at all. Default 30,000; acks are worth nothing after three seconds. */
  readonly retireMs: number;
  /** From our close frame to the end of TCP, which Slack does not end by itself. Default 1,000. */
  readonly closeMs: number;
  /** A lifetime shorter than this that Slack announces in `hello` is not planned for. Default 60,000. */
  readonly plannedLifetimeMs: number;
}

/** Everything the connections of one app token are made of. Build it with {@link connectionSettings}. */
export interface ConnectionSettings {
  readonly appToken: AppToken;
  /** Where Slack's Web API is, with a slash at its end. Default `https://slack.com/api/`. */
  readonly apiUrl: string;
  /** Straight or through a proxy: to the Web API and to the sockets. Default straight. */
  readonly wayOut: ProxyConfig;
  /** How many sockets are kept open: 1 to 10. Default 2, so that one can be lost or renewed at any time. */
  readonly connections: number;
  /** Asks Slack to end each connection after six minutes, to watch renewals happen. Default false. */
  readonly debugReconnects: boolean;
  readonly limits: ConnectionLimits;
  readonly backOff: BackOffSettings;
  /** Chance, for tests: a number from 0 up to 1. Default `Math.random`. */
  readonly random: () => number;
}

/** What may be said of the settings; the token must be. */
export interface ConnectionSettingsInput {
  readonly appToken: AppToken;
  readonly apiUrl?: string | undefined;
  readonly wayOut?: ProxyConfig | undefined;
  readonly connections?: number | undefined;
  readonly debugReconnects?: boolean | undefined;
  readonly limits?: Partial<ConnectionLimits> | undefined;
  readonly backOff?: Partial<BackOffSettings> | undefined;
  readonly random?: (() => number) | undefined;
}

/** What holds where the input says nothing; the reasons stand at each field. */
export const connectionDefaults = {
  apiUrl: 'https://slack.com/api/',
  wayOut: ProxyConfig.direct,
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
 * Fills the defaults in.
 *
 * @throws RangeError when `connections` is not a whole number from 1 to 10
 * @throws TypeError when `apiUrl` is not an http(s) URL
 * @example
 * connectionSettings({ appToken: new AppToken(text), connections: 1, limits: { pongMs: 2_000 } });
 */
export function connectionSettings(input: ConnectionSettingsInput): ConnectionSettings {
  const connections = input.connections ?? connectionDefaults.connections;
  if (!Number.isInteger(connections) || connections < 1 || connections > MAX_SOCKETS_PER_APP) {
    throw new RangeError(
      `connections is ${connections}: Slack allows an app 1 to ${MAX_SOCKETS_PER_APP} sockets, all processes together. ` +
        'Two are right for most apps.',
    );
  }
  return {
    appToken: input.appToken,
    apiUrl: baseUrl(input.apiUrl ?? connectionDefaults.apiUrl),
    wayOut: input.wayOut ?? connectionDefaults.wayOut,
    connections,
    debugReconnects: input.debugReconnects ?? connectionDefaults.debugReconnects,
    limits: { ...connectionDefaults.limits, ...input.limits },
    backOff: { ...connectionDefaults.backOff, ...input.backOff },
    random: input.random ?? connectionDefaults.random,
  };
}

function baseUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !/^https?:$/.test(url.protocol)) {
    throw new TypeError(
      'The URL of the Slack API is not an http(s) URL: no connection can be opened. ' +
        `Leave it out to use ${connectionDefaults.apiUrl}, or give all of it, "https://" included.`,
    );
  }
  if (!url.pathname.endsWith('/')) url.pathname += '/';
  return url.href;
}
