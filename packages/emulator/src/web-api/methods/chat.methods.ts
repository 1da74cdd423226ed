import type { JsonObject } from '../../json.js';
import { MAX_MESSAGE_TEXT_LENGTH, readMessageContent } from '../../workspace/messages/message-content.js';
import type { Message } from '../../workspace/messages/message.js';
import type { MessageChange } from '../../workspace/messages/messages.js';
import { createPermalink, presentMessage } from '../../workspace/messages/present-message.js';
import { SlackApiError } from '../../workspace/api-error.js';
import { getAuthorship, readContent, readNewMessage } from './message-request.js';
import {
  requirePostableChannel,
  assertMessagesTab,
  requireVisibleChannel,
  requireWritableChannel,
} from './channel-access.js';
import type { MethodCall, MethodTable } from './method.js';
import { paginate } from './pagination.js';

/** Slack limits the text of an update more strictly than the text of a new message. */
const MAX_UPDATED_TEXT = 4000;

/** The arguments of an update that change the content of a message. */
const CONTENT_ARGUMENTS = ['text', 'markdown_text', 'blocks', 'attachments', 'metadata', 'file_ids'];

/** The `chat.*` methods that post, update and delete messages. */
export const chatMethods: MethodTable = {
  'chat.postMessage': call => {
    const { workspace } = call;
    const channel = requirePostableChannel(call);
    assertMessagesTab(call, channel);
    const { said, warning } = truncateText(call);
    const message = workspace.messages.post(channel, readNewMessage(said));
    return { channel: channel.id, ts: message.ts, message: presentMessage(workspace, message), ...warning };
  },

  'chat.postEphemeral': call => {
    const { args, workspace } = call;
    const channel = requireWritableChannel(call);
    assertMessagesTab(call, channel);
    const userId = args.required('user');
    if (!channel.members.has(userId)) throw new SlackApiError('user_not_in_channel');
    const message = workspace.messages.post(channel, {
      ...readNewMessage(call),
      ephemeralTo: userId,
    });
    return { message_ts: message.ts };
  },

  'chat.meMessage': call => {
    const { workspace, args } = call;
    const channel = requireWritableChannel(call);
    const content = readMessageContent({ text: args.text('text') });
    const message = workspace.messages.post(channel, { ...content, ...getAuthorship(call), subtype: 'me_message' });
    return { channel: channel.id, ts: message.ts };
  },

  'chat.update': call => {
    const { workspace } = call;
    const message = requireAppMessage(call, 'cant_update_message');
    if (workspace.channels.get(message.channel).isArchived) throw new SlackApiError('is_inactive');
    if (message.streaming) throw new SlackApiError('streaming_state_conflict');
    const updated = isToBroadcast(call, message)
      ? workspace.messages.broadcast(message)
      : workspace.messages.edit(message, readChangedContent(call, message));
    return {
      channel: updated.channel,
      ts: updated.ts,
      text: updated.text,
      message: presentMessage(workspace, updated),
    };
  },

  'chat.delete': call => {
    const message = requireAppMessage(call, 'cant_delete_message');
    call.workspace.messages.delete(message);
    return { channel: message.channel, ts: message.ts };
  },

  'chat.getPermalink': call => {
    const { args, workspace } = call;
    const channel = requireVisibleChannel(call);
    const message = workspace.messages.get(channel.id, args.required('message_ts'));
    return { channel: channel.id, permalink: createPermalink(workspace, message) };
  },
};

/** Slack truncates a long text and returns a warning. */
function truncateText(call: MethodCall): { readonly said: MethodCall; readonly warning: JsonObject } {
  const text = call.args.text('text') ?? '';
  if (text.length <= MAX_MESSAGE_TEXT_LENGTH) return { said: call, warning: {} };
  const args = call.args.with('text', text.slice(0, MAX_MESSAGE_TEXT_LENGTH));
  return { said: { ...call, args }, warning: { warning: 'message_truncated' } };
}

/**
 * Whether an update only broadcasts a reply to its channel.
 * @throws SlackApiError `cant_broadcast_message` or `no_dual_broadcast_content_update`
 */
function isToBroadcast({ args }: MethodCall, { ts, threadTs = ts, subtype }: Message): boolean {
  if (!args.flag('reply_broadcast') || subtype === 'thread_broadcast') return false;
  if (threadTs === ts) throw new SlackApiError('cant_broadcast_message');
  if (CONTENT_ARGUMENTS.every(name => args.json(name) === undefined)) return true;
  throw new SlackApiError('no_dual_broadcast_content_update');
}

/**
 * An update replaces the members it names. Text without blocks removes the old blocks, which would still show the old
 * content. An update with neither keeps both.
 */
function readChangedContent(call: MethodCall, before: Message): MessageChange {
  const content = readContent(call, MAX_UPDATED_TEXT);
  const { args, workspace } = call;
  const isNamed = (name: string): boolean => args.json(name) !== undefined;
  const says = ['text', 'markdown_text', 'blocks'].some(isNamed) ? content : before;
  const files = args.list('file_ids').map(id => workspace.files.get(id).file);
  return {
    ...(files.length > 0 ? { files } : {}),
    text: says.text,
    blocks: says.blocks,
    attachments: isNamed('attachments') ? content.attachments : before.attachments,
    metadata: isNamed('metadata') ? content.metadata : before.metadata,
  };
}

function requireAppMessage(call: MethodCall, otherwise: string): Message {
  const channel = requireVisibleChannel(call);
  const message = call.workspace.messages.get(channel.id, call.args.required('ts'));
  const { userId, app } = call;
  const isOwn = message.user === userId || (message.appId === app.appId && userId === app.botUserId);
  if (!isOwn) throw new SlackApiError(otherwise);
  return message;
}

/** `chat.scheduleMessage` and the other methods for scheduled messages. */
export const scheduledMethods: MethodTable = {
  'chat.scheduleMessage': call => {
    const { args, workspace } = call;
    const channel = requireWritableChannel(call);
    const postAt = Number(args.required('post_at'));
    if (!Number.isInteger(postAt)) throw new SlackApiError('invalid_time');
    const content = readNewMessage(call);
    const { id } = workspace.scheduled.schedule(channel, postAt, content);
    const { text, blocks, attachments, username, subtype, botId, appId } = content;
    const message: JsonObject = {
      type: 'delayed_message',
      text,
      ...(subtype === undefined ? { user: content.user } : { subtype }),
      ...(username === undefined ? {} : { username }),
      bot_id: botId,
      app_id: appId,
      team: workspace.team.id,
      ...(blocks.length > 0 ? { blocks: [...blocks] } : {}),
      ...(attachments.length > 0 ? { attachments: [...attachments] } : {}),
    };
    return { channel: channel.id, scheduled_message_id: id, post_at: postAt, message };
  },

  'chat.deleteScheduledMessage': call => {
    const { args, app, workspace } = call;
    workspace.scheduled.remove(requireVisibleChannel(call), args.required('scheduled_message_id'), app.appId);
    return {};
  },

  'chat.scheduledMessages.list': call => {
    const { args, app, workspace } = call;
    const [oldest, latest] = [readPostAt(call, 'oldest'), readPostAt(call, 'latest')];
    const channelId = args.text('channel');
    if (channelId !== undefined && !workspace.channels.find(channelId)) throw new SlackApiError('invalid_channel');
    const wanted = workspace.scheduled
      .of(app.appId)
      .filter(({ channel }) => channelId === undefined || channel.id === channelId)
      .filter(({ postAt }) => (oldest === undefined || postAt >= oldest) && (latest === undefined || postAt <= latest));
    const { entries, nextCursor } = paginate(args, wanted);
    return {
      scheduled_messages: entries.map(({ id, channel, postAt, created, content }) => ({
        id,
        channel_id: channel.id,
        post_at: postAt,
        date_created: created,
        text: content.text,
      })),
      response_metadata: { next_cursor: nextCursor },
    };
  },
};

function readPostAt({ args }: MethodCall, name: string): number | undefined {
  const given = args.text(name);
  if (given === undefined) return undefined;
  const seconds = Number(given);
  if (Number.isNaN(seconds)) throw new SlackApiError('invalid_arguments');
  return seconds;
}
