import { readFailureLimit, type FailureLimitOptions } from './dispatch/failure-limit.js';
import { isLoopback } from './server/server-address.js';
import { suggestName } from './manifest/schema-issues.js';
import type { ManifestSource } from './manifest/load-manifest.js';
import { resolveFailureKinds, type FailOn } from './failures/failures.js';
import type { SeedSource } from './seed/read-seed.js';
import { readRateLimits, type RateLimitOptions } from './web-api/rate-limits.js';
import type { LintSettings } from './lint/lint-rules.js';
import { systemClock, type Clock } from './time/clock.js';

/** Configures an emulator. Every default matches Slack's behavior. */
export interface SlackEmulatorOptions {
  /** The port. Default 0: a free port. */
  port?: number;
  /**
   * The address of the interface to listen on. Default `127.0.0.1`, which accepts connections from this machine only.
   * With any other address, every client that can connect has full access.
   */
  host?: string;
  /** The root URL for apps on other machines, such as `http://slack:7522`. Default: host and port. */
  publicUrl?: string;
  /**
   * Serves the control API under `/control/v1/`, for tests in other processes and languages. With a key, only requests
   * that send it are accepted. A key is required if other machines can reach the emulator. Default false.
   */
  control?: boolean | { readonly key: string };
  /** How long a request may take to arrive. Default 30 000. */
  requestTimeoutMs?: number;
  /**
   * The initial state: workspaces, users, apps, channels and messages. Parts that the seed omits keep their defaults.
   * Default: the workspace "Local" with `ann`, `bob` and `carol`, three channels and one app.
   *
   * @example
   * const slack = await SlackEmulator.start({ seed: 'team.yaml' });
   */
  seed?: SeedSource;
  /**
   * The name of the first app, which is also the handle of its bot. Default: the bot's name in the manifest, or `app`
   * without a manifest.
   */
  appName?: string;
  /** The manifest of the first app, or the path of a JSON or YAML file. Default: none, the app may do everything. */
  manifest?: ManifestSource;
  /** The bot scopes of the first app. Default: the scopes in the manifest, or all scopes without a manifest. */
  scopes?: readonly string[];
  /** The ack deadline. Default 3000. */
  ackTimeoutMs?: number;
  /** The delays before each redelivery of an unacknowledged event. Default `[0, 60000, 300000]`. */
  redeliveryDelaysMs?: readonly number[];
  /**
   * Disables an app's events after too many failed deliveries. `true` applies Slack's limit: more than 95 % of at least
   * 1000 deliveries within an hour. An object sets other limits. `slack.app().app.switchEvents(true)` enables the
   * events again. Default false.
   * @see https://docs.slack.dev/apis/events-api/#failure-conditions
   */
  failureLimit?: boolean | FailureLimitOptions;
  /** The interval between WebSocket pings. Default 10 000. */
  pingIntervalMs?: number;
  /** The lifetime of a connection before it is refreshed, as announced in `hello`. Default 18 060. */
  approximateConnectionTimeSeconds?: number;
  /** Accepts an ack on another connection of the same app. Default true. */
  acceptAcksFromSiblings?: boolean;
  /** The lifetime of a `trigger_id`. Default 3000. */
  triggerLifetimeMs?: number;
  /** The lifetime of a `response_url`. Default 1 800 000. */
  responseUrlLifetimeMs?: number;
  /** The domains whose links apps receive as `link_shared` and may unfurl, as in the app settings. Default: none. */
  linkDomains?: readonly string[];
  /**
   * The maximum number of retained acks, calls, problems, deliveries, workflow steps and timeline entries, for each
   * kind. Default 10 000. Messages and other workspace state are kept until a reset.
   */
  historyLimit?: number;
  /**
   * Enforces rate limits (429, `ratelimited`, `Retry-After`). `true` applies Slack's tiers, an object sets other
   * limits. Default false.
   *
   * @example
   * const slack = await SlackEmulator.start({ rateLimits: { methods: { 'users.info': 2 } } });
   * @see https://docs.slack.dev/apis/web-api/rate-limits
   */
  rateLimits?: boolean | RateLimitOptions;
  /** The lint rules to check and their severity; `false` disables the lint. Default: all rules. */
  lint?: LintSettings | false;
  /**
   * The kinds of unexpected failures that make `close()` reject. Default: none.
   * @see Failures
   */
  failOn?: FailOn;
  /** The source of the current time. Default: the clock of the machine. */
  clock?: Clock;
}

export type ResolvedOptions = Required<
  Omit<SlackEmulatorOptions, 'publicUrl' | 'rateLimits' | 'failureLimit' | 'seed' | 'manifest' | 'scopes' | 'appName'>
> & {
  readonly publicUrl: string | undefined;
  readonly rateLimits: RateLimitOptions | undefined;
  readonly failureLimit: Required<FailureLimitOptions> | undefined;
};

/**
 * Validates the options and applies the defaults.
 * @throws Error if an option is unknown, a value is invalid, or the control API would be open to other machines
 */
export function resolveOptions(options: SlackEmulatorOptions): ResolvedOptions {
  const { rateLimits = false, failureLimit = false, failOn = [] } = options;
  resolveFailureKinds(failOn);
  const unknown = Object.keys(options).find(name => !OPTION_NAMES.includes(name));
  if (unknown !== undefined) throw new Error(`The option "${unknown}" is unknown${suggestName(unknown, OPTION_NAMES)}`);
  checkWayIn(options);
  return {
    ...DEFAULTS,
    ...withoutUndefined(options),
    rateLimits: readRateLimits(rateLimits),
    failureLimit: readFailureLimit(failureLimit),
  };
}

/** The characters that a header can carry after `Bearer`. An empty key would open the control API to every client. */
const CONTROL_KEY_PATTERN = /^[\u{21}-\u{7E}]+$/u;

function checkWayIn({ publicUrl, host, control = false }: SlackEmulatorOptions): void {
  if (host === '') throw new Error('host is empty. Give an address, such as 127.0.0.1, or 0.0.0.0 for all there are.');
  if (publicUrl !== undefined && !/^https?:$/.test(URL.canParse(publicUrl) ? new URL(publicUrl).protocol : '')) {
    throw new Error(`publicUrl is "${publicUrl}", which is no http URL. Give one such as http://slack:7522.`);
  }
  if (control === true && isReachable(host, publicUrl)) {
    throw new Error('Other machines reach this emulator: its control API needs a key (control: { key }).');
  }
  if (typeof control === 'object' && !(typeof control.key === 'string' && CONTROL_KEY_PATTERN.test(control.key))) {
    throw new Error(
      'The key of the control API must be a word of ASCII letters, digits and signs: a header carries it.',
    );
  }
}

const DEFAULTS: Omit<ResolvedOptions, 'rateLimits' | 'failureLimit'> = {
  port: 0,
  host: '127.0.0.1',
  publicUrl: undefined,
  control: false,
  requestTimeoutMs: 30_000,
  ackTimeoutMs: 3000,
  redeliveryDelaysMs: [0, 60_000, 300_000],
  pingIntervalMs: 10_000,
  approximateConnectionTimeSeconds: 18_060,
  acceptAcksFromSiblings: true,
  triggerLifetimeMs: 3000,
  responseUrlLifetimeMs: 1_800_000,
  linkDomains: [],
  historyLimit: 10_000,
  lint: {},
  failOn: [],
  clock: systemClock,
};

/** Options that stay `undefined` if they are not set. */
const OPTIONS_WITHOUT_DEFAULT: Record<Exclude<keyof SlackEmulatorOptions, keyof typeof DEFAULTS>, true> = {
  rateLimits: true,
  failureLimit: true,
  seed: true,
  manifest: true,
  scopes: true,
  appName: true,
};

const OPTION_NAMES = [...Object.keys(DEFAULTS), ...Object.keys(OPTIONS_WITHOUT_DEFAULT)];

/** Treats an `undefined` option as absent, because callers often pass their own optional options on. */
function withoutUndefined(options: SlackEmulatorOptions): SlackEmulatorOptions {
  const given = { ...options };
  for (const [name, value] of Object.entries(options)) if (value === undefined) Reflect.deleteProperty(given, name);
  return given;
}

/** Whether other machines can reach this host or public URL. */
function isReachable(host = '127.0.0.1', publicUrl?: string): boolean {
  return !isLoopback(host) || (publicUrl !== undefined && !isLoopback(new URL(publicUrl).hostname));
}
