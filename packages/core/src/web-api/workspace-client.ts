import type { WebAPICallResult, WebClientOptions } from '@slack/web-api';
import { SlackException } from '../exceptions/slack.exception.js';
import { isHeaderValue } from './bot-token.js';
import { AbortableClient } from './abortable-client.js';

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
