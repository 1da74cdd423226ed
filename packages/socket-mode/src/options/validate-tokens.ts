import { SlackOptionsException } from '@nest-slack/core';
import { type BotTokenFinder, isHeaderValue, FixedBotToken } from '@nest-slack/core/internal';
import { AppToken } from '../connection/app-token.js';

/**
 * Validates an app-level token.
 *
 * @param optionPath the prefix of the option in messages: `apps[1].`
 * @throws SlackOptionsException that names the kind of value given, never the token
 */
export function parseAppToken(token: unknown, optionPath: string): AppToken {
  const option = `${optionPath}appToken`;
  return parseAppTokenOption(
    token,
    option,
    `Set ${optionPath === '' ? 'SLACK_APP_TOKEN or ' : ''}the option ${option} to`,
  );
}

/**
 * Validates a token given at run time.
 *
 * @throws SlackOptionsException that names the kind of value given, never the token
 */
export const parseReplacementAppToken = (token: unknown): AppToken =>
  parseAppTokenOption(token, 'the token given to replaceAppToken()', 'Give replaceAppToken()');

/** @param instruction the beginning of a sentence that says where to set the token */
function parseAppTokenOption(token: unknown, option: string, instruction: string): AppToken {
  if (typeof token !== 'string' || token.trim() === '') {
    throw new SlackOptionsException(
      option,
      `there is no app token. ${instruction} the app-level token (xapp-…) that the app's page shows under ` +
        '"Basic Information" > "App-Level Tokens".',
    );
  }
  if (!token.trim().startsWith('xapp-')) {
    throw new SlackOptionsException(
      option,
      `${option} is ${describeTokenKind(token)}, but Socket Mode needs the app-level token (xapp-…).`,
    );
  }
  try {
    return new AppToken(token);
  } catch {
    throw createMalformedTokenException(option);
  }
}

/**
 * Validates a bot token, or the function that returns one; null when there is none.
 *
 * @param optionPath the prefix of the option in messages: `apps[1].`
 * @throws SlackOptionsException that names the kind of value given, never the token
 */
export function parseBotToken(token: unknown, optionPath: string): FixedBotToken | BotTokenFinder | null {
  if (token === undefined) return null;
  if (isTokenFunction(token)) return token;
  const option = `${optionPath}botToken`;
  if (typeof token !== 'string' || !/^xox[bpe]/.test(token.trim())) {
    throw new SlackOptionsException(
      option,
      `${option} is ${describeTokenKind(token)}, but must be the bot token (xoxb-…). ` +
        'Copy it from the app\'s settings under "OAuth & Permissions".',
    );
  }
  if (!isHeaderValue(token.trim())) throw createMalformedTokenException(option);
  return new FixedBotToken(token.trim());
}

const createMalformedTokenException = (option: string): SlackOptionsException =>
  new SlackOptionsException(option, `${option} contains characters that are not allowed in a token. Copy it again.`);

/** Describes a token by its kind, without its text. */
function describeTokenKind(token: unknown): string {
  if (typeof token !== 'string') return `a ${typeof token}`;
  const prefix = /^(xapp|xox[a-z])-/.exec(token.trim())?.[1];
  if (prefix === undefined) return 'not a Slack token';
  const names: Record<string, string> = { xapp: 'an app-level token (xapp-…)', xoxb: 'a bot token (xoxb-…)' };
  return names[prefix] ?? `another kind of token (${prefix}-…)`;
}

const isTokenFunction = (token: unknown): token is BotTokenFinder => typeof token === 'function';
