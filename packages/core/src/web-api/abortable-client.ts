import { type WebAPICallResult, WebAPIRateLimitedError, WebClient, type WebClientOptions } from '@slack/web-api';
import { abortableDelay } from '../time/delays.js';
import { SlackException } from '../exceptions/slack.exception.js';
import { isHeaderValue } from './bot-token.js';

/**
 * A client that waits for rate limits itself. The wait of web-api's own client cannot be aborted and would keep a stopped
 * process alive for as long as Slack's `Retry-After` says.
 */
export class AbortableClient extends WebClient {
  readonly #rejects: boolean;
  readonly #retries: number;
  readonly #log: (text: string) => void;
  /** The end of the current rate limit, in milliseconds of `performance.now()`. */
  #limitedUntil = 0;

  /** @param stopped aborts all waits: afterwards rate-limited calls fail immediately */
  constructor(
    token: string | undefined,
    options: WebClientOptions,
    private readonly stopped: AbortSignal,
  ) {
    super(token, { ...options, rejectRateLimitedCalls: true });
    this.#rejects = options.rejectRateLimitedCalls ?? false;
    this.#retries = options.retryConfig?.retries ?? DEFAULT_RETRIES;
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

/** Slack responds within seconds; the upload of a large file takes longer. */
const REQUEST_TIMEOUT_MS = 15_000;

/** Retries after 1, 2 and 4 s. web-api's default retries for half an hour, which would delay a shutdown. */
export const DEFAULT_RETRIES = 3;

/** Adds the default timeout and retries to the options of a client. */
export const toClientOptions = (options: WebClientOptions): WebClientOptions => ({
  timeout: REQUEST_TIMEOUT_MS,
  retryConfig: { retries: DEFAULT_RETRIES },
  ...options,
  // web-api writes the token into this object, so each client gets a copy.
  headers: { ...options.headers },
});

/** A client that resolves its token at each call, so that creating a client is synchronous. */
export class WorkspaceClient extends AbortableClient {
  readonly #token: () => Promise<string>;

  constructor(token: () => string | Promise<string>, options: WebClientOptions, stopped: AbortSignal) {
    super(undefined, options, stopped);
    this.#token = async () => token();
  }

  override async apiCall(method: string, options: Record<string, unknown> = {}): Promise<WebAPICallResult> {
    return super.apiCall(
      method,
      'token' in options ? options : { ...options, token: await this.#resolveToken(method) },
    );
  }

  async #resolveToken(method: string): Promise<string> {
    let token: unknown;
    try {
      token = await this.#token();
    } catch (cause) {
      if (cause instanceof SlackException) throw cause;
      throw new SlackException(
        'bot_token_failed',
        `${method} was not called: the botToken function failed. Its error is the cause of this one.`,
        { cause },
      );
    }
    if (typeof token !== 'string' || token.trim() === '') {
      throw new SlackException(
        'no_bot_token',
        `${method} was not called: the botToken function returned no token. Has this workspace installed the app?`,
      );
    }
    if (isHeaderValue(token.trim())) return token.trim();
    throw new SlackException(
      'malformed_bot_token',
      `${method} was not called: the botToken function returned a text with characters that no token has, such as ` +
        'spaces or line breaks. Store a valid token for this workspace.',
    );
  }
}
