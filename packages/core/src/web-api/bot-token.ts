import type { SlackWorkspace } from '../envelope/envelope-metadata.js';
import { Secret } from '../telemetry/redact-secrets.js';

/** Finds the bot token of a workspace. */
export type BotTokenFinder = (workspace: SlackWorkspace) => string | Promise<string>;

/**
 * The bot token (`xoxb-`), or a function that returns the token of a workspace, for an app with many installations. The
 * function is called for each API call, so that tokens can rotate: it should cache them.
 */
export type BotToken = string | BotTokenFinder;

/** A bot token that is the same for every workspace. */
export class FixedBotToken extends Secret {
  protected override readonly placeholder = 'BotToken(xoxb-…)';
}

/** Whether a text is a valid header value. The HTTP client rejects any other in an error that quotes the token. */
export const isHeaderValue = (token: string): boolean => /^[\x21-\x7e]+$/.test(token);
