import type { Clock } from '../../time/clock.js';
import type { Identifiers } from '../identifiers.js';
import { SlackApiError } from '../api-error.js';
import type { ChangeListener, UsergroupChange } from '../workspace-change.js';
import type { JsonObject } from '../../json.js';
import type { UsergroupContent, Usergroup } from './user.js';

const MAX_DESCRIPTION = 140;

/** The groups of people of a workspace. */
export class UsergroupStore {
  readonly #groups = new Map<string, Usergroup>();

  constructor(
    private readonly teamId: string,
    private readonly ids: Identifiers,
    private readonly clock: Clock,
    private readonly changed: ChangeListener,
  ) {}

  get all(): readonly Usergroup[] {
    return [...this.#groups.values()];
  }

  /** @throws SlackApiError `no_such_subteam` */
  get(id: string): Usergroup {
    const group = this.#groups.get(id);
    if (!group) throw new SlackApiError('no_such_subteam');
    return group;
  }

  /** @throws SlackApiError when name, handle or description is wrong or taken */
  create(content: UsergroupContent, userId: string): Usergroup {
    const group = this.restore({ ...content, createdBy: userId });
    this.changed({ kind: 'usergroup_created', usergroup: group, at: this.ids.timestamp() });
    return group;
  }

  /** @throws SlackApiError as `create` does, and `no_such_subteam` */
  update(id: string, content: Partial<UsergroupContent>, userId: string): Usergroup {
    const previous = this.get(id);
    this.#check({ ...previous, ...content }, id);
    return this.#replace('usergroup_updated', previous, content, userId);
  }

  /**
   * Keeps a group without notifying apps. What isn't said is as it is with new ones.
   * @throws SlackApiError when name, handle or description is wrong or taken
   */
  restore(content: UsergroupContent & Partial<Omit<Usergroup, 'teamId'>>): Usergroup {
    this.#check(content);
    const created = content.created ?? this.#now();
    const group: Usergroup = {
      id: this.ids.next('S'),
      teamId: this.teamId,
      users: [],
      created,
      updated: created,
      deleted: 0,
      createdBy: '',
      updatedBy: content.createdBy ?? '',
      ...content,
    };
    this.#groups.set(group.id, group);
    return group;
  }

  /** Switches a group off or on. @throws SlackApiError `no_such_subteam` */
  enable(id: string, isEnabled: boolean, userId: string): Usergroup {
    return this.#replace('usergroup_updated', this.get(id), { deleted: isEnabled ? 0 : this.#now() }, userId);
  }

  /** @throws SlackApiError `no_such_subteam` */
  setUsers(id: string, users: readonly string[], userId: string): Usergroup {
    return this.#replace('usergroup_members_changed', this.get(id), { users: [...new Set(users)] }, userId);
  }

  #replace(kind: UsergroupChange['kind'], previous: Usergroup, to: Partial<Usergroup>, updatedBy: string): Usergroup {
    const group = { ...previous, ...to, updated: this.#now(), updatedBy };
    this.#groups.set(group.id, group);
    this.changed({ kind, usergroup: group, previous, at: this.ids.timestamp() });
    return group;
  }

  #check({ name, handle, description }: UsergroupContent, id?: string): void {
    const others = this.all.filter(group => group.id !== id);
    if (name === '') throw new SlackApiError('missing_subteam_name');
    if (others.some(group => group.name === name)) throw new SlackApiError('name_already_exists');
    if (!/^[\p{Ll}\p{N}._-]{1,21}$/u.test(handle)) throw new SlackApiError('bad_handle');
    if (['channel', 'everyone', 'here'].includes(handle)) throw new SlackApiError('forbidden_handle');
    if (others.some(group => group.handle === handle)) throw new SlackApiError('handle_already_exists');
    if (description.length > MAX_DESCRIPTION) throw new SlackApiError('description_too_long');
  }

  #now(): number {
    return Math.trunc(this.clock.now() / 1000);
  }
}

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
