import type { JsonObject } from '../../json.js';
import { checkChannelName } from '../../workspace/channels/channel-names.js';
import type { Channel } from '../../workspace/channels/channel.js';
import { presentChannel } from '../../workspace/channels/present-channel.js';
import { SlackRefusal } from '../../workspace/api-error.js';
import { joinedChannel, refuseGuest, visibleChannel } from './channel-access.js';
import type { MethodCall, MethodTable } from './method.js';

/** The `conversations.*` methods that change what a channel is. */
export const channelChangesMethods: MethodTable = {
  'conversations.create': call => {
    const { args, userId, workspace } = call;
    const name = newName(call);
    return shown(call, workspace.lifecycle.create(name, userId, { isPrivate: args.flag('is_private') }));
  },

  'conversations.rename': call => {
    const { app, userId, workspace } = call;
    const channel = joinedChannel(call);
    const isRoom = channel.kind === 'channel' || channel.kind === 'group';
    // People may be admins; a bot renames what it made.
    if (isRoom && userId === app.botUserId && channel.creatorId !== userId) throw new SlackRefusal('not_authorized');
    workspace.lifecycle.rename(channel, userId, newName(call));
    return shown(call, channel);
  },

  'conversations.setTopic': call => {
    const { args, userId, workspace } = call;
    const channel = joinedChannel(call);
    refuseGuest(call);
    workspace.channelTexts.set(channel, userId, 'topic', args.text('topic') ?? '');
    return shown(call, channel);
  },

  'conversations.setPurpose': call => {
    const { args, userId, workspace } = call;
    const purpose = args.text('purpose') ?? '';
    const channel = joinedChannel(call);
    refuseGuest(call);
    workspace.channelTexts.set(channel, userId, 'purpose', purpose);
    return { purpose };
  },

  'conversations.archive': call => {
    call.workspace.lifecycle.archive(joinedChannel(call), call.userId);
    return {};
  },

  'conversations.unarchive': call => {
    call.workspace.lifecycle.unarchive(visibleChannel(call), call.userId);
    return {};
  },
};

function newName({ args }: MethodCall): string {
  const name = args.text('name') ?? '';
  checkChannelName(name);
  return name;
}

function shown({ workspace, userId }: MethodCall, channel: Channel): JsonObject {
  return { channel: presentChannel(workspace, channel, userId) };
}
