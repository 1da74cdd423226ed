import { presentMessage } from '../workspace/present-message.js';
import { readMessageContent } from '../workspace/message-content.js';
import { SlackRefusal } from '../workspace/refusal.js';
import type { Channel } from '../workspace/channels.js';
import { forBots, type MethodCall, type MethodTable } from './method.js';

/** The `chat.*` methods: what bots say. */
export const chatMethods: MethodTable = {
  'chat.postMessage': forBots(call => {
    const { args, app, workspace } = call;
    const channel = writableChannel(call, args.required('channel'));
    const message = workspace.messages.post(channel, {
      ...readContent(call),
      user: app.botUserId,
      appId: app.appId,
      botId: app.botId,
      threadTs: args.text('thread_ts'),
      username: args.text('username'),
      ...(args.flag('reply_broadcast') ? { subtype: 'thread_broadcast' } : {}),
    });
    return { channel: channel.id, ts: message.ts, message: presentMessage(workspace, message) };
  }),
};

function readContent({ args }: MethodCall): ReturnType<typeof readMessageContent> {
  return readMessageContent({
    text: args.text('text') ?? args.text('markdown_text'),
    blocks: args.json('blocks'),
    attachments: args.json('attachments'),
    metadata: args.json('metadata'),
  });
}

/** Where the bot may write: a channel it is in, by id or name, or a person's id for a direct message. */
function writableChannel({ app, workspace }: MethodCall, target: string): Channel {
  const user = workspace.users.find(target);
  if (user && user.id === target) return workspace.channels.openDirect([app.botUserId, user.id]).channel;
  const channel = workspace.channels.find(target);
  if (!channel) throw new SlackRefusal('channel_not_found');
  workspace.channels.visibleTo(app.botUserId, channel.id);
  if (!channel.members.has(app.botUserId)) throw new SlackRefusal('not_in_channel');
  return channel;
}
