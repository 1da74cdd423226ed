import type { Bot } from './bot.js';

/** The bot's response to a command, or undefined without one. */
export const said = async (bot: Bot, command: string, text = '', person = 'ann'): Promise<string | undefined> =>
  (await bot.slack.user(person).command(command, text)).message?.text;
