import type { WebClientOptions } from '@slack/web-api';
import { type DeduplicationOptions, SlackOptionsException, type SlackThreadContextStore } from '@nest-slack/core';
import {
  type BotTokenFinder,
  parseConcurrency,
  type EnhancerList,
  type FixedBotToken,
  parseBoolean,
  parseList,
  type LocaleTexts,
  parseTexts,
  parseDuration,
  NestSlackLogger,
  type ProxyEnvironment,
  type ResolvedConcurrency,
  formatValue,
  parseThreadContextStore,
  type ProxyConfig,
  parseProxy,
  parseInteger,
} from '@nest-slack/core/internal';
import type { AppToken } from '../connection/app-token.js';
import type { BackOffSettings } from '../connection/reconnect-policy.js';
import {
  DEFAULT_CONNECTION_SETTINGS,
  type ConnectionLimits,
  MAX_SOCKETS_PER_APP,
} from '../connection/connection-settings.js';
import type { SlackAppOptions, SlackSocketModeOptions } from './slack-socket-mode.options.js';
import { parseAppToken, parseBotToken } from './validate-tokens.js';
import { assertKnownOptions, assertKnownAppOptions } from './validate-option-names.js';

/** The validated options of one app. */
export interface ResolvedApp {
  readonly name: string;
  readonly appToken: AppToken;
  readonly botToken: FixedBotToken | BotTokenFinder | null;
  readonly connections: number;
  readonly concurrency: ResolvedConcurrency;
}

/** The options that an app inherits from the module. */
export type AppDefaults = Pick<ResolvedApp, 'connections' | 'concurrency'>;

/** The validated options with all defaults. */
export interface ResolvedOptions extends AppDefaults {
  readonly apps: readonly ResolvedApp[];
  readonly slackApiUrl: string;
  readonly ackDeadlineMs: number;
  readonly handlerTimeoutMs: number;
  readonly startTimeoutMs: number;
  readonly drainTimeoutMs: number;
  readonly autoStart: boolean;
  readonly enhancers: EnhancerList;
  readonly inheritAppConfig: boolean;
  readonly ignoreSelf: boolean;
  readonly ignoreBots: boolean;
  readonly deduplication: { readonly [Name in keyof DeduplicationOptions]-?: number };
  readonly threadContexts: SlackThreadContextStore;
  readonly texts: LocaleTexts;
  readonly webClient: WebClientOptions;
  readonly proxyConfig: ProxyConfig;
  readonly connectionLimits: Partial<ConnectionLimits>;
  readonly backOff: Partial<BackOffSettings>;
  readonly debugReconnects: boolean;
}

/** The environment variables that replace options. They are read only here. */
export type SlackEnvironment = ProxyEnvironment &
  Readonly<Partial<Record<'SLACK_APP_TOKEN' | 'SLACK_BOT_TOKEN' | 'SLACK_API_URL', string | undefined>>>;

/** The name of the app when the options name none. */
export const DEFAULT_APP = 'default';

/**
 * Validates the options and fills in missing ones from the environment, then from the defaults.
 *
 * @throws SlackOptionsException with the option and what is wrong with it; never contains a token
 */
export function resolveOptions(options: SlackSocketModeOptions, environment: SlackEnvironment): ResolvedOptions {
  assertKnownOptions(options);
  const connections = parseConnections('connections', options.connections ?? DEFAULT_CONNECTION_SETTINGS.connections);
  const concurrency = parseConcurrency('concurrency', options.concurrency);
  const proxyConfig = parseProxy(options.proxy, environment);
  const slackApiUrl = parseSlackApiUrl(
    options.slackApiUrl ?? (environment.SLACK_API_URL || DEFAULT_CONNECTION_SETTINGS.apiUrl),
  );
  return {
    apps: resolveApps(options, environment, { connections, concurrency }),
    slackApiUrl,
    connections,
    concurrency,
    ackDeadlineMs: parseAckDeadline(options.ackDeadlineMs ?? 2_500),
    handlerTimeoutMs: parseDuration('handlerTimeoutMs', options.handlerTimeoutMs ?? 600_000),
    startTimeoutMs: parseDuration('startTimeoutMs', options.startTimeoutMs ?? 30_000),
    drainTimeoutMs: parseDuration('drainTimeoutMs', options.drainTimeoutMs ?? 10_000),
    autoStart: parseBoolean('autoStart', options.autoStart ?? true),
    enhancers: {
      guards: parseList('enhancers.guards', options.enhancers?.guards),
      pipes: parseList('enhancers.pipes', options.enhancers?.pipes),
      interceptors: parseList('enhancers.interceptors', options.enhancers?.interceptors),
      filters: parseList('enhancers.filters', options.enhancers?.filters),
    },
    inheritAppConfig: parseBoolean('inheritAppConfig', options.inheritAppConfig ?? false),
    ignoreSelf: parseBoolean('ignoreSelf', options.ignoreSelf ?? true),
    ignoreBots: parseBoolean('ignoreBots', options.ignoreBots ?? false),
    deduplication: {
      ttlMs: parseDuration('deduplication.ttlMs', options.deduplication?.ttlMs ?? 600_000),
      maxEntries: parseInteger('deduplication.maxEntries', options.deduplication?.maxEntries ?? 50_000, 1, 1_000_000),
    },
    threadContexts: parseThreadContextStore(options.assistant),
    texts: parseTexts(options.texts),
    webClient: resolveWebClientOptions(options.webClient, slackApiUrl, proxyConfig),
    proxyConfig,
    connectionLimits: parseDurations('connectionLimits', options.connectionLimits),
    backOff: parseDurations('backOff', options.backOff),
    debugReconnects: parseBoolean('debugReconnects', options.debugReconnects ?? false),
  };
}

/**
 * Validates the options of one app.
 *
 * @param optionPath the prefix of the options in messages: `apps[1].`
 * @throws SlackOptionsException
 */
export function resolveApp(app: SlackAppOptions, optionPath: string, defaults: AppDefaults): ResolvedApp {
  assertKnownAppOptions(app, optionPath);
  return {
    name: parseAppName(app.name, optionPath),
    appToken: parseAppToken(app.appToken, optionPath),
    botToken: parseBotToken(app.botToken, optionPath),
    connections: parseConnections(`${optionPath}connections`, app.connections ?? defaults.connections),
    concurrency: app.concurrency ? parseConcurrency(`${optionPath}concurrency`, app.concurrency) : defaults.concurrency,
  };
}

function resolveApps(
  options: SlackSocketModeOptions,
  environment: SlackEnvironment,
  defaults: AppDefaults,
): ResolvedApp[] {
  const { apps } = options;
  if (apps === undefined) {
    const appToken = options.appToken ?? environment.SLACK_APP_TOKEN ?? '';
    const botToken = options.botToken ?? (environment.SLACK_BOT_TOKEN || undefined);
    return [resolveApp({ name: DEFAULT_APP, appToken, botToken }, '', defaults)];
  }
  if (options.appToken !== undefined || options.botToken !== undefined) {
    throw new SlackOptionsException('apps', "give either 'apps' or 'appToken' and 'botToken', not both.");
  }
  const resolved = parseList('apps', apps).map((app, index) => resolveApp(app, `apps[${index}].`, defaults));
  for (const [index, { name, appToken }] of resolved.entries()) {
    const firstWithName = resolved.findIndex(app => app.name === name);
    if (firstWithName !== index) {
      throw new SlackOptionsException('apps', `apps[${firstWithName}] and apps[${index}] are both named '${name}'.`);
    }
    const firstWithToken = resolved.findIndex(app => app.appToken.reveal() === appToken.reveal());
    if (firstWithToken !== index) {
      throw new SlackOptionsException(
        'apps',
        `apps[${firstWithToken}] and apps[${index}] have the same appToken: each would receive payloads meant for the other.`,
      );
    }
  }
  return resolved;
}

/** The user's own options take precedence over the defaults. */
function resolveWebClientOptions(
  options: WebClientOptions = {},
  slackApiUrl: string,
  proxyConfig: ProxyConfig,
): WebClientOptions {
  if (typeof options !== 'object' || options === null || Array.isArray(options)) {
    throw new SlackOptionsException(
      'webClient',
      `webClient is ${formatValue(options)}, but must be an object of options of @slack/web-api.`,
    );
  }
  const fetch = options.fetch ?? proxyConfig.fetch;
  return { logger: new NestSlackLogger(), ...options, ...(fetch === undefined ? {} : { fetch }), slackApiUrl };
}

function parseAppName(name: unknown, optionPath: string): string {
  if (typeof name === 'string' && name !== '') return name;
  throw new SlackOptionsException(
    `${optionPath}name`,
    `${optionPath}name is missing. Handlers are bound to an app by its name.`,
  );
}

function parseConnections(option: string, value: unknown): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= MAX_SOCKETS_PER_APP) return value;
  throw new SlackOptionsException(
    option,
    `${option} is ${formatValue(value)}, but must be a whole number from 1 to ${MAX_SOCKETS_PER_APP}. ` +
      'Slack allows an app that many connections; use 2 for most apps.',
  );
}

/** Each value must be a duration; the names are validated separately. */
function parseDurations<Waits extends object>(option: string, durations: Waits | undefined): Partial<Waits> {
  for (const [name, value] of Object.entries(durations ?? {})) parseDuration(`${option}.${name}`, value);
  return durations ?? {};
}

/** Slack waits this long for an ack, including the network time. */
const SLACK_ACK_TIMEOUT_MS = 3_000;

function parseAckDeadline(value: unknown): number {
  const deadline = parseDuration('ackDeadlineMs', value);
  if (deadline < SLACK_ACK_TIMEOUT_MS) return deadline;
  throw new SlackOptionsException(
    'ackDeadlineMs',
    `ackDeadlineMs is ${deadline}, but Slack waits only ${SLACK_ACK_TIMEOUT_MS} ms, so acks would arrive too late. Omit it to use 2500.`,
  );
}

function parseSlackApiUrl(value: string): string {
  if (!URL.canParse(value) || !/^https?:$/.test(new URL(value).protocol)) {
    throw new SlackOptionsException(
      'slackApiUrl',
      'slackApiUrl (or SLACK_API_URL) is not an http(s) URL. Omit it to use https://slack.com/api/.',
    );
  }
  return value;
}
