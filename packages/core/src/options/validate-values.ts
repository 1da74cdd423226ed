import { MAX_TIMER_MS } from '../time/abortable-delay.js';
import { SlackOptionsException } from '../exceptions/slack-options.exception.js';
import { formatValue } from './format-value.js';

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
