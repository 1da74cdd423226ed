import { type Channel, postingRefusal } from '../../workspace/channels/channel.js';
import { SlackRefusal } from '../../workspace/api-error.js';
import type { MethodCall } from './method.js';

/** The channel of an argument, if who calls may know of it. @throws SlackRefusal `channel_not_found` */
export function visibleChannel({ args, userId, workspace }: MethodCall, name = 'channel'): Channel {
  return workspace.channels.visibleTo(userId, args.required(name));
}

/** Guests leave channels as they are. @throws SlackRefusal `user_is_restricted` */
export function refuseGuest({ userId, workspace }: MethodCall): void {
  if (workspace.users.get(userId).role === 'guest') throw new SlackRefusal('user_is_restricted');
}

/** The channel of an argument, if who calls is in it. @throws SlackRefusal `channel_not_found` or `not_in_channel` */
export function joinedChannel(call: MethodCall, name = 'channel'): Channel {
  const channel = visibleChannel(call, name);
  if (!channel.members.has(call.userId)) throw new SlackRefusal('not_in_channel');
  return channel;
}

/** Where who calls may read: people in public channels too that they aren't in. @throws SlackRefusal as `joinedChannel` */
export function readableChannel(call: MethodCall): Channel {
  const channel = visibleChannel(call);
  const isOpen = channel.kind === 'channel' && call.userId !== call.app.botUserId;
  return isOpen ? channel : joinedChannel(call);
}

/**
 * Where who calls may write: a channel that they are in, by id or name, or a person's id for a direct message.
 * @throws SlackRefusal `channel_not_found`, `not_in_channel`, or that the channel restricts what is said there
 */
export function writableChannel(call: MethodCall): Channel {
  const channel = addressedChannel(call);
  if (!channel.members.has(call.userId)) throw new SlackRefusal('not_in_channel');
  return unrestricted(call, channel);
}

/** The same, and with the scope `chat:write.public` every public channel. @throws SlackRefusal as `writableChannel` */
export function postableChannel(call: MethodCall): Channel {
  // What can be seen from without is public.
  const isEverywhere = call.scopes?.includes('chat:write.public') === true;
  return isEverywhere ? unrestricted(call, addressedChannel(call)) : writableChannel(call);
}

/** An app whose Messages tab is off says nothing to people there. @throws SlackRefusal `messages_tab_disabled` */
export function requireMessagesTab({ app }: MethodCall, { kind, members }: Channel): void {
  const isTab = kind === 'im' && members.has(app.botUserId);
  if (isTab && app.app.declared?.messagesTab === 'none') throw new SlackRefusal('messages_tab_disabled');
}

function unrestricted({ args, userId, workspace }: MethodCall, channel: Channel): Channel {
  const refusal = postingRefusal(channel, workspace.users.get(userId), args.text('thread_ts'));
  if (refusal !== undefined) throw new SlackRefusal(refusal);
  return channel;
}

function addressedChannel({ args, userId, workspace }: MethodCall): Channel {
  const target = args.required('channel');
  const known = workspace.channels.find(target);
  // Nearly every message goes to a channel: people are only looked for when there is none.
  const user = known ? undefined : workspace.users.find(target);
  if (user?.id === target) return workspace.channels.openDirect([userId, user.id]).channel;
  return workspace.channels.visibleTo(userId, known?.id ?? target);
}
