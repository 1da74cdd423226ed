import { readMessageContent } from '../workspace/message-content.js';
import type { Message, MessageContent } from '../workspace/message.js';
import { permalinkOf } from '../workspace/permalink.js';
import { presentMessage } from '../workspace/present-message.js';
import { SlackRefusal } from '../workspace/refusal.js';
import { authorship } from './authorship.js';
import { visibleChannel, writableChannel } from './channel-access.js';
import { forBots, type MethodCall, type MethodTable } from './method.js';

/** The `chat.*` methods: what bots say. */
export const chatMethods: MethodTable = {
  'chat.postMessage': forBots(call => {
    const { args, workspace } = call;
    const channel = writableChannel(call);
    const message = workspace.messages.post(channel, {
      ...readContent(call),
      ...authorship(call),
      threadTs: args.text('thread_ts'),
      username: args.text('username'),
      ...(args.flag('reply_broadcast') ? { subtype: 'thread_broadcast' } : {}),
    });
    return { channel: channel.id, ts: message.ts, message: presentMessage(workspace, message) };
  }),

  'chat.postEphemeral': forBots(call => {
    const { args, workspace } = call;
    const channel = writableChannel(call);
    const userId = args.required('user');
    if (!channel.members.has(userId)) throw new SlackRefusal('user_not_in_channel');
    const message = workspace.messages.post(channel, {
      ...readContent(call),
      ...authorship(call),
      ephemeralTo: userId,
      threadTs: args.text('thread_ts'),
      username: args.text('username'),
    });
    return { message_ts: message.ts };
  }),

  'chat.meMessage': forBots(call => {
    const { workspace, args } = call;
    const channel = writableChannel(call);
    const content = readMessageContent({ text: args.text('text') });
    const message = workspace.messages.post(channel, { ...content, ...authorship(call), subtype: 'me_message' });
    return { channel: channel.id, ts: message.ts };
  }),

  'chat.update': forBots(call => {
    const { workspace } = call;
    const message = ownMessage(call, 'cant_update_message');
    const updated = workspace.messages.edit(message, changedContent(call, message));
    return {
      channel: updated.channel,
      ts: updated.ts,
      text: updated.text,
      message: presentMessage(workspace, updated),
    };
  }),

  'chat.delete': forBots(call => {
    const message = ownMessage(call, 'cant_delete_message');
    call.workspace.messages.delete(message);
    return { channel: message.channel, ts: message.ts };
  }),

  'chat.getPermalink': forBots(call => {
    const { args, workspace } = call;
    const channel = visibleChannel(call);
    const message = workspace.messages.get(channel.id, args.required('message_ts'));
    return { channel: channel.id, permalink: permalinkOf(workspace, message) };
  }),
};

function readContent({ args }: MethodCall): MessageContent {
  const markdown = args.text('markdown_text');
  if (markdown !== undefined && (args.text('text') !== undefined || args.json('blocks') !== undefined)) {
    throw new SlackRefusal('markdown_text_conflict');
  }
  return readMessageContent({
    text: args.text('text') ?? markdown,
    blocks: args.json('blocks'),
    attachments: args.json('attachments'),
    metadata: args.json('metadata'),
  });
}

/** An update replaces what it names. Text alone takes the blocks away, since they would go on saying the old. */
function changedContent(call: MethodCall, before: Message): Partial<MessageContent> {
  const content = readContent(call);
  const { args } = call;
  return {
    text: content.text,
    blocks: content.blocks,
    attachments: args.json('attachments') === undefined ? before.attachments : content.attachments,
    ...(content.metadata ? { metadata: content.metadata } : {}),
  };
}

function ownMessage(call: MethodCall, otherwise: string): Message {
  const channel = visibleChannel(call);
  const message = call.workspace.messages.get(channel.id, call.args.required('ts'));
  if (message.appId !== call.app.appId) throw new SlackRefusal(otherwise);
  return message;
}
