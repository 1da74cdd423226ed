import {
  SlackOptionsException,
  type SlackTexts,
  type AssistantOptions,
  type ConcurrencyOptions,
  type DeduplicationOptions,
  type SlackEnhancers,
} from '@nest-slack/core';
import { getTextsToValidate, formatValue } from '@nest-slack/core/internal';
import { DEFAULT_CONNECTION_SETTINGS } from '../connection/connection-settings.js';
import type { SlackAppOptions, SlackSocketModeOptions } from './slack-socket-mode.options.js';

/** All option names of a type; a missing name does not compile. */
type OptionNames<Options> = Record<keyof Options, true>;

const MODULE_OPTIONS: OptionNames<SlackSocketModeOptions> = {
  appToken: true,
  botToken: true,
  slackApiUrl: true,
  connections: true,
  apps: true,
  ackDeadlineMs: true,
  handlerTimeoutMs: true,
  startTimeoutMs: true,
  drainTimeoutMs: true,
  autoStart: true,
  enhancers: true,
  inheritAppConfig: true,
  ignoreSelf: true,
  ignoreBots: true,
  deduplication: true,
  concurrency: true,
  assistant: true,
  texts: true,
  webClient: true,
  proxy: true,
  connectionLimits: true,
  backOff: true,
  debugReconnects: true,
};
const ENHANCER_OPTIONS: OptionNames<SlackEnhancers> = { guards: true, pipes: true, interceptors: true, filters: true };
const DEDUPLICATION_OPTIONS: OptionNames<DeduplicationOptions> = { ttlMs: true, maxEntries: true };
const CONCURRENCY_OPTIONS: OptionNames<ConcurrencyOptions> = { max: true, maxQueued: true, orderBy: true };
const ASSISTANT_OPTIONS: OptionNames<AssistantOptions> = { threadContexts: true };
const TEXT_OPTIONS: OptionNames<SlackTexts> = {
  failed: true,
  failedStep: true,
  forbidden: true,
  busy: true,
  restarting: true,
  pending: true,
  done: true,
  notDone: true,
  unknownCommand: true,
  unknownFunction: true,
  usage: true,
};
const APP_OPTIONS: OptionNames<SlackAppOptions> = {
  name: true,
  appToken: true,
  botToken: true,
  connections: true,
  concurrency: true,
};

/**
 * Rejects option groups that are not objects, and unknown option names: a misspelt limit or guard list would
 * otherwise have no effect.
 *
 * @throws SlackOptionsException
 */
export function assertKnownOptions(options: SlackSocketModeOptions): void {
  assertKnownNames('', options ?? null, MODULE_OPTIONS);
  assertKnownNames('enhancers.', options.enhancers, ENHANCER_OPTIONS);
  assertKnownNames('deduplication.', options.deduplication, DEDUPLICATION_OPTIONS);
  assertKnownNames('concurrency.', options.concurrency, CONCURRENCY_OPTIONS);
  assertKnownNames('assistant.', options.assistant, ASSISTANT_OPTIONS);
  assertKnownNames('texts.', getTextsToValidate(options.texts), TEXT_OPTIONS);
  assertKnownNames('connectionLimits.', options.connectionLimits, DEFAULT_CONNECTION_SETTINGS.limits);
  assertKnownNames('backOff.', options.backOff, DEFAULT_CONNECTION_SETTINGS.backOff);
}

/**
 * Does the same for the options of one app.
 *
 * @param optionPath the prefix of the options in messages: `apps[1].`
 * @throws SlackOptionsException
 */
export function assertKnownAppOptions(app: SlackAppOptions, optionPath: string): void {
  assertKnownNames(optionPath, app ?? null, APP_OPTIONS);
  assertKnownNames(`${optionPath}concurrency.`, app.concurrency, CONCURRENCY_OPTIONS);
}

function assertKnownNames(optionPath: string, options: unknown, knownOptions: object): void {
  if (options === undefined) return;
  const option = optionPath.slice(0, -1) || 'options';
  if (typeof options !== 'object' || options === null || Array.isArray(options)) {
    const names = Object.keys(knownOptions).join(', ');
    throw new SlackOptionsException(
      option,
      `${option} is ${formatValue(options)}, but must be an object with any of: ${names}.`,
    );
  }
  for (const name of Object.keys(options)) {
    if (Object.hasOwn(knownOptions, name)) continue;
    const names = Object.keys(knownOptions).map(knownName => optionPath + knownName);
    throw new SlackOptionsException(
      optionPath + name,
      `there is no option '${optionPath}${name}'. The options are: ${names.join(', ')}.`,
    );
  }
}
