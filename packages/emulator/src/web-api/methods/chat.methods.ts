import { readMessageContent } from '../../workspace/messages/message-content.js';
import type { Message, MessageContent } from '../../workspace/messages/message.js';
import { permalinkOf } from '../../workspace/messages/permalink.js';
import { presentMessage } from '../../workspace/messages/present-message.js';
import { SlackRefusal } from '../../workspace/refusal.js';
import { authorship } from './authorship.js';
import { visibleChannel, writableChannel } from './channel-access.js';
import { readContent, readNewMessage } from './message-request.js';
import type { MethodCall, MethodTable } from './method.js';

/** The `chat.*` methods: what bots say. */
export const chatMethods: MethodTable = {
  'chat.postMessage': call => {
    const { workspace } = call;
    const channel = writableChannel(call);
    const message = workspace.messages.post(channel, readNewMessage(call));
    return { channel: channel.id, ts: message.ts, message: presentMessage(workspace, message) };
  },

  'chat.postEphemeral': call => {
    const { args, workspace } = call;
    const channel = writableChannel(call);
    const userId = args.required('user');
    if (!channel.members.has(userId)) throw new SlackRefusal('user_not_in_channel');
    const message = workspace.messages.post(channel, {
      ...readNewMessage(call),
      ephemeralTo: userId,
    });
    return { message_ts: message.ts };
  },

  'chat.meMessage': call => {
    const { workspace, args } = call;
    const channel = writableChannel(call);
    const content = readMessageContent({ text: args.text('text') });
    const message = workspace.messages.post(channel, { ...content, ...authorship(call), subtype: 'me_message' });
    return { channel: channel.id, ts: message.ts };
  },

  'chat.update': call => {
    const { workspace } = call;
    const message = ownMessage(call, 'cant_update_message');
    if (workspace.channels.get(message.channel).isArchived) throw new SlackRefusal('is_inactive');
    if (message.streaming) throw new SlackRefusal('streaming_state_conflict');
    const updated = workspace.messages.edit(message, changedContent(call, message));
    return {
      channel: updated.channel,
      ts: updated.ts,
      text: updated.text,
      message: presentMessage(workspace, updated),
    };
  },

  'chat.delete': call => {
    const message = ownMessage(call, 'cant_delete_message');
    call.workspace.messages.delete(message);
    return { channel: message.channel, ts: message.ts };
  },

  'chat.getPermalink': call => {
    const { args, workspace } = call;
    const channel = visibleChannel(call);
    const message = workspace.messages.get(channel.id, args.required('message_ts'));
    return { channel: channel.id, permalink: permalinkOf(workspace, message) };
  },
};

/** An update replaces what it names. Text alone takes the blocks away, since they would go on saying the old. */
function changedContent(call: MethodCall, before: Message): Partial<MessageContent> {
  const content = readContent(call);
  const { args } = call;
  return {
    text: content.text,
    blocks: content.blocks,
    attachments: args.json('attachments') === undefined ? before.attachments : content.attachments,
    metadata: args.json('metadata') === undefined ? before.metadata : content.metadata,
  };
}

function ownMessage(call: MethodCall, otherwise: string): Message {
  const channel = visibleChannel(call);
  const message = call.workspace.messages.get(channel.id, call.args.required('ts'));
  const { userId, app } = call;
  const isOwn = message.user === userId || (message.appId === app.appId && userId === app.botUserId);
  if (!isOwn) throw new SlackRefusal(otherwise);
  return message;
}
