import type { JsonObject } from '../../json.js';
import { SlackRefusal } from '../../workspace/refusal.js';
import { visibleChannel, writableChannel } from './channel-access.js';
import { readNewMessage } from './message-request.js';
import type { MethodCall, MethodTable } from './method.js';
import { pageOf } from './page.js';

/** `chat.scheduleMessage` and its kin: messages that are posted when their time has come. */
export const scheduledMethods: MethodTable = {
  'chat.scheduleMessage': call => {
    const { args, workspace } = call;
    const channel = writableChannel(call);
    const postAt = Number(args.required('post_at'));
    if (!Number.isInteger(postAt)) throw new SlackRefusal('invalid_time');
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
    workspace.scheduled.remove(visibleChannel(call), args.required('scheduled_message_id'), app.appId);
    return {};
  },

  'chat.scheduledMessages.list': call => {
    const { args, app, workspace } = call;
    const [oldest, latest] = [time(call, 'oldest'), time(call, 'latest')];
    const channelId = args.text('channel');
    if (channelId !== undefined && !workspace.channels.find(channelId)) throw new SlackRefusal('invalid_channel');
    const wanted = workspace.scheduled
      .of(app.appId)
      .filter(({ channel }) => channelId === undefined || channel.id === channelId)
      .filter(({ postAt }) => (oldest === undefined || postAt >= oldest) && (latest === undefined || postAt <= latest));
    const { entries, nextCursor } = pageOf(args, wanted);
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

function time({ args }: MethodCall, name: string): number | undefined {
  const given = args.text(name);
  if (given === undefined) return undefined;
  const seconds = Number(given);
  if (Number.isNaN(seconds)) throw new SlackRefusal('invalid_arguments');
  return seconds;
}
