import type { SlackWorkspace } from '../envelope/envelope-facts.js';

/**
 * The bot token (`xoxb-`), or a function that finds that of a workspace, for an app that many have installed. The
 * function is asked at each call, so that it can rotate tokens: it should keep them at hand.
 */
export type BotToken = string | ((workspace: SlackWorkspace) => string | Promise<string>);
