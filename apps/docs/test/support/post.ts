import type { Message, SlackEmulator } from '@nest-slack/emulator';
import { type Block, type KnownBlock, WebClient } from '@slack/web-api';

/** Posts a message of the bot with these blocks. */
export async function post(slack: SlackEmulator, blocks: (Block | KnownBlock)[]): Promise<Message> {
  const client = new WebClient(slack.botToken, { slackApiUrl: slack.apiUrl });
  const { ts } = await client.chat.postMessage({ channel: slack.channel('general').id, text: 'Act.', blocks });
  return slack.waitForMessage(message => message.ts === ts);
}
