import type { JsonObject } from '../../json.js';
import type { Channel, ChannelText } from './channel.js';
import type { Workspace } from '../workspace.js';

/** A conversation as Web API methods show it to one of its viewers. */
export function presentChannel(workspace: Workspace, channel: Channel, viewerId: string): JsonObject {
  const { team, reading } = workspace;
  const sharing = getSharedTeams(workspace, channel);
  const common: JsonObject = {
    id: channel.id,
    created: channel.createdAt,
    is_archived: channel.isArchived,
    is_im: channel.kind === 'im',
    is_org_shared: sharing === 'org',
    context_team_id: team.id,
    updated: channel.createdAt * 1000,
    ...(channel.members.has(viewerId) ? { last_read: reading.lastRead(channel, viewerId) } : {}),
    ...(channel.kind === 'im' || channel.kind === 'mpim' ? { is_open: reading.isOpen(channel, viewerId) } : {}),
  };
  if (channel.kind === 'im') {
    const other = [...channel.members].find(id => id !== viewerId);
    return { ...common, ...(other === undefined ? {} : { user: other }), is_user_deleted: false, priority: 0 };
  }
  return {
    ...common,
    name: channel.name,
    name_normalized: channel.name,
    is_channel: channel.kind === 'channel',
    is_group: channel.kind === 'group',
    is_mpim: channel.kind === 'mpim',
    is_private: channel.kind !== 'channel',
    is_general: channel.isGeneral,
    is_member: channel.members.has(viewerId),
    is_shared: sharing !== null,
    is_ext_shared: sharing === 'external',
    is_pending_ext_shared: false,
    is_frozen: false,
    is_read_only: channel.posting === 'read_only',
    is_thread_only: channel.posting === 'thread_only',
    is_non_threadable: channel.posting === 'non_threadable',
    unlinked: 0,
    parent_conversation: null,
    ...(sharing === null ? {} : { conversation_host_id: channel.teamIds[0] }),
    shared_team_ids: [...channel.teamIds],
    ...(sharing === 'external' ? { connected_team_ids: channel.teamIds.filter(id => id !== team.id) } : {}),
    pending_shared: [],
    pending_connected_team_ids: [],
    creator: channel.creatorId,
    topic: presentText(channel.topic),
    purpose: presentText(channel.purpose),
    previous_names: [...channel.previousNames],
    num_members: channel.members.size,
  };
}

function presentText({ value, creator, lastSet }: ChannelText): JsonObject {
  return { value, creator, last_set: lastSet };
}

/**
 * How a channel is shared: `external` between companies (Slack Connect), `org` among workspaces of one; `null` when one
 * team alone has it.
 */
export function getSharedTeams({ teams }: Pick<Workspace, 'teams'>, { teamIds }: Channel): 'external' | 'org' | null {
  if (teamIds.length < 2) return null;
  const [first, ...others] = teamIds.map(id => teams.get(id)?.enterprise?.id);
  return first !== undefined && others.every(id => id === first) ? 'org' : 'external';
}
