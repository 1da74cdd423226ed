import type { Message } from '@nest-slack/emulator';
import type { KnownBlock } from '@slack/types';
import { SlackClients } from '../../src/index.js';
import type { Bot } from './bot.js';

/** The default channel of the bot's messages. */
export interface PostPlace {
  readonly channel?: string;
  readonly threadTs?: string;
}

/** Posts a message with these blocks as the bot. */
export async function posted(bot: Bot, blocks: KnownBlock[], place: PostPlace = {}): Promise<Message> {
  const { channel = 'general', threadTs } = place;
  const { ts } = await bot.app
    .get(SlackClients)
    .get()
    .chat.postMessage({ channel, text: 'Posted.', blocks, ...(threadTs === undefined ? {} : { thread_ts: threadTs }) });
  return bot.slack.waitForMessage(message => message.ts === ts);
}
