import type { Bot } from './bot.js';

/** What the bot says when a person uses a command: undefined when it says nothing. */
export const said = async (bot: Bot, command: string, text = '', person = 'ann'): Promise<string | undefined> =>
  (await bot.slack.user(person).command(command, text)).message?.text;
