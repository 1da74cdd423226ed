import { SlackException } from '../exceptions/slack.exception.js';
import { arrayAt, isJsonObject, objectAt } from '../envelope/json.js';

/** Returns Slack's error code (`channel_not_found`), or null when the call failed without one. */
export function getApiErrorCode(error: unknown): string | null {
  if (typeof error !== 'object' || error === null || !('data' in error)) return null;
  const { data } = error;
  return isJsonObject(data) && typeof data['error'] === 'string' ? data['error'] : null;
}

/** Returns Slack's detailed error messages, if there are any. */
export function getApiErrorDetails(error: unknown): readonly string[] {
  if (typeof error !== 'object' || error === null || !('data' in error) || !isJsonObject(error.data)) return [];
  const messages = arrayAt(objectAt(error.data, 'response_metadata'), 'messages');
  return messages.filter(message => typeof message === 'string');
}

/** Slack's error codes for temporary problems. */
const TRANSIENT_ERROR_CODES: ReadonlySet<string> = new Set([
  'fatal_error',
  'internal_error',
  'ratelimited',
  'request_timeout',
  'service_unavailable',
]);

/** Whether a call failed temporarily: Slack was not reachable, or had an internal error. */
export function isTransientError(error: unknown): boolean {
  if (error instanceof SlackException) return false;
  const refusal = getApiErrorCode(error);
  return refusal === null || TRANSIENT_ERROR_CODES.has(refusal);
}
