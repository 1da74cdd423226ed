import type { JsonObject } from '../../json.js';
import { presentLinkedMessage } from '../../workspace/messages/present-message.js';
import type { Pin } from '../../workspace/messages/message.js';
import type { Workspace } from '../../workspace/workspace.js';
import { requireJoinedChannel, requireVisibleChannel } from './channel-access.js';
import type { MethodCall, MethodTable } from './method.js';
import { SlackApiError } from '../../workspace/api-error.js';
import { paginateByCount, paginate } from './pagination.js';
import { presentStar } from '../../workspace/users/present-star.js';
import { type Starred } from '../../workspace/users/user.js';
import type { Message } from '../../workspace/messages/message.js';

/** The `pins.*` methods: pinned messages of a channel. */
export const pinsMethods: MethodTable = {
  'pins.add': call => {
    requireJoinedChannel(call);
    call.workspace.pins.add(toMessageItem(call), call.userId);
    return {};
  },
  'pins.remove': call => {
    requireJoinedChannel(call);
    call.workspace.pins.remove(toMessageItem(call), call.userId);
    return {};
  },
  'pins.list': call => ({
    items: call.workspace.pins.of(requireVisibleChannel(call).id).flatMap(pin => toPinResponse(call.workspace, pin)),
  }),
};

function toPinResponse(workspace: Workspace, { channel, ts, created, createdBy }: Pin): JsonObject[] {
  const message = workspace.messages.find(channel, ts);
  if (!message) return [];
  return [
    { type: 'message', channel, created, created_by: createdBy, message: presentLinkedMessage(workspace, message) },
  ];
}

/** The `reactions.*` methods: emoji reactions to messages. */
export const reactionsMethods: MethodTable = {
  'reactions.add': call => {
    const name = readEmojiName(call);
    const message = toMessageItem(call);
    if (call.workspace.channels.get(message.channel).isArchived) throw new SlackApiError('is_archived');
    call.workspace.messages.addReaction(message, call.userId, name);
    return {};
  },
  'reactions.remove': call => {
    const name = readEmojiName(call);
    call.workspace.messages.removeReaction(toMessageItem(call), call.userId, name);
    return {};
  },
  'reactions.get': call => {
    const message = toMessageItem(call);
    return { type: 'message', channel: message.channel, message: presentLinkedMessage(call.workspace, message) };
  },
  'reactions.list': ({ args, userId, workspace }) => {
    const { id } = workspace.users.get(args.text('user') ?? userId);
    const reacted = workspace.messages.all.filter(
      ({ reactions, channel }) =>
        reactions.some(({ users }) => users.includes(id)) && workspace.channels.isVisibleTo(userId, channel),
    );
    const { entries, nextCursor } = paginate(args, reacted.toReversed());
    return {
      items: entries.map(message => ({
        type: 'message',
        channel: message.channel,
        message: presentLinkedMessage(workspace, message),
      })),
      response_metadata: { next_cursor: nextCursor },
    };
  },
};

function readEmojiName({ args }: MethodCall): string {
  const name = args.required('name');
  if (!/^[\w+'-]+(::skin-tone-[2-6])?$/u.test(name)) throw new SlackApiError('invalid_name');
  return name;
}

/** The `stars.*` methods: items that users saved for later. */
export const starsMethods: MethodTable = {
  'stars.add': call => {
    call.workspace.stars.add(call.userId, readStarredItem(call));
    return {};
  },
  'stars.remove': call => {
    call.workspace.stars.remove(call.userId, readStarredItem(call));
    return {};
  },
  'stars.list': ({ args, userId, workspace }) => {
    const items = workspace.stars
      .of(userId)
      .map(star => presentStar(workspace, star))
      .filter(shown => shown !== undefined);
    const { entries, paging } = paginateByCount(args, items);
    return { items: entries, paging: { per_page: paging.count, spill: 0, ...paging } };
  },
};

/** @throws SlackApiError if there is no such file or message */
function readStarredItem(call: MethodCall): Starred {
  const file = call.args.text('file');
  if (file !== undefined) {
    if (!call.workspace.files.find(file)) throw new SlackApiError('file_not_found');
    return { file };
  }
  const { channel, ts } = toMessageItem(call);
  return { channel, ts };
}

/**
 * Returns the message that `channel` and `timestamp` identify.
 * @throws SlackApiError `no_item_specified`, `bad_timestamp`, `channel_not_found` or `message_not_found`
 */
export function toMessageItem(call: MethodCall): Message {
  const { args, workspace } = call;
  const timestamp = args.text('timestamp');
  if (args.text('channel') === undefined || timestamp === undefined) throw new SlackApiError('no_item_specified');
  if (!/^\d+\.\d+$/.test(timestamp)) throw new SlackApiError('bad_timestamp');
  return workspace.messages.get(requireVisibleChannel(call).id, timestamp);
}
