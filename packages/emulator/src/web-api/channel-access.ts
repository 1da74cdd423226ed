import type { Channel } from '../workspace/channels.js';
import { SlackRefusal } from '../workspace/refusal.js';
import type { MethodCall } from './method.js';

/** The channel of an argument, if the bot may know of it. @throws SlackRefusal `channel_not_found` */
export function visibleChannel({ args, app, workspace }: MethodCall, name = 'channel'): Channel {
  return workspace.channels.visibleTo(app.botUserId, args.required(name));
}

/** The channel of an argument, if the bot is in it. @throws SlackRefusal `channel_not_found` or `not_in_channel` */
export function joinedChannel(call: MethodCall, name = 'channel'): Channel {
  const channel = visibleChannel(call, name);
  if (!channel.members.has(call.app.botUserId)) throw new SlackRefusal('not_in_channel');
  return channel;
}

/**
 * Where the bot may write: a channel that it is in, by id or name, or a person's id for a direct message.
 * @throws SlackRefusal `channel_not_found` or `not_in_channel`
 */
export function writableChannel({ args, app, workspace }: MethodCall): Channel {
  const target = args.required('channel');
  const user = workspace.users.find(target);
  if (user?.id === target) return workspace.channels.openDirect([app.botUserId, user.id]).channel;
  const channel = workspace.channels.visibleTo(app.botUserId, workspace.channels.find(target)?.id ?? target);
  if (!channel.members.has(app.botUserId)) throw new SlackRefusal('not_in_channel');
  return channel;
}
