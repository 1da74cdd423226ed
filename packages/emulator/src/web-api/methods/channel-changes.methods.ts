import type { JsonObject } from '../../json.js';
import { assertChannelName } from '../../workspace/channels/channel-names.js';
import type { Channel } from '../../workspace/channels/channel.js';
import { presentChannel } from '../../workspace/channels/present-channel.js';
import { SlackApiError } from '../../workspace/api-error.js';
import { requireJoinedChannel, assertNotGuest, requireVisibleChannel } from './channel-access.js';
import type { MethodCall, MethodTable } from './method.js';

/** The `conversations.*` methods that create and change channels. */
export const channelChangesMethods: MethodTable = {
  'conversations.create': call => {
    const { args, userId, workspace } = call;
    const name = readNewName(call);
    return presentChangedChannel(
      call,
      workspace.lifecycle.create(name, userId, { isPrivate: args.flag('is_private') }),
    );
  },

  'conversations.rename': call => {
    const { app, userId, workspace } = call;
    const channel = requireJoinedChannel(call);
    const isRoom = channel.kind === 'channel' || channel.kind === 'group';
    // A bot may rename only the channels it created. Users may be admins.
    if (isRoom && userId === app.botUserId && channel.creatorId !== userId) throw new SlackApiError('not_authorized');
    workspace.lifecycle.rename(channel, userId, readNewName(call));
    return presentChangedChannel(call, channel);
  },

  'conversations.setTopic': call => {
    const { args, userId, workspace } = call;
    const channel = requireJoinedChannel(call);
    assertNotGuest(call);
    workspace.channelTexts.set(channel, userId, 'topic', args.text('topic') ?? '');
    return presentChangedChannel(call, channel);
  },

  'conversations.setPurpose': call => {
    const { args, userId, workspace } = call;
    const purpose = args.text('purpose') ?? '';
    const channel = requireJoinedChannel(call);
    assertNotGuest(call);
    workspace.channelTexts.set(channel, userId, 'purpose', purpose);
    return { purpose };
  },

  'conversations.archive': call => {
    call.workspace.lifecycle.archive(requireJoinedChannel(call), call.userId);
    return {};
  },

  'conversations.unarchive': call => {
    call.workspace.lifecycle.unarchive(requireVisibleChannel(call), call.userId);
    return {};
  },
};

function readNewName({ args }: MethodCall): string {
  const name = args.text('name') ?? '';
  assertChannelName(name);
  return name;
}

function presentChangedChannel({ workspace, userId }: MethodCall, channel: Channel): JsonObject {
  return { channel: presentChannel(workspace, channel, userId) };
}
