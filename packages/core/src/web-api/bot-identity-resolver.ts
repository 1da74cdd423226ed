import type { ThreadContexts } from '../assistant/thread-contexts.js';
import { callSlack, getErrorCode, describeErrorCode } from './call-slack.js';
import type { ProxyConfig } from '../proxy/proxy-config.js';
import type { BotIdentity } from '../envelope/bot-identity.js';
import { getBotUserId } from '../envelope/envelope-metadata.js';
import type { SlackEnvelope } from '../envelope/envelope.js';
import { isJsonObject, textAt } from '../envelope/json.js';
import { SlackException } from '../exceptions/slack.exception.js';
import { isBotMessage } from '../routing/bot-message.js';
import { isOwnEvent } from '../routing/own-event.js';
import { describeSystemError } from '../telemetry/system-reason.js';
import type { AppClients } from './app-clients.js';
import type { FixedBotToken } from './bot-token.js';
import { MessageSender } from './message-sender.js';

/** The start waits for this answer, though nothing else does: no longer than this. */
const MOST_AUTH_TEST_MS = 5_000;

/** Refusals of `auth.test` that no repetition mends. */
const FATAL_REFUSALS: ReadonlySet<string> = new Set([
  'account_inactive',
  'invalid_auth',
  'no_permission',
  'not_allowed_token_type',
  'not_authed',
  'org_login_required',
  'token_expired',
  'token_revoked',
]);

/** Where Slack is asked, and how it is reached. */
interface Where {
  readonly apiUrl: string;
  readonly wayOut: ProxyConfig;
  readonly limits: { readonly urlMs: number };
}

/** Which events no handler hears of. */
export interface IgnoredEvents {
  /** What the bot itself caused. */
  readonly ignoreSelf: boolean;
  /** What other bots say. */
  readonly ignoreBots: boolean;
}

/** Who an app's bot is, what `auth.test` said at the start or else what each payload says itself; and how it speaks. */
export class BotIdentityResolver {
  #known: BotIdentity = { botUserId: null, botId: null };

  constructor(
    private readonly clients: AppClients,
    private readonly ignored: IgnoredEvents,
    private readonly contexts: ThreadContexts,
  ) {}

  /** The bot in conversation with the people behind a payload. */
  conversation(envelope: SlackEnvelope): MessageSender {
    return new MessageSender(envelope, this.#in(envelope), this.clients, this.contexts);
  }

  /** Whether a payload is to be ignored: the bot itself caused it, or another. */
  ignores(envelope: SlackEnvelope, { self }: MessageSender): boolean {
    if (isOwnEvent(envelope, self)) return this.ignored.ignoreSelf;
    return this.ignored.ignoreBots && isBotMessage(envelope);
  }

  /**
   * Asks Slack who the token's bot is, once: neither a rate limit nor a stop may keep the question waiting.
   *
   * @param stop ends the question
   * @throws SlackException `bot_token_refused` when the token is no good
   * @returns why it isn't known yet, when Slack couldn't be asked
   */
  async learn(
    app: string,
    token: FixedBotToken,
    { apiUrl, wayOut, limits }: Where,
    stop: AbortSignal,
  ): Promise<string | null> {
    const url = new URL('auth.test', apiUrl);
    const limitMs = Math.min(limits.urlMs, MOST_AUTH_TEST_MS);
    const asked = await callSlack({ url, token, wayOut, limitMs }, stop);
    if (asked.kind === 'timed_out') return `no answer within ${limitMs} ms`;
    if (asked.kind === 'failed') return describeSystemError(asked.error);
    const { status, body } = asked;
    if (isJsonObject(body) && body['ok'] === true) {
      this.#known = { botUserId: textAt(body, 'user_id'), botId: textAt(body, 'bot_id') };
      return null;
    }
    const refusal = getErrorCode(body);
    // What isn't Slack's own answer, such as that of a gateway, has another status.
    if (status !== 200 || refusal === null || !FATAL_REFUSALS.has(refusal)) return describeErrorCode(status, refusal);
    throw new SlackException(
      'bot_token_refused',
      `Slack refuses the bot token of the app '${app}' (${refusal}). Install the app to the workspace again and copy ` +
        'the token (xoxb-…) from its page, "OAuth & Permissions".',
    );
  }

  /** In the workspace of a payload. Its own word counts more: a token of `auth.test` is of one workspace. */
  #in(envelope: SlackEnvelope): BotIdentity {
    const botUserId = getBotUserId(envelope);
    if (botUserId === null || botUserId === this.#known.botUserId) return this.#known;
    return { botUserId, botId: null };
  }
}
