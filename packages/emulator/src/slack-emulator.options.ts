import { readFailureLimit, type FailureLimitOptions } from './dispatch/failure-limit.js';
import { isLoopback } from './server/server-address.js';
import { suggestName } from './manifest/schema-issues.js';
import type { ManifestSource } from './manifest/load-manifest.js';
import { resolveFailureKinds, type FailOn } from './failures/failures.js';
import type { SeedSource } from './seed/read-seed.js';
import { readRateLimits, type RateLimitOptions } from './web-api/rate-limits.js';
import type { LintSettings } from './lint/lint-rules.js';
import { systemClock, type Clock } from './time/clock.js';

/** How an emulator is to behave. Every option has a default that is Slack's own behaviour. */
export interface SlackEmulatorOptions {
  /** The port. Default 0: a free one. */
  port?: number;
  /**
   * The address of the interface to listen at. Default `127.0.0.1`, which only this machine reaches. With another one,
   * whoever reaches it may use everything.
   */
  host?: string;
  /** The root by which apps on other machines reach the emulator, such as `http://slack:7522`. Default: host and port. */
  publicUrl?: string;
  /**
   * Whether the control API is served under `/control/v1/`, for tests in other processes and languages; with a key, to
   * those alone who send it. Default false. It needs a key where other machines reach the emulator.
   */
  control?: boolean | { readonly key: string };
  /** How long a request may take to come in. Default 30 000. */
  requestTimeoutMs?: number;
  /**
   * What there is at the start: workspaces, people, apps, channels and messages. A part that it leaves out is as usual.
   * Default: the workspace "Local" with `ann`, `bob` and `carol`, three channels and one app.
   *
   * @example
   * const slack = await SlackEmulator.start({ seed: 'team.yaml' });
   */
  seed?: SeedSource;
  /**
   * The name of the first app, which is its bot's handle as well. Default: that of the manifest's bot, without one
   * `app`.
   */
  appName?: string;
  /** What the first app declares: the manifest itself, or the path of a JSON or YAML file. Default: it may do all. */
  manifest?: ManifestSource;
  /** The scopes of the first app's bot. Default: those of the manifest; without one, all. */
  scopes?: readonly string[];
  /** How long an app has to ack. Default 3000. */
  ackTimeoutMs?: number;
  /** The pauses before the redeliveries of an event that was not acked. Default `[0, 60000, 300000]`. */
  redeliveryDelaysMs?: readonly number[];
  /**
   * Whether an app's events are switched off when more than 95 % of no fewer than 1000 deliveries of an hour failed: true
   * for that, Slack's own limit, or numbers of your own. `slack.app().app.switchEvents(true)` switches them on again.
   * Default false.
   * @see https://docs.slack.dev/apis/events-api/#failure-conditions
   */
  failureLimit?: boolean | FailureLimitOptions;
  /** Between WebSocket pings. Default 10 000. */
  pingIntervalMs?: number;
  /** How long a connection lives before it is refreshed, as told in `hello`. Default 18 060. */
  approximateConnectionTimeSeconds?: number;
  /** Whether an ack may come over another connection of the same app. Default true. */
  acceptAcksFromSiblings?: boolean;
  /** How long a `trigger_id` is good for. Default 3000. */
  triggerLifetimeMs?: number;
  /** How long a `response_url` is good for. Default 1 800 000. */
  responseUrlLifetimeMs?: number;
  /** The domains whose links apps hear of (`link_shared`) and may unfurl, as their settings name them. Default: none. */
  linkDomains?: readonly string[];
  /**
   * How many acks, calls, problems, deliveries, steps of workflows and entries of the timeline are kept, of each. Default
   * 10 000. What was said and done in the workspace stays until it is reset.
   */
  historyLimit?: number;
  /**
   * Whether too many calls are refused (429, `ratelimited`, `Retry-After`): true for Slack's tiers, or numbers of your
   * own. Default false.
   *
   * @example
   * const slack = await SlackEmulator.start({ rateLimits: { methods: { 'users.info': 2 } } });
   * @see https://docs.slack.dev/apis/web-api/rate-limits
   */
  rateLimits?: boolean | RateLimitOptions;
  /** Which rules of the lint hold, and how much each matters; `false` for none. Default: all of them. */
  lint?: LintSettings | false;
  /**
   * What makes `close()` reject when it went wrong and was not expected. Default: nothing.
   * @see Failures
   */
  failOn?: FailOn;
  /** Where the time is read. Default: the machine's clock. */
  clock?: Clock;
}

/** The options with their defaults. */
export type ResolvedOptions = Required<
  Omit<SlackEmulatorOptions, 'publicUrl' | 'rateLimits' | 'failureLimit' | 'seed' | 'manifest' | 'scopes' | 'appName'>
> & {
  readonly publicUrl: string | undefined;
  readonly rateLimits: RateLimitOptions | undefined;
  readonly failureLimit: Required<FailureLimitOptions> | undefined;
};

/**
 * The options with their defaults.
 * @throws Error when an option is unknown, the host, the public URL, the key, a limit or a kind of failure is none, or the
 * control API open to others
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

/** What a header can carry behind `Bearer`: an empty key, or none, would open the control API to everybody. */
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

/** The options that are nothing where they are not given. */
const OPTIONS_WITHOUT_DEFAULT: Record<Exclude<keyof SlackEmulatorOptions, keyof typeof DEFAULTS>, true> = {
  rateLimits: true,
  failureLimit: true,
  seed: true,
  manifest: true,
  scopes: true,
  appName: true,
};

const OPTION_NAMES = [...Object.keys(DEFAULTS), ...Object.keys(OPTIONS_WITHOUT_DEFAULT)];

/** An option that is `undefined` was not given: so the callers' own options are often handed on. */
function withoutUndefined(options: SlackEmulatorOptions): SlackEmulatorOptions {
  const given = { ...options };
  for (const [name, value] of Object.entries(options)) if (value === undefined) Reflect.deleteProperty(given, name);
  return given;
}

/** Whether other machines reach what listens there, or is known by that URL. */
function isReachable(host = '127.0.0.1', publicUrl?: string): boolean {
  return !isLoopback(host) || (publicUrl !== undefined && !isLoopback(new URL(publicUrl).hostname));
}
