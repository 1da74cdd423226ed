import type { JsonObject } from '../envelope/json.js';
import { SlackResponseUrlException } from '../exceptions/slack-response-url.exception.js';
import type { Fetch } from '../proxy/agent-fetch.js';
import { describeSystemError } from '../telemetry/system-reason.js';

/** Slack answers at once or not at all. */
const TIMEOUT_MS = 10_000;
const MOST_MESSAGES = 5;
const LIFETIME_MS = 30 * 60_000;

const OTHER_WAYS = 'The user did not see this answer. Use say(), or client.chat.postEphemeral.';
const USED_UP = `A response_url takes five messages, and this one has had them. ${OTHER_WAYS}`;
const EXPIRED = `A response_url is good for 30 minutes, which were over. ${OTHER_WAYS}`;

/** The `response_url` of a payload: what it will not take any more is not sent. */
export class ResponseUrl {
  readonly #expiresAt: number;
  #messages = 0;

  /**
   * @param request what it is posted by: `fetch`, or the like of it through a proxy
   * @param receivedAt when its payload came, on the clock of `now`
   * @param now the milliseconds of a clock that is never set
   */
  constructor(
    private readonly url: string,
    private readonly request: Fetch,
    receivedAt: number,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.#expiresAt = receivedAt + LIFETIME_MS;
  }

  /** Whether it still takes a message. */
  get isOpen(): boolean {
    return this.#messages < MOST_MESSAGES && this.now() < this.#expiresAt;
  }

  /** @throws SlackResponseUrlException */
  async post(message: JsonObject): Promise<void> {
    if (this.now() >= this.#expiresAt) throw new SlackResponseUrlException('response_url_expired', EXPIRED);
    if (this.#messages >= MOST_MESSAGES) throw new SlackResponseUrlException('response_url_used_up', USED_UP);
    // Taken at once, since others may be on their way; given back when Slack did not take it.
    this.#messages += 1;
    try {
      await this.#send(message);
    } catch (error) {
      this.#messages -= 1;
      throw error;
    }
  }

  async #send(message: JsonObject): Promise<void> {
    let status: number;
    let reason: string;
    try {
      const response = await this.request(this.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json; charset=utf-8' },
        body: JSON.stringify(message),
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      if (response.ok) {
        await response.body?.cancel();
        return;
      }
      status = response.status;
      reason = (await response.text()).slice(0, 200);
    } catch (error) {
      throw new SlackResponseUrlException(
        'response_url_failed',
        `The response_url could not be reached (${describeSystemError(error)}): the user did not see this answer.`,
      );
    }
    throw refusal(status, reason);
  }
}

/** Slack counts too, and may have come to another end: the URL may have been used elsewhere. */
function refusal(status: number, reason: string): SlackResponseUrlException {
  if (reason.includes('used_url')) return new SlackResponseUrlException('response_url_used_up', USED_UP);
  if (reason.includes('expired_url')) return new SlackResponseUrlException('response_url_expired', EXPIRED);
  return new SlackResponseUrlException(
    'response_url_refused',
    `Slack refused the answer sent to the response_url (HTTP ${status}: ${reason || 'no reason given'}): ` +
      'the user did not see it.',
  );
}
