import type { JsonObject } from '../envelope/json.js';
import { SlackResponseUrlException } from '../exceptions/delivery.exceptions.js';
import type { Fetch } from '../proxy/agent-fetch.js';
import { describeSystemError } from '../telemetry/error-text.js';

const RESPONSE_URL_TIMEOUT_MS = 10_000;
const MAX_MESSAGES = 5;
const RESPONSE_URL_LIFETIME_MS = 30 * 60_000;

const ALTERNATIVES = 'The user did not see this answer. Use say(), or client.chat.postEphemeral.';
const USED_UP = `A response_url takes five messages, and this one has had them. ${ALTERNATIVES}`;
const EXPIRED = `A response_url is good for 30 minutes, which were over. ${ALTERNATIVES}`;

/** The `response_url` of a payload. It accepts 5 messages within 30 minutes; further messages are not sent. */
export class ResponseUrl {
  readonly #expiresAt: number;
  #messages = 0;

  /**
   * @param request `fetch`, or its equivalent through a proxy
   * @param receivedAt when the payload was received, in milliseconds of `now`
   * @param now returns the milliseconds of a monotonic clock
   */
  constructor(
    private readonly url: string,
    private readonly request: Fetch,
    receivedAt: number,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.#expiresAt = receivedAt + RESPONSE_URL_LIFETIME_MS;
  }

  /** Whether it accepts another message. */
  get isOpen(): boolean {
    return this.#messages < MAX_MESSAGES && this.now() < this.#expiresAt;
  }

  /** @throws SlackResponseUrlException */
  async post(message: JsonObject): Promise<void> {
    if (this.now() >= this.#expiresAt) throw new SlackResponseUrlException('response_url_expired', EXPIRED);
    if (this.#messages >= MAX_MESSAGES) throw new SlackResponseUrlException('response_url_used_up', USED_UP);
    // Counted before the request, because other requests may be in progress; uncounted after an error.
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
        signal: AbortSignal.timeout(RESPONSE_URL_TIMEOUT_MS),
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
    throw createRefusedException(status, reason);
  }
}

/** Slack's own count may be higher, when the URL was also used elsewhere. */
function createRefusedException(status: number, reason: string): SlackResponseUrlException {
  if (reason.includes('used_url')) return new SlackResponseUrlException('response_url_used_up', USED_UP);
  if (reason.includes('expired_url')) return new SlackResponseUrlException('response_url_expired', EXPIRED);
  return new SlackResponseUrlException(
    'response_url_refused',
    `Slack refused the answer sent to the response_url (HTTP ${status}: ${reason || 'no reason given'}): ` +
      'the user did not see it.',
  );
}
