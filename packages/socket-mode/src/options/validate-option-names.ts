import {
  SlackOptionsException,
  type SlackTexts,
  type AssistantOptions,
  type ConcurrencyOptions,
  type DeduplicationOptions,
  type SlackEnhancers,
} from '@nest-slack/core';
import { namedTexts, formatValue } from '@nest-slack/core/internal';
import { connectionDefaults } from '../connection/connection-settings.js';
import type { SlackAppOptions, SlackSocketModeOptions } from './slack-socket-mode.options.js';

/** The names of all options of a type: forgetting one is an error. */
type Names<Options> = Record<keyof Options, true>;

const ofModule: Names<SlackSocketModeOptions> = {
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
const ofEnhancers: Names<SlackEnhancers> = { guards: true, pipes: true, interceptors: true, filters: true };
const ofDeduplication: Names<DeduplicationOptions> = { ttlMs: true, maxEntries: true };
const ofConcurrency: Names<ConcurrencyOptions> = { max: true, maxQueued: true, orderBy: true };
const ofAssistant: Names<AssistantOptions> = { threadContexts: true };
const ofTexts: Names<SlackTexts> = {
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
const ofApp: Names<SlackAppOptions> = {
  name: true,
  appToken: true,
  botToken: true,
  connections: true,
  concurrency: true,
};

/**
 * Refuses groups of options that are no objects, and options that there are none of: a misspelt limit would be no limit,
 * and misspelt guards would be no guards.
 *
 * @throws SlackOptionsException
 */
export function assertKnownOptions(options: SlackSocketModeOptions): void {
  refuse('', options ?? null, ofModule);
  refuse('enhancers.', options.enhancers, ofEnhancers);
  refuse('deduplication.', options.deduplication, ofDeduplication);
  refuse('concurrency.', options.concurrency, ofConcurrency);
  refuse('assistant.', options.assistant, ofAssistant);
  refuse('texts.', namedTexts(options.texts), ofTexts);
  refuse('connectionLimits.', options.connectionLimits, connectionDefaults.limits);
  refuse('backOff.', options.backOff, connectionDefaults.backOff);
}

/**
 * The same for the options of one app.
 *
 * @param where how the options lead to it, for messages: `apps[1].`
 * @throws SlackOptionsException
 */
export function assertKnownAppOptions(app: SlackAppOptions, where: string): void {
  refuse(where, app ?? null, ofApp);
  refuse(`${where}concurrency.`, app.concurrency, ofConcurrency);
}

function refuse(where: string, options: unknown, known: object): void {
  if (options === undefined) return;
  const option = where.slice(0, -1) || 'options';
  if (typeof options !== 'object' || options === null || Array.isArray(options)) {
    const names = Object.keys(known).join(', ');
    throw new SlackOptionsException(
      option,
      `${option} is ${formatValue(options)}, but must be an object with any of: ${names}.`,
    );
  }
  for (const name of Object.keys(options)) {
    if (Object.hasOwn(known, name)) continue;
    const names = Object.keys(known).map(each => where + each);
    throw new SlackOptionsException(
      where + name,
      `there is no option '${where}${name}'. The options are: ${names.join(', ')}.`,
    );
  }
}
