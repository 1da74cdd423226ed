import { type Channel, findPostingError } from '../../workspace/channels/channel.js';
import { SlackApiError } from '../../workspace/api-error.js';
import type { MethodCall } from './method.js';

/**
 * Returns the channel of an argument, if it is visible to the caller.
 * @throws SlackApiError `channel_not_found`
 */
export function requireVisibleChannel({ args, userId, workspace }: MethodCall, name = 'channel'): Channel {
  return workspace.channels.visibleTo(userId, args.required(name));
}

/**
 * Guests may not change channels.
 * @throws SlackApiError `user_is_restricted`
 */
export function assertNotGuest({ userId, workspace }: MethodCall): void {
  if (workspace.users.get(userId).role === 'guest') throw new SlackApiError('user_is_restricted');
}

/**
 * Returns the channel of an argument, if the caller is a member.
 * @throws SlackApiError `channel_not_found` or `not_in_channel`
 */
export function requireJoinedChannel(call: MethodCall, name = 'channel'): Channel {
  const channel = requireVisibleChannel(call, name);
  if (!channel.members.has(call.userId)) throw new SlackApiError('not_in_channel');
  return channel;
}

/**
 * Returns a channel that the caller may read. Users may also read public channels that they have not joined.
 * @throws SlackApiError as {@link requireJoinedChannel}
 */
export function requireReadableChannel(call: MethodCall): Channel {
  const channel = requireVisibleChannel(call);
  const isOpen = channel.kind === 'channel' && call.userId !== call.app.botUserId;
  return isOpen ? channel : requireJoinedChannel(call);
}

/**
 * Returns the channel to which the caller may post: a channel they have joined, by id or name, or a user id for a
 * direct message.
 * @throws SlackApiError `channel_not_found`, `not_in_channel`, or the posting restriction of the channel
 */
export function requireWritableChannel(call: MethodCall): Channel {
  const channel = resolveAddressedChannel(call);
  if (!channel.members.has(call.userId)) throw new SlackApiError('not_in_channel');
  return assertUnrestricted(call, channel);
}

/**
 * Returns the channel to which the caller may post. The scope `chat:write.public` adds every public channel.
 * @throws SlackApiError as {@link requireWritableChannel}
 */
export function requirePostableChannel(call: MethodCall): Channel {
  // A channel that is visible to a non-member is public.
  const isEverywhere = call.scopes?.includes('chat:write.public') === true;
  return isEverywhere ? assertUnrestricted(call, resolveAddressedChannel(call)) : requireWritableChannel(call);
}

/**
 * An app without a Messages tab cannot post direct messages.
 * @throws SlackApiError `messages_tab_disabled`
 */
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
  // Looks for a user only if there is no such channel, because nearly every message goes to a channel.
  const user = known ? undefined : workspace.users.find(target);
  if (user?.id === target) return workspace.channels.openDirect([userId, user.id]).channel;
  return workspace.channels.visibleTo(userId, known?.id ?? target);
}
