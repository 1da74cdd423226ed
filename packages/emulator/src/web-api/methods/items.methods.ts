import type { JsonObject } from '../../json.js';
import { presentLinkedMessage } from '../../workspace/messages/present-message.js';
import type { Pin } from '../../workspace/messages/message.js';
import type { Workspace } from '../../workspace/workspace.js';
import { joinedChannel, visibleChannel } from './channel-access.js';
import type { MethodCall, MethodTable } from './method.js';
import { SlackRefusal } from '../../workspace/api-error.js';
import { countedPage, pageOf } from './pagination.js';
import { presentStar } from '../../workspace/users/present-star.js';
import { type Starred } from '../../workspace/users/user.js';
import type { Message } from '../../workspace/messages/message.js';

/** The `pins.*` methods: messages that a channel keeps in view. */
export const pinsMethods: MethodTable = {
  'pins.add': call => {
    joinedChannel(call);
    call.workspace.pins.add(messageItem(call), call.userId);
    return {};
  },
  'pins.remove': call => {
    joinedChannel(call);
    call.workspace.pins.remove(messageItem(call), call.userId);
    return {};
  },
  'pins.list': call => ({
    items: call.workspace.pins.of(visibleChannel(call).id).flatMap(pin => presentPin(call.workspace, pin)),
  }),
};

function presentPin(workspace: Workspace, { channel, ts, created, createdBy }: Pin): JsonObject[] {
  const message = workspace.messages.find(channel, ts);
  if (!message) return [];
  return [
    { type: 'message', channel, created, created_by: createdBy, message: presentLinkedMessage(workspace, message) },
  ];
}

/** The `reactions.*` methods: emoji under messages. */
export const reactionsMethods: MethodTable = {
  'reactions.add': call => {
    const name = emojiName(call);
    const message = messageItem(call);
    if (call.workspace.channels.get(message.channel).isArchived) throw new SlackRefusal('is_archived');
    call.workspace.messages.addReaction(message, call.userId, name);
    return {};
  },
  'reactions.remove': call => {
    const name = emojiName(call);
    call.workspace.messages.removeReaction(messageItem(call), call.userId, name);
    return {};
  },
  'reactions.get': call => {
    const message = messageItem(call);
    return { type: 'message', channel: message.channel, message: presentLinkedMessage(call.workspace, message) };
  },
  'reactions.list': ({ args, userId, workspace }) => {
    const { id } = workspace.users.get(args.text('user') ?? userId);
    const reacted = workspace.messages.all.filter(
      ({ reactions, channel }) =>
        reactions.some(({ users }) => users.includes(id)) && workspace.channels.isVisibleTo(userId, channel),
    );
    const { entries, nextCursor } = pageOf(args, reacted.toReversed());
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

function emojiName({ args }: MethodCall): string {
  const name = args.required('name');
  if (!/^[\w+'-]+(::skin-tone-[2-6])?$/u.test(name)) throw new SlackRefusal('invalid_name');
  return name;
}

/** The `stars.*` methods: what people have saved for later. */
export const starsMethods: MethodTable = {
  'stars.add': call => {
    call.workspace.stars.add(call.userId, itemOf(call));
    return {};
  },
  'stars.remove': call => {
    call.workspace.stars.remove(call.userId, itemOf(call));
    return {};
  },
  'stars.list': ({ args, userId, workspace }) => {
    const items = workspace.stars
      .of(userId)
      .map(star => presentStar(workspace, star))
      .filter(shown => shown !== undefined);
    const { entries, paging } = countedPage(args, items);
    return { items: entries, paging: { per_page: paging.count, spill: 0, ...paging } };
  },
};

/** @throws SlackRefusal when there is no such file or message */
function itemOf(call: MethodCall): Starred {
  const file = call.args.text('file');
  if (file !== undefined) {
    if (!call.workspace.files.find(file)) throw new SlackRefusal('file_not_found');
    return { file };
  }
  const { channel, ts } = messageItem(call);
  return { channel, ts };
}

/**
 * The message that a call names as an item, by `channel` and `timestamp`.
 * @throws SlackRefusal `no_item_specified`, `bad_timestamp`, `channel_not_found` or `message_not_found`
 */
export function messageItem(call: MethodCall): Message {
  const { args, workspace } = call;
  const timestamp = args.text('timestamp');
  if (args.text('channel') === undefined || timestamp === undefined) throw new SlackRefusal('no_item_specified');
  if (!/^\d+\.\d+$/.test(timestamp)) throw new SlackRefusal('bad_timestamp');
  return workspace.messages.get(visibleChannel(call).id, timestamp);
}
