import type { SlackWorkspace } from '../envelope/envelope-metadata.js';
import { Secret } from '../telemetry/secret.js';

/** Finds the bot token of a workspace. */
export type BotTokenFinder = (workspace: SlackWorkspace) => string | Promise<string>;

/**
 * The bot token (`xoxb-`), or a function that finds that of a workspace, for an app that many have installed. The
 * function is asked at each call, so that it can rotate tokens: it should keep them at hand.
 */
export type BotToken = string | BotTokenFinder;

/** A bot token that is the same for every workspace, as it is kept until a client of the Web API needs its text. */
export class FixedBotToken extends Secret {
  protected override readonly placeholder = 'BotToken(xoxb-…)';
}

/** Whether a header can hold a token. One that can't is refused by the HTTP client, in an error that quotes it. */
export const fitsHeader = (token: string): boolean => /^[\x21-\x7e]+$/.test(token);
