import type { WebAPICallResult, WebClient, WebClientOptions } from '@slack/web-api';
import { refusalOf } from './slack-api-error.js';
import { AbortableClient } from './abortable-client.js';

/** What Slack says of a function's token once its step has ended, or after 15 minutes. */
const TOKEN_IS_OVER: ReadonlySet<string> = new Set([
  'account_inactive',
  'invalid_auth',
  'token_expired',
  'token_revoked',
]);

/**
 * A client with the token that came with a step of a workflow, so that what it posts and opens belongs to the step.
 * When the token is over it goes on with that of the workspace: a handler may have things to say after the end.
 */
export class FunctionClient extends AbortableClient {
  #isOver = false;

  /** @param workspace the client of the workspace; null for an app without a bot token */
  constructor(
    token: string,
    options: WebClientOptions,
    stopped: AbortSignal,
    private readonly workspace: WebClient | null,
  ) {
    super(token, options, stopped);
  }

  override async apiCall(method: string, options: Record<string, unknown> = {}): Promise<WebAPICallResult> {
    if (this.workspace === null || 'token' in options) return super.apiCall(method, options);
    if (this.#isOver) return this.workspace.apiCall(method, options);
    try {
      return await super.apiCall(method, options);
    } catch (error) {
      if (!TOKEN_IS_OVER.has(refusalOf(error) ?? '')) throw error;
      this.#isOver = true;
      return this.workspace.apiCall(method, options);
    }
  }
}
