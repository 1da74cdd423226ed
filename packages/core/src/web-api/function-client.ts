import type { WebAPICallResult, WebClient, WebClientOptions } from '@slack/web-api';
import { getApiErrorCode } from './slack-api-error.js';
import { AbortableClient } from './abortable-client.js';

/** Slack's error codes for the token of a step that has ended, or that is older than 15 minutes. */
const EXPIRED_TOKEN_CODES: ReadonlySet<string> = new Set([
  'account_inactive',
  'invalid_auth',
  'token_expired',
  'token_revoked',
]);

/**
 * A client with the token of a workflow step, so that its messages and views belong to the step. When that token has
 * expired, the client uses the workspace's token: a handler may send messages after the end of the step.
 */
export class FunctionClient extends AbortableClient {
  #isTokenExpired = false;

  /** @param workspaceClient the client of the workspace; null for an app without a bot token */
  constructor(
    token: string,
    options: WebClientOptions,
    stopped: AbortSignal,
    private readonly workspaceClient: WebClient | null,
  ) {
    super(token, options, stopped);
  }

  override async apiCall(method: string, options: Record<string, unknown> = {}): Promise<WebAPICallResult> {
    if (this.workspaceClient === null || 'token' in options) return super.apiCall(method, options);
    if (this.#isTokenExpired) return this.workspaceClient.apiCall(method, options);
    try {
      return await super.apiCall(method, options);
    } catch (error) {
      if (!EXPIRED_TOKEN_CODES.has(getApiErrorCode(error) ?? '')) throw error;
      this.#isTokenExpired = true;
      return this.workspaceClient.apiCall(method, options);
    }
  }
}
