import { type Channel, findPostingError } from '../../workspace/channels/channel.js';
import { SlackApiError } from '../../workspace/api-error.js';
import type { MethodCall } from './method.js';

/** The channel of an argument, if who calls may know of it. @throws SlackRefusal `channel_not_found` */
export function requireVisibleChannel({ args, userId, workspace }: MethodCall, name = 'channel'): Channel {
  return workspace.channels.visibleTo(userId, args.required(name));
}

/** Guests leave channels as they are. @throws SlackRefusal `user_is_restricted` */
export function assertNotGuest({ userId, workspace }: MethodCall): void {
  if (workspace.users.get(userId).role === 'guest') throw new SlackApiError('user_is_restricted');
}

/** The channel of an argument, if who calls is in it. @throws SlackRefusal `channel_not_found` or `not_in_channel` */
export function requireJoinedChannel(call: MethodCall, name = 'channel'): Channel {
  const channel = requireVisibleChannel(call, name);
  if (!channel.members.has(call.userId)) throw new SlackApiError('not_in_channel');
  return channel;
}

/** Where who calls may read: people in public channels too that they aren't in. @throws SlackRefusal as `joinedChannel` */
export function requireReadableChannel(call: MethodCall): Channel {
  const channel = requireVisibleChannel(call);
  const isOpen = channel.kind === 'channel' && call.userId !== call.app.botUserId;
  return isOpen ? channel : requireJoinedChannel(call);
}

/**
 * Where who calls may write: a channel that they are in, by id or name, or a person's id for a direct message.
 * @throws SlackRefusal `channel_not_found`, `not_in_channel`, or that the channel restricts what is said there
 */
export function requireWritableChannel(call: MethodCall): Channel {
  const channel = resolveAddressedChannel(call);
  if (!channel.members.has(call.userId)) throw new SlackApiError('not_in_channel');
  return assertUnrestricted(call, channel);
}

/** The same, and with the scope `chat:write.public` every public channel. @throws SlackRefusal as `writableChannel` */
export function requirePostableChannel(call: MethodCall): Channel {
  // What can be seen from without is public.
  const isEverywhere = call.scopes?.includes('chat:write.public') === true;
  return isEverywhere ? assertUnrestricted(call, resolveAddressedChannel(call)) : requireWritableChannel(call);
}

/** An app whose Messages tab is off says nothing to people there. @throws SlackRefusal `messages_tab_disabled` */
export function assertMessagesTab({ app }: MethodCall, { kind, members }: Channel): void {
  const isTab = kind === 'im' && members.has(app.botUserId);
  if (isTab && app.app.declared?.messagesTab === 'none') throw new SlackApiError('messages_tab_disabled');
}

function assertUnrestricted({ args, userId, workspace }: MethodCall, channel: Channel): Channel {
  const refusal = findPostingError(channel, workspace.users.get(userId), args.text('thread_ts'));
  if (refusal !== undefined) throw new SlackApiError(refusal);
  return channel;
}

function resolveAddressedChannel({ args, userId, workspace }: MethodCall): Channel {
  const target = args.required('channel');
  const known = workspace.channels.find(target);
  // Nearly every message goes to a channel: people are only looked for when there is none.
  const user = known ? undefined : workspace.users.find(target);
  if (user?.id === target) return workspace.channels.openDirect([userId, user.id]).channel;
  return workspace.channels.visibleTo(userId, known?.id ?? target);
}
