import type { SlackWorkspace } from '../envelope/envelope-facts.js';

/**
 * The bot token (`xoxb-`), or a function that finds that of a workspace, for an app that many have installed. The
 * function is asked at each call, so that it can rotate tokens: it should keep them at hand.
 */
export type BotToken = string | ((workspace: SlackWorkspace) => string | Promise<string>);

/** Whether a header can hold a token. One that can't is refused by the HTTP client, in an error that quotes it. */
export const fitsHeader = (token: string): boolean => /^[\x21-\x7e]+$/.test(token);
