import { SlackOptionsException } from '@nest-slack/core';
import { type BotTokenFinder, fitsHeader, FixedBotToken } from '@nest-slack/core/internal';
import { AppToken } from '../connection/app-token.js';

/**
 * Checks an app-level token.
 *
 * @param where how the options lead to the app, for messages: `apps[1].`
 * @throws SlackOptionsException naming the kind of what was given, never the token
 */
export function parseAppToken(token: unknown, where: string): AppToken {
  const option = `${where}appToken`;
  return checkedAppToken(token, option, `Set ${where === '' ? 'SLACK_APP_TOKEN or ' : ''}the option ${option} to`);
}

/**
 * The same for a token that is given at run time.
 *
 * @throws SlackOptionsException naming the kind of what was given, never the token
 */
export const parseReplacementAppToken = (token: unknown): AppToken =>
  checkedAppToken(token, 'the token given to replaceAppToken()', 'Give replaceAppToken()');

/** @param set the beginning of a sentence that says where the token belongs */
function checkedAppToken(token: unknown, option: string, set: string): AppToken {
  if (typeof token !== 'string' || token.trim() === '') {
    throw new SlackOptionsException(
      option,
      `there is no app token. ${set} the app-level token (xapp-…) that the app's page shows under ` +
        '"Basic Information" > "App-Level Tokens".',
    );
  }
  if (!token.trim().startsWith('xapp-')) {
    throw new SlackOptionsException(
      option,
      `${option} is ${kindOf(token)}, where the app-level token (xapp-…) belongs: Socket Mode opens with no other.`,
    );
  }
  try {
    return new AppToken(token);
  } catch {
    throw unlikeAnyToken(option);
  }
}

/**
 * Checks a bot token, or the function that finds one; null when there is none.
 *
 * @param where how the options lead to the app, for messages: `apps[1].`
 * @throws SlackOptionsException naming the kind of what was given, never the token
 */
export function parseBotToken(token: unknown, where: string): FixedBotToken | BotTokenFinder | null {
  if (token === undefined) return null;
  if (isTokenFunction(token)) return token;
  const option = `${where}botToken`;
  if (typeof token !== 'string' || !/^xox[bpe]/.test(token.trim())) {
    throw new SlackOptionsException(
      option,
      `${option} is ${kindOf(token)}, where the bot token (xoxb-…) belongs. ` +
        'It is on the app\'s page under "OAuth & Permissions".',
    );
  }
  if (!fitsHeader(token.trim())) throw unlikeAnyToken(option);
  return new FixedBotToken(token.trim());
}

const unlikeAnyToken = (option: string): SlackOptionsException =>
  new SlackOptionsException(option, `${option} holds characters that no token has. Copy it anew.`);

/** Names a token by its kind alone. */
function kindOf(token: unknown): string {
  if (typeof token !== 'string') return `a ${typeof token}`;
  const prefix = /^(xapp|xox[a-z])-/.exec(token.trim())?.[1];
  if (prefix === undefined) return 'no token of Slack';
  const names: Record<string, string> = { xapp: 'an app-level token (xapp-…)', xoxb: 'a bot token (xoxb-…)' };
  return names[prefix] ?? `a token of another kind (${prefix}-…)`;
}

const isTokenFunction = (token: unknown): token is BotTokenFinder => typeof token === 'function';
