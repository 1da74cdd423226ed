import { callSlack, getErrorCode, describeErrorCode } from './call-slack.js';
import type { ProxyConfig } from '../proxy/proxy-config.js';
import { type BotIdentity, getBotUserId } from '../envelope/envelope-metadata.js';
import type { SlackEnvelope } from '../envelope/envelope.js';
import { isJsonObject, textAt } from '../envelope/json.js';
import { SlackException } from '../exceptions/slack.exception.js';
import { isBotMessage, isOwnEvent } from '../routing/event-index.js';
import { describeSystemError } from '../telemetry/error-text.js';
import type { FixedBotToken } from './bot-token.js';

/** The start of the app waits for `auth.test`, at most this long. */
const MAX_AUTH_TEST_MS = 5_000;

/** Error codes of `auth.test` for which a retry cannot help. */
const FATAL_ERROR_CODES: ReadonlySet<string> = new Set([
  'account_inactive',
  'invalid_auth',
  'no_permission',
  'not_allowed_token_type',
  'not_authed',
  'org_login_required',
  'token_expired',
  'token_revoked',
]);

/** The Web API's URL, and how it is reached. */
interface SlackApiTarget {
  readonly apiUrl: string;
  readonly proxyConfig: ProxyConfig;
  readonly limits: { readonly urlMs: number };
}

/** Which events are ignored. */
export interface IgnoredEvents {
  /** Ignore events that the bot itself caused. */
  readonly ignoreSelf: boolean;
  /** Ignore messages of other bots. */
  readonly ignoreBots: boolean;
}

/** Resolves the ids of an app's bot: from `auth.test` at the start, or from each payload. */
export class BotIdentityResolver {
  #identity: BotIdentity = { botUserId: null, botId: null };

  constructor(private readonly ignored: IgnoredEvents) {}

  /** Returns the bot's ids for a payload. The ids in a payload take precedence: `auth.test` knows only the token's own workspace. */
  getIdentity(envelope: SlackEnvelope): BotIdentity {
    const botUserId = getBotUserId(envelope);
    if (botUserId === null || botUserId === this.#identity.botUserId) return this.#identity;
    return { botUserId, botId: null };
  }

  /** Whether an event is ignored because the bot itself or another bot caused it. */
  shouldIgnore(envelope: SlackEnvelope, self: BotIdentity): boolean {
    if (isOwnEvent(envelope, self)) return this.ignored.ignoreSelf;
    return this.ignored.ignoreBots && isBotMessage(envelope);
  }

  /**
   * Calls `auth.test` once, without waiting for rate limits.
   *
   * @param stop aborts the call
   * @throws SlackException `bot_token_refused` when Slack rejects the token
   * @returns null, or why the call failed temporarily
   */
  async resolve(
    app: string,
    token: FixedBotToken,
    { apiUrl, proxyConfig, limits }: SlackApiTarget,
    stop: AbortSignal,
  ): Promise<string | null> {
    const url = new URL('auth.test', apiUrl);
    const limitMs = Math.min(limits.urlMs, MAX_AUTH_TEST_MS);
    const result = await callSlack({ url, token, proxyConfig, limitMs }, stop);
    if (result.kind === 'timed_out') return `no answer within ${limitMs} ms`;
    if (result.kind === 'failed') return describeSystemError(result.error);
    const { status, body } = result;
    if (isJsonObject(body) && body['ok'] === true) {
      this.#identity = { botUserId: textAt(body, 'user_id'), botId: textAt(body, 'bot_id') };
      return null;
    }
    const refusal = getErrorCode(body);
    // A response from a gateway, not from Slack, has another status.
    if (status !== 200 || refusal === null || !FATAL_ERROR_CODES.has(refusal))
      return describeErrorCode(status, refusal);
    throw new SlackException(
      'bot_token_refused',
      `Slack refuses the bot token of the app '${app}' (${refusal}). Install the app to the workspace again and copy ` +
        'the token (xoxb-…) from its page, "OAuth & Permissions".',
    );
  }
}
