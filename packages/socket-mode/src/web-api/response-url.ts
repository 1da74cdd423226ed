import { SlackException } from '../exceptions/slack.exception.js';
import type { JsonObject } from '../envelope/json.js';
import type { Fetch } from '../proxy/agent-fetch.js';
import { systemReason } from '../telemetry/system-reason.js';

/** Slack answers at once or not at all. */
const RESPONSE_URL_TIMEOUT_MS = 10_000;

/**
 * Posts a message to a payload's `response_url`.
 *
 * @param request what it is posted by: `fetch`, or the like of it through a proxy
 * @throws SlackException `response_url_refused` when Slack says no, `response_url_failed` when it couldn't be reached.
 * Neither names the URL: whoever has it can post with it.
 * @see https://docs.slack.dev/interactivity/handling-user-interaction#message_responses
 */
export async function postToResponseUrl(request: Fetch, url: string, message: JsonObject): Promise<void> {
  let status: number;
  let reason: string;
  try {
    const response = await request(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify(message),
      signal: AbortSignal.timeout(RESPONSE_URL_TIMEOUT_MS),
    });
    if (response.ok) {
      await response.body?.cancel();
      return;
    }
    status = response.status;
    reason = (await response.text()).slice(0, 200);
  } catch (error) {
    throw new SlackException(
      'response_url_failed',
      `The response_url could not be reached (${systemReason(error)}): the user did not see this answer.`,
    );
  }
  throw new SlackException(
    'response_url_refused',
    `Slack refused the answer sent to the response_url (HTTP ${status}: ${reason || 'no reason given'}). ` +
      'It takes five messages within 30 minutes.',
  );
}
