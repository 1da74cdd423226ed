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
import type { BackOffSettings } from '../connection/backoff.js';
import { connectionDefaults, type ConnectionLimits, MAX_SOCKETS_PER_APP } from '../connection/connection-settings.js';
import type { SlackAppOptions, SlackSocketModeOptions } from './slack-socket-mode.options.js';
import { parseAppToken, parseBotToken } from './validate-tokens.js';
import { assertKnownOptions, assertKnownAppOptions } from './validate-option-names.js';

/** An app whose options are known to be good. */
export interface ResolvedApp {
  readonly name: string;
  readonly appToken: AppToken;
  readonly botToken: FixedBotToken | BotTokenFinder | null;
  readonly connections: number;
  readonly concurrency: ResolvedConcurrency;
}

/** What an app takes from the module where it has none of its own. */
export type AppDefaults = Pick<ResolvedApp, 'connections' | 'concurrency'>;

/** Options with every default filled in, known to be good. */
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
  readonly wayOut: ProxyConfig;
  readonly connectionLimits: Partial<ConnectionLimits>;
  readonly backOff: Partial<BackOffSettings>;
  readonly debugReconnects: boolean;
}

/** The variables that stand in for options. Read nowhere else. */
export type SlackEnvironment = ProxyEnvironment &
  Readonly<Partial<Record<'SLACK_APP_TOKEN' | 'SLACK_BOT_TOKEN' | 'SLACK_API_URL', string | undefined>>>;

/** The name of the one app of a process that names none. */
export const DEFAULT_APP = 'default';

/**
 * Checks the options and fills in what they leave out: from the environment, then from the defaults.
 *
 * @throws SlackOptionsException with what is wrong and where; never with a token in it
 */
export function resolveOptions(options: SlackSocketModeOptions, environment: SlackEnvironment): ResolvedOptions {
  assertKnownOptions(options);
  const connections = connectionsOf('connections', options.connections ?? connectionDefaults.connections);
  const concurrency = parseConcurrency('concurrency', options.concurrency);
  const wayOut = parseProxy(options.proxy, environment);
  const slackApiUrl = urlOf(options.slackApiUrl ?? (environment.SLACK_API_URL || connectionDefaults.apiUrl));
  return {
    apps: appsOf(options, environment, { connections, concurrency }),
    slackApiUrl,
    connections,
    concurrency,
    ackDeadlineMs: deadlineOf(options.ackDeadlineMs ?? 2_500),
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
    webClient: webClientOf(options.webClient, slackApiUrl, wayOut),
    wayOut,
    connectionLimits: waitsOf('connectionLimits', options.connectionLimits),
    backOff: waitsOf('backOff', options.backOff),
    debugReconnects: parseBoolean('debugReconnects', options.debugReconnects ?? false),
  };
}

/**
 * Checks one app.
 *
 * @param where how the options lead to it, for messages: `apps[1].`
 * @throws SlackOptionsException
 */
export function resolveApp(app: SlackAppOptions, where: string, defaults: AppDefaults): ResolvedApp {
  assertKnownAppOptions(app, where);
  return {
    name: nameOf(app.name, where),
    appToken: parseAppToken(app.appToken, where),
    botToken: parseBotToken(app.botToken, where),
    connections: connectionsOf(`${where}connections`, app.connections ?? defaults.connections),
    concurrency: app.concurrency ? parseConcurrency(`${where}concurrency`, app.concurrency) : defaults.concurrency,
  };
}

function appsOf(options: SlackSocketModeOptions, environment: SlackEnvironment, defaults: AppDefaults): ResolvedApp[] {
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
    const namesake = resolved.findIndex(app => app.name === name);
    if (namesake !== index) {
      throw new SlackOptionsException('apps', `apps[${namesake}] and apps[${index}] are both named '${name}'.`);
    }
    const twin = resolved.findIndex(app => app.appToken.reveal() === appToken.reveal());
    if (twin !== index) {
      throw new SlackOptionsException(
        'apps',
        `apps[${twin}] and apps[${index}] have the same appToken: each would take payloads meant for the other.`,
      );
    }
  }
  return resolved;
}

/** What the author left out is ours: he knows best how his requests go. */
function webClientOf(given: WebClientOptions = {}, slackApiUrl: string, wayOut: ProxyConfig): WebClientOptions {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    throw new SlackOptionsException(
      'webClient',
      `webClient is ${formatValue(given)}, but must be an object of options of @slack/web-api.`,
    );
  }
  const fetch = given.fetch ?? wayOut.fetch;
  return { logger: new NestSlackLogger(), ...given, ...(fetch === undefined ? {} : { fetch }), slackApiUrl };
}

function nameOf(name: unknown, where: string): string {
  if (typeof name === 'string' && name !== '') return name;
  throw new SlackOptionsException(`${where}name`, `${where}name is missing. Handlers are bound to an app by its name.`);
}

function connectionsOf(option: string, value: unknown): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= MAX_SOCKETS_PER_APP) return value;
  throw new SlackOptionsException(
    option,
    `${option} is ${formatValue(value)}, but must be a whole number from 1 to ${MAX_SOCKETS_PER_APP}: that many connections ` +
      'Slack allows an app. Two are right for most.',
  );
}

/** Waits by name: each must be one that there is, and a time. */
function waitsOf<Waits extends object>(option: string, waits: Waits | undefined): Partial<Waits> {
  for (const [name, value] of Object.entries(waits ?? {})) parseDuration(`${option}.${name}`, value);
  return waits ?? {};
}

/** Slack waits so long for an ack, the way to it included. */
const SLACKS_DEADLINE_MS = 3_000;

function deadlineOf(value: unknown): number {
  const deadline = parseDuration('ackDeadlineMs', value);
  if (deadline < SLACKS_DEADLINE_MS) return deadline;
  throw new SlackOptionsException(
    'ackDeadlineMs',
    `ackDeadlineMs is ${deadline}, but Slack waits only ${SLACKS_DEADLINE_MS} ms: its acks would come too late. Leave it out for 2500.`,
  );
}

function urlOf(value: string): string {
  if (!URL.canParse(value) || !/^https?:$/.test(new URL(value).protocol)) {
    throw new SlackOptionsException(
      'slackApiUrl',
      'slackApiUrl (or SLACK_API_URL) is not an http(s) URL. Leave it out to use https://slack.com/api/.',
    );
  }
  return value;
}
