import { SlackException } from '../exceptions/slack.exception.js';
import { arrayAt, isJsonObject, objectAt } from '../envelope/json.js';

/** Slack's own code for why it refused a call (`channel_not_found`), or null when the call failed otherwise. */
export function refusalOf(error: unknown): string | null {
  if (typeof error !== 'object' || error === null || !('data' in error)) return null;
  const { data } = error;
  return isJsonObject(data) && typeof data['error'] === 'string' ? data['error'] : null;
}

/** Slack's own sentences on a refusal, where it gave any. */
export function messagesOf(error: unknown): readonly string[] {
  if (typeof error !== 'object' || error === null || !('data' in error) || !isJsonObject(error.data)) return [];
  const messages = arrayAt(objectAt(error.data, 'response_metadata'), 'messages');
  return messages.filter(message => typeof message === 'string');
}

/** Slack's codes for not being itself. */
const PASSING_REFUSALS: ReadonlySet<string> = new Set([
  'fatal_error',
  'internal_error',
  'ratelimited',
  'request_timeout',
  'service_unavailable',
]);

/** Whether a call failed on something that passes: Slack could not be reached, or was not itself. */
export function isPassing(error: unknown): boolean {
  if (error instanceof SlackException) return false;
  const refusal = refusalOf(error);
  return refusal === null || PASSING_REFUSALS.has(refusal);
}
