import type { JsonObject } from '../../json.js';
import type { Usergroup } from './usergroups.js';

/** What of a group is shown besides itself. */
export interface UsergroupDetails {
  readonly withUsers?: boolean;
  readonly withCount?: boolean;
}

/** A group of people as Slack writes it in answers and events. */
export function presentUsergroup(
  group: Usergroup,
  { withUsers = true, withCount = true }: UsergroupDetails = {},
): JsonObject {
  const isEnabled = group.deleted === 0;
  return {
    id: group.id,
    team_id: group.teamId,
    is_usergroup: true,
    is_subteam: true,
    name: group.name,
    description: group.description,
    handle: group.handle,
    is_external: false,
    date_create: group.created,
    date_update: group.updated,
    date_delete: group.deleted,
    auto_type: null,
    auto_provision: false,
    enterprise_subteam_id: '',
    created_by: group.createdBy,
    updated_by: group.updatedBy,
    deleted_by: isEnabled ? null : group.updatedBy,
    prefs: { channels: [...group.channels], groups: [] },
    ...(withUsers ? { users: [...group.users] } : {}),
    ...(withCount ? { user_count: group.users.length } : {}),
    channel_count: group.channels.length,
  };
}
