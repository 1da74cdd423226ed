import type { JsonObject } from '../../json.js';
import type { Channel } from '../../workspace/channels/channel.js';
import { presentChannel } from '../../workspace/channels/present-channel.js';
import { SlackApiError } from '../../workspace/api-error.js';
import { getChannelKind } from '../token-check.js';
import {
  assertNotGuest,
  requireJoinedChannel,
  requireReadableChannel,
  requireVisibleChannel,
} from './channel-access.js';
import type { MethodCall, MethodTable } from './method.js';
import { paginate, paginateStrictly } from './pagination.js';
import type { Message } from '../../workspace/messages/message.js';
import { presentMessage } from '../../workspace/messages/present-message.js';

/** The `conversations.*` methods that find and open channels and change their members. */
export const conversationsMethods: MethodTable = {
  'conversations.list': call => listChannels(call, visibleChannels(call)),

  'conversations.info': call => presentForMember(call, requireVisibleChannel(call)),

  'conversations.members': call => {
    const { entries, nextCursor } = paginateStrictly(call.args, [...requireVisibleChannel(call).members]);
    return { members: entries, response_metadata: { next_cursor: nextCursor } };
  },

  'conversations.open': call => {
    const { args, userId, workspace } = call;
    const { channel, alreadyOpen: wasThere } =
      args.text('channel') === undefined
        ? workspace.channels.openDirect([userId, ...readAddressees(call)])
        : { channel: openDirectChannel(call), alreadyOpen: true };
    const alreadyOpen = workspace.reading.open(channel, userId) && wasThere;
    const details = args.flag('return_im') ? presentChannel(workspace, channel, userId) : { id: channel.id };
    return { channel: details, ...(alreadyOpen ? { no_op: true, already_open: true } : {}) };
  },

  'conversations.close': call => {
    const wasOpen = call.workspace.reading.close(openDirectChannel(call), call.userId);
    return wasOpen ? {} : { no_op: true, already_closed: true };
  },

  'conversations.mark': call => {
    const channel = requireJoinedChannel(call);
    const ts = call.args.required('ts');
    if (!/^\d+\.\d+$/.test(ts)) throw new SlackApiError('invalid_timestamp');
    call.workspace.reading.setLastRead(channel, call.userId, ts);
    return {};
  },

  'conversations.join': call => {
    const channel = requireVisibleChannel(call);
    const wasIn = call.workspace.membership.join(channel, call.userId);
    return { ...presentForMember(call, channel), ...(wasIn ? { warning: 'already_in_channel' } : {}) };
  },

  'conversations.invite': call => {
    const { args, userId, workspace } = call;
    const channel = requireJoinedChannel(call);
    const users = args.list('users');
    if (users.length === 0) throw new SlackApiError('no_user');
    workspace.membership.requireOpen(channel);
    const errors = users.flatMap(user => inviteProblem(call, channel, user));
    const welcome = users.filter(user => !errors.some(each => each.user === user));
    const [first] = errors;
    if (first && !(args.flag('force') && welcome.length > 0))
      throw new SlackApiError(first.error, { body: { errors } });
    workspace.membership.invite(channel, userId, welcome);
    return presentForMember(call, channel);
  },

  'conversations.kick': call => {
    const { args, userId, workspace } = call;
    const channel = requireJoinedChannel(call);
    workspace.membership.kick(channel, userId, workspace.users.get(args.required('user')).id);
    return {};
  },

  'conversations.leave': call => {
    const channel = requireVisibleChannel(call);
    assertNotGuest(call);
    const wasIn = call.workspace.membership.leave(channel, call.userId);
    return wasIn ? {} : { not_in_channel: true };
  },
};

/** Lists why a user cannot be invited, in Slack's format. */
function inviteProblem(call: MethodCall, channel: Channel, id: string): InviteProblem[] {
  const error = findInviteReason(call, channel, id);
  return error === undefined ? [] : [{ user: id, ok: false, error }];
}

function findInviteReason(
  { userId, workspace }: MethodCall,
  { members, teamIds }: Channel,
  id: string,
): string | undefined {
  const { users, team, teams } = workspace;
  const user = users.find(id);
  if (user?.id !== id) return 'user_not_found';
  if (id === userId) return 'cant_invite_self';
  if (members.has(id)) return 'already_in_channel';
  if (user.isDeleted) return 'cant_invite';
  if (teamIds.includes(user.teamId) || user.app?.isOrgWide === true) return undefined;
  const isOfOrganisation = team.enterprise !== undefined && teams.get(user.teamId)?.enterprise === team.enterprise;
  return isOfOrganisation ? 'org_user_not_in_team' : 'user_not_found';
}

/**
 * Returns the direct message of an argument.
 * @throws SlackApiError as {@link requireVisibleChannel}, or if the channel is not a direct message
 */
function openDirectChannel(call: MethodCall): Channel {
  const channel = requireVisibleChannel(call);
  if (channel.kind === 'im' || channel.kind === 'mpim') return channel;
  throw new SlackApiError('method_not_supported_for_channel_type');
}

/** Reads the users of a direct message to open. */
function readAddressees({ args, workspace }: MethodCall): string[] {
  const ids = args.list('users');
  if (ids.length === 0) throw new SlackApiError('users_list_not_supplied');
  if (ids.length > 8) throw new SlackApiError('too_many_users');
  for (const id of ids) if (workspace.users.get(id).isDeleted) throw new SlackApiError('user_disabled');
  return ids;
}

type InviteProblem = { readonly user: string; readonly ok: false; readonly error: string };

/**
 * Returns a page of channels, filtered by their kind and by whether they are archived.
 * @throws SlackApiError `invalid_types`
 */
export function listChannels(call: MethodCall, channels: readonly Channel[]): JsonObject {
  const { args, userId, workspace } = call;
  const types = args.list('types');
  const kinds = (types.length > 0 ? types : ['public_channel']).map(type => {
    const kind = getChannelKind(type);
    if (!kind) throw new SlackApiError('invalid_types');
    return kind;
  });
  const wanted = channels.filter(
    channel => kinds.includes(channel.kind) && !(channel.isArchived && args.flag('exclude_archived')),
  );
  const { entries, nextCursor } = paginateStrictly(args, wanted);
  return {
    channels: entries.map(channel => presentChannel(workspace, channel, userId)),
    response_metadata: { next_cursor: nextCursor },
  };
}

function visibleChannels({ userId, workspace }: MethodCall): Channel[] {
  return workspace.channels.all.filter(channel => channel.kind === 'channel' || channel.members.has(userId));
}

function presentForMember({ workspace, userId }: MethodCall, channel: Channel): JsonObject {
  return { channel: presentChannel(workspace, channel, userId) };
}

/** The `conversations.*` methods that read messages. */
export const historyMethods: MethodTable = {
  'conversations.history': call => {
    const channel = requireReadableChannel(call);
    // Slack returns the newest message first.
    const said = isWithinBounds(call, call.workspace.messages.history(channel.id)).toReversed();
    return { ...readMessagePage(call, said, 100), pin_count: call.workspace.pins.of(channel.id).length };
  },

  'conversations.replies': call => {
    const { args, workspace } = call;
    const channel = requireReadableChannel(call);
    const root = workspace.messages.find(channel.id, args.required('ts'));
    if (!root || root.ephemeralTo !== undefined) throw new SlackApiError('thread_not_found');
    return readMessagePage(
      call,
      [root, ...isWithinBounds(call, workspace.messages.replies(channel.id, root.ts))],
      1000,
    );
  },
};

function readMessagePage(call: MethodCall, messages: readonly Message[], defaultLimit: number): JsonObject {
  const { entries, nextCursor } = paginate(call.args, messages, defaultLimit);
  return {
    messages: entries.map(message => presentHistoryMessages(call, message)),
    has_more: nextCursor !== '',
    ...(nextCursor === '' ? {} : { response_metadata: { next_cursor: nextCursor } }),
  };
}

/** Includes metadata only if the call requests it. */
function presentHistoryMessages({ args, workspace }: MethodCall, message: Message): JsonObject {
  const { metadata, ...rest } = presentMessage(workspace, message);
  return metadata !== undefined && args.flag('include_all_metadata') ? { ...rest, metadata } : rest;
}

function isWithinBounds({ args }: MethodCall, messages: readonly Message[]): Message[] {
  const oldest = readBound(args.text('oldest'), 'invalid_ts_oldest');
  const latest = readBound(args.text('latest'), 'invalid_ts_latest');
  const isInclusive = args.flag('inclusive');
  return messages.filter(({ ts }) => {
    const at = Number(ts);
    if (isInclusive && (at === oldest || at === latest)) return true;
    return (oldest === undefined || at > oldest) && (latest === undefined || at < latest);
  });
}

function readBound(ts: string | undefined, otherwise: string): number | undefined {
  if (ts === undefined || ts === 'now' || ts === '') return undefined;
  const at = Number(ts);
  if (Number.isNaN(at)) throw new SlackApiError(otherwise);
  return at;
}
