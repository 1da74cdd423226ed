import type { ConcurrencyLimits } from '../dispatch/concurrency-limiter.js';
import type { SlackOrder } from '../dispatch/ordering-key.js';
import { SlackOptionsException } from '../exceptions/slack-options.exception.js';
import { parseInteger } from './validate-values.js';
import { formatValue } from './format-value.js';
import type { ConcurrencyOptions } from './slack-options.js';

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
