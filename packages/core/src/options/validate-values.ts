import { MAX_TIMER_MS } from '../time/delays.js';
import { SlackOptionsException } from '../exceptions/slack-options.exception.js';
import {
  defaultTexts,
  type LocaleTexts,
  type PartialTexts,
  type SlackTexts,
  type TextsOption,
} from '../response/slack-texts.js';
import { getErrorMessage } from '../telemetry/error-text.js';
import type { ConcurrencyLimits } from '../dispatch/concurrency-limiter.js';
import type { SlackOrder } from '../dispatch/ordering-key.js';
import type { AssistantOptions, ConcurrencyOptions } from './slack-options.js';
import { MemoryThreadContexts, type SlackThreadContextStore } from '../assistant/thread-context-store.js';

/**
 * Parses a boolean. A value from the environment is a string, and `'false'` would be truthy.
 *
 * @throws SlackOptionsException
 */
export function parseBoolean(option: string, value: unknown): boolean {
  if (typeof value === 'boolean') return value;
  throw new SlackOptionsException(option, `${option} is ${formatValue(value)}, but must be true or false.`);
}

/** @throws SlackOptionsException */
export function parseInteger(option: string, value: unknown, min: number, max = Infinity): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max) return value;
  const range = max === Infinity ? `of at least ${min}` : `from ${min} to ${max}`;
  throw new SlackOptionsException(option, `${option} is ${formatValue(value)}, but must be a whole number ${range}.`);
}

/** @throws SlackOptionsException */
export function parseDuration(option: string, value: unknown): number {
  if (typeof value === 'number' && value > 0 && value <= MAX_TIMER_MS) return value;
  throw new SlackOptionsException(
    option,
    `${option} is ${formatValue(value)}, but must be milliseconds: more than 0, at most ${MAX_TIMER_MS}.`,
  );
}

/**
 * Parses an optional array.
 *
 * @throws SlackOptionsException
 */
export function parseList<Item>(option: string, list: readonly Item[] | undefined): readonly Item[] {
  const value: unknown = list;
  if (value === undefined || Array.isArray(value)) return list ?? [];
  throw new SlackOptionsException(option, `${option} is ${formatValue(value)}, but must be an array.`);
}

/**
 * Describes a wrong value in a message. Strings and objects are named by type only, because they may contain a token.
 */
export function formatValue(value: unknown): string {
  if (typeof value === 'string') return 'a string';
  if (Array.isArray(value)) return 'an array';
  if (typeof value === 'object' && value !== null) return 'an object';
  return typeof value === 'function' || typeof value === 'symbol' ? `a ${typeof value}` : String(value);
}

/** @throws SlackOptionsException when a text is not a function, or when the function fails for an unknown locale */
export function parseTexts(texts: TextsOption = {}): LocaleTexts {
  if (typeof texts !== 'function') {
    const resolved = resolveTexts(texts);
    return { dependOnLocale: false, forLocale: () => resolved };
  }
  // Validates the texts for an unknown locale, so that mistakes stop the boot and not the first response.
  resolveTexts(getTextsWithoutLocale(texts));
  return { dependOnLocale: true, forLocale: locale => resolveTexts(texts(locale)) };
}

/** The object whose property names are to be validated. */
export const getTextsToValidate = (texts: TextsOption | undefined): unknown =>
  typeof texts === 'function' ? (getTextsWithoutLocale(texts) ?? null) : texts;

function getTextsWithoutLocale(texts: (locale: string | null) => PartialTexts): PartialTexts {
  try {
    return texts(null);
  } catch (error) {
    throw new SlackOptionsException(
      'texts',
      `texts threw for the locale null, which means that a user's locale is unknown: ${getErrorMessage(error)} ` +
        'Return texts for null too, or {} for the defaults.',
    );
  }
}

function resolveTexts(texts: PartialTexts): SlackTexts {
  for (const [name, value] of Object.entries<unknown>(texts)) {
    if (value === undefined || typeof value === 'function') continue;
    throw new SlackOptionsException(
      `texts.${name}`,
      `texts.${name} is ${formatValue(value)}, but must be a function that returns the text.`,
    );
  }
  return {
    failed: texts.failed ?? defaultTexts.failed,
    failedStep: texts.failedStep ?? defaultTexts.failedStep,
    forbidden: texts.forbidden ?? defaultTexts.forbidden,
    busy: texts.busy ?? defaultTexts.busy,
    restarting: texts.restarting ?? defaultTexts.restarting,
    pending: texts.pending ?? defaultTexts.pending,
    done: texts.done ?? defaultTexts.done,
    notDone: texts.notDone ?? defaultTexts.notDone,
    unknownCommand: texts.unknownCommand ?? defaultTexts.unknownCommand,
    unknownFunction: texts.unknownFunction ?? defaultTexts.unknownFunction,
    usage: texts.usage ?? defaultTexts.usage,
  };
}

/** Validated limits; infinite when none are set. */
export interface ResolvedConcurrency extends ConcurrencyLimits {
  readonly orderBy: SlackOrder | null;
}

/** Ten handlers of 100 ms each process this many in ten seconds. */
const DEFAULT_MAX_QUEUED = 1_000;

/**
 * Validates the limits on handlers.
 *
 * @param option the name of the option in messages
 * @throws SlackOptionsException
 */
export function parseConcurrency(
  option: string,
  { max, maxQueued, orderBy }: ConcurrencyOptions = {},
): ResolvedConcurrency {
  if (maxQueued !== undefined && max === undefined && orderBy === undefined) {
    throw new SlackOptionsException(
      `${option}.maxQueued`,
      `${option}.maxQueued is set without ${option}.max, so no handler would ever wait. Set ${option}.max, or leave both out.`,
    );
  }
  return {
    max: max === undefined ? Infinity : parseInteger(`${option}.max`, max, 1),
    maxQueued: maxQueued === undefined ? DEFAULT_MAX_QUEUED : parseInteger(`${option}.maxQueued`, maxQueued, 0),
    orderBy: parseOrder(`${option}.orderBy`, orderBy),
  };
}

function parseOrder(option: string, orderBy: SlackOrder | undefined): SlackOrder | null {
  if (orderBy === undefined) return null;
  if (orderBy === 'channel' || orderBy === 'user' || typeof orderBy === 'function') return orderBy;
  throw new SlackOptionsException(
    option,
    `${option} is ${formatValue(orderBy)}, but must be 'channel', 'user', or a function that returns a string or null.`,
  );
}

/** @throws SlackOptionsException when the value is not a store */
export function parseThreadContextStore({ threadContexts }: AssistantOptions = {}): SlackThreadContextStore {
  if (threadContexts === undefined) return new MemoryThreadContexts();
  const store: unknown = threadContexts;
  const isStore =
    typeof store === 'object' && store !== null && ['get', 'save'].every(name => isFunction(Reflect.get(store, name)));
  if (isStore) return threadContexts;
  throw new SlackOptionsException(
    'assistant.threadContexts',
    `assistant.threadContexts is ${formatValue(store)}, but must be an object with the methods get() and save(). Set it to an ` +
      'instance, not a class; forRootAsync() can inject one.',
  );
}

const isFunction = (value: unknown): boolean => typeof value === 'function';
