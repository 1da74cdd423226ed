import { type FetchFunction, WebClient, type WebClientOptions } from '@slack/web-api';
import type { ThreadContexts } from '../assistant/thread-contexts.js';
import type { BotIdentity } from '../envelope/bot-identity.js';
import { botUserIdOf } from '../envelope/envelope-facts.js';
import type { SlackEnvelope } from '../envelope/envelope.js';
import { SlackException } from '../exceptions/slack.exception.js';
import { isBotMessage } from '../routing/bot-message.js';
import { isOwnEvent } from '../routing/own-event.js';
import { causesOf } from '../telemetry/error-text.js';
import { systemReason } from '../telemetry/system-reason.js';
import type { AppClients } from '../web-api/app-clients.js';
import type { FixedBotToken } from '../web-api/bot-token.js';
import { clientOptions } from '../web-api/client-options.js';
import { Conversation } from '../web-api/conversation.js';
import { NestSlackLogger, SilentSlackLogger } from '../web-api/nest-logger.js';
import { refusalOf } from '../web-api/slack-api-error.js';

/** The start waits for this answer, though nothing else does. */
const AUTH_TEST_TIMEOUT_MS = 5_000;

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

/** Which events no handler hears of. */
export interface IgnoredEvents {
  /** What the bot itself caused. */
  readonly ignoreSelf: boolean;
  /** What other bots say. */
  readonly ignoreBots: boolean;
}

/** Who an app's bot is, what `auth.test` said at the start or else what each payload says itself; and how it speaks. */
export class BotSelf {
  #known: BotIdentity = { botUserId: null, botId: null };

  constructor(
    private readonly clients: AppClients,
    private readonly ignored: IgnoredEvents,
    private readonly contexts: ThreadContexts,
  ) {}

  /** The bot in conversation with the people behind a payload. */
  conversation(envelope: SlackEnvelope): Conversation {
    return new Conversation(envelope, this.#in(envelope), this.clients, this.contexts);
  }

  /** Whether a payload is to be ignored: the bot itself caused it, or another. */
  ignores(envelope: SlackEnvelope, { self }: Conversation): boolean {
    if (isOwnEvent(envelope, self)) return this.ignored.ignoreSelf;
    return this.ignored.ignoreBots && isBotMessage(envelope);
  }

  /**
   * Asks Slack who the token's bot is.
   *
   * @param stop ends the question
   * @throws SlackException `bot_token_refused` when the token is no good
   * @returns why it isn't known yet, when Slack couldn't be asked
   */
  async learn(app: string, token: FixedBotToken, options: WebClientOptions, stop: AbortSignal): Promise<string | null> {
    const client = new WebClient(token.reveal(), asked(options, stop));
    try {
      const { user_id: botUserId, bot_id: botId } = await client.auth.test();
      this.#known = { botUserId: botUserId ?? null, botId: botId ?? null };
      return null;
    } catch (error) {
      const refusal = refusalOf(error);
      if (refusal === null)
        return isTimeUp(error) ? `no answer within ${AUTH_TEST_TIMEOUT_MS} ms` : systemReason(error);
      if (!FATAL_REFUSALS.has(refusal)) return refusal;
      throw new SlackException(
        'bot_token_refused',
        `Slack refuses the bot token of the app '${app}' (${refusal}). Install the app to the workspace again and copy ` +
          'the token (xoxb-…) from its page, "OAuth & Permissions".',
      );
    }
  }

  /** In the workspace of a payload. Its own word counts more: a token of `auth.test` is of one workspace. */
  #in(envelope: SlackEnvelope): BotIdentity {
    const botUserId = botUserIdOf(envelope);
    if (botUserId === null || botUserId === this.#known.botUserId) return this.#known;
    return { botUserId, botId: null };
  }
}

/** Asks once: neither a rate limit nor a stop may keep the question waiting. */
function asked(options: WebClientOptions, stop: AbortSignal): WebClientOptions {
  const request: FetchFunction = options.fetch ?? fetch;
  return {
    ...clientOptions(options),
    retryConfig: { retries: 0 },
    timeout: AUTH_TEST_TIMEOUT_MS,
    // What comes of the question is said by whoever asked.
    ...(options.logger instanceof NestSlackLogger ? { logger: new SilentSlackLogger() } : {}),
    rejectRateLimitedCalls: true,
    fetch: (url, init) =>
      request(url, { ...init, signal: AbortSignal.any([stop, ...(init?.signal ? [init.signal] : [])]) }),
  };
}

/** Whoever stops the question doesn't read the answer, so this is its own limit. Not by `instanceof`: it is a DOMException. */
const isTimeUp = (error: unknown): boolean =>
  causesOf(error).some(
    cause => typeof cause === 'object' && cause !== null && 'name' in cause && cause.name === 'AbortError',
  );
