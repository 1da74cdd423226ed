import { WebAPIRateLimitedError, type WebAPICallResult, WebClient, type WebClientOptions } from '@slack/web-api';
import { abortableDelay } from '../time/abortable-delay.js';
import { RETRIES } from './client-options.js';

/**
 * A client that waits out rate limits itself, as web-api does, but not beyond the app's end: web-api's own wait can't be
 * ended, and would keep a process alive for as long as Slack says.
 */
export class AbortableClient extends WebClient {
  readonly #rejects: boolean;
  readonly #retries: number;
  readonly #log: (text: string) => void;
  /** Until when Slack wants no call; on the clock of `performance.now()`. */
  #limitedUntil = 0;

  /** @param stopped ends every wait: from then on what Slack limits fails at once */
  constructor(
    token: string | undefined,
    options: WebClientOptions,
    private readonly stopped: AbortSignal,
  ) {
    super(token, { ...options, rejectRateLimitedCalls: true });
    this.#rejects = options.rejectRateLimitedCalls ?? false;
    this.#retries = options.retryConfig?.retries ?? RETRIES;
    this.#log = text => options.logger?.info(text);
  }

  override async apiCall(method: string, options?: Record<string, unknown>): Promise<WebAPICallResult> {
    if (this.#rejects) return super.apiCall(method, options);
    for (let retries = 0; ; retries += 1) {
      await abortableDelay(this.#limitedUntil - performance.now(), this.stopped);
      try {
        return await super.apiCall(method, options);
      } catch (error) {
        if (!(error instanceof WebAPIRateLimitedError) || retries >= this.#retries || this.stopped.aborted) throw error;
        this.#limitedUntil = performance.now() + error.retryAfter * 1_000;
        this.#log(`Slack limits the rate of calls, such as ${method}: the next one goes out in ${error.retryAfter} s.`);
        if (!(await abortableDelay(error.retryAfter * 1_000, this.stopped))) throw error;
      }
    }
  }
}
