import type { JsonObject } from '../../json.js';
import type { Channel } from '../../workspace/channels/channels.js';
import { presentChannel } from '../../workspace/channels/present-channel.js';
import { SlackRefusal } from '../../workspace/refusal.js';
import { kindOfType } from '../channel-types.js';
import { joinedChannel, visibleChannel } from './channel-access.js';
import type { MethodCall, MethodTable } from './method.js';
import { pageOf } from './page.js';

/** The `conversations.*` methods that find, open and change channels. */
export const conversationsMethods: MethodTable = {
  'conversations.list': call => listChannels(call, visibleChannels(call)),

  'conversations.info': call => shown(call, visibleChannel(call)),

  'conversations.members': call => {
    const { entries, nextCursor } = pageOf(call.args, [...visibleChannel(call).members]);
    return { members: entries, response_metadata: { next_cursor: nextCursor } };
  },

  'conversations.open': call => {
    const { args, userId, workspace } = call;
    const channelId = args.text('channel');
    if (channelId !== undefined) return shown(call, visibleChannel(call));
    const users = args.list('users');
    if (users.length === 0) throw new SlackRefusal('users_list_not_supplied');
    if (users.length > 8) throw new SlackRefusal('too_many_users');
    for (const id of users) workspace.users.get(id);
    const { channel, alreadyOpen: wasThere } = workspace.channels.openDirect([userId, ...users]);
    const alreadyOpen = workspace.reading.open(channel, userId) && wasThere;
    const details = args.flag('return_im') ? presentChannel(workspace, channel, userId) : { id: channel.id };
    return { channel: details, ...(alreadyOpen ? { no_op: true, already_open: true } : {}) };
  },

  'conversations.close': call => {
    const channel = visibleChannel(call);
    if (channel.kind !== 'im' && channel.kind !== 'mpim') {
      throw new SlackRefusal('method_not_supported_for_channel_type');
    }
    const wasOpen = call.workspace.reading.close(channel, call.userId);
    return wasOpen ? {} : { no_op: true, already_closed: true };
  },

  'conversations.mark': call => {
    const channel = joinedChannel(call);
    const ts = call.args.required('ts');
    if (!/^\d+\.\d+$/.test(ts)) throw new SlackRefusal('invalid_timestamp');
    call.workspace.reading.mark(channel, call.userId, ts);
    return {};
  },

  'conversations.join': call => {
    const channel = visibleChannel(call);
    const wasIn = call.workspace.membership.join(channel, call.userId);
    return { ...shown(call, channel), ...(wasIn ? { warning: 'already_in_channel' } : {}) };
  },

  'conversations.invite': call => {
    const { args, userId, workspace } = call;
    const channel = joinedChannel(call);
    const users = args.list('users');
    if (users.length === 0) throw new SlackRefusal('no_user');
    const errors = users.flatMap(user => inviteProblem(call, channel, user));
    const welcome = users.filter(user => !errors.some(each => each.user === user));
    const [first] = errors;
    if (first && !(args.flag('force') && welcome.length > 0)) throw new SlackRefusal(first.error, { body: { errors } });
    workspace.membership.invite(channel, userId, welcome);
    return shown(call, channel);
  },

  'conversations.kick': call => {
    const { args, userId, workspace } = call;
    const channel = joinedChannel(call);
    workspace.membership.kick(channel, userId, workspace.users.get(args.required('user')).id);
    return {};
  },

  'conversations.leave': call => {
    const wasIn = call.workspace.membership.leave(visibleChannel(call), call.userId);
    return wasIn ? {} : { not_in_channel: true };
  },
};

/** Why somebody can't be invited, as Slack lists it. */
function inviteProblem({ userId, workspace }: MethodCall, { members }: Channel, user: string): InviteProblem[] {
  const refused = (error: string): InviteProblem[] => [{ user, ok: false, error }];
  if (workspace.users.find(user)?.id !== user) return refused('user_not_found');
  if (user === userId) return refused('cant_invite_self');
  return members.has(user) ? refused('already_in_channel') : [];
}

type InviteProblem = { readonly user: string; readonly ok: false; readonly error: string };

/** The page of channels that a call asks for: of these kinds, archived or not. @throws SlackRefusal `invalid_types` */
export function listChannels(call: MethodCall, channels: readonly Channel[]): JsonObject {
  const { args, userId, workspace } = call;
  const types = args.list('types');
  const kinds = (types.length > 0 ? types : ['public_channel']).map(type => {
    const kind = kindOfType(type);
    if (!kind) throw new SlackRefusal('invalid_types');
    return kind;
  });
  const wanted = channels.filter(
    channel => kinds.includes(channel.kind) && !(channel.isArchived && args.flag('exclude_archived')),
  );
  const { entries, nextCursor } = pageOf(args, wanted);
  return {
    channels: entries.map(channel => presentChannel(workspace, channel, userId)),
    response_metadata: { next_cursor: nextCursor },
  };
}

function visibleChannels({ userId, workspace }: MethodCall): Channel[] {
  return workspace.channels.all.filter(channel => channel.kind === 'channel' || channel.members.has(userId));
}

function shown({ workspace, userId }: MethodCall, channel: Channel): JsonObject {
  return { channel: presentChannel(workspace, channel, userId) };
}
