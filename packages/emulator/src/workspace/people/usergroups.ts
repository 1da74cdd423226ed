import type { Clock } from '../clock.js';
import type { Identifiers } from '../identifiers.js';
import { SlackRefusal } from '../refusal.js';
import type { ChangeListener } from '../workspace-change.js';

const MAX_DESCRIPTION = 140;

/** What a group of people is called, and where its members are taken in. */
export interface UsergroupContent {
  readonly name: string;
  /** As in `@marketing`. */
  readonly handle: string;
  readonly description: string;
  /** The ids of the channels that it brings its members into. */
  readonly channels: readonly string[];
}

/** A group of people that can be mentioned at once. Never changes: a change makes a new one of the same id. */
export interface Usergroup extends UsergroupContent {
  readonly id: string;
  readonly teamId: string;
  readonly users: readonly string[];
  /** Seconds since the epoch, as all times here. */
  readonly created: number;
  readonly updated: number;
  /** 0 as long as it is enabled. */
  readonly deleted: number;
  readonly createdBy: string;
  readonly updatedBy: string;
}

/** A group of people came into being, or is another than before. */
export interface UsergroupChange {
  readonly kind: 'usergroup_created' | 'usergroup_updated' | 'usergroup_members_changed';
  readonly usergroup: Usergroup;
  readonly previous?: Usergroup;
  readonly at: string;
}

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

  /** @throws SlackRefusal `no_such_subteam` */
  get(id: string): Usergroup {
    const group = this.#groups.get(id);
    if (!group) throw new SlackRefusal('no_such_subteam');
    return group;
  }

  /** @throws SlackRefusal when name, handle or description is wrong or taken */
  create(content: UsergroupContent, userId: string): Usergroup {
    const group = this.restore({ ...content, createdBy: userId });
    this.changed({ kind: 'usergroup_created', usergroup: group, at: this.ids.timestamp() });
    return group;
  }

  /** @throws SlackRefusal as `create` does, and `no_such_subteam` */
  update(id: string, content: Partial<UsergroupContent>, userId: string): Usergroup {
    const previous = this.get(id);
    this.#check({ ...previous, ...content }, id);
    return this.#replace('usergroup_updated', previous, content, userId);
  }

  /**
   * Keeps a group that was there all the time: nobody is told. What isn't said is as it is with new ones.
   * @throws SlackRefusal when name, handle or description is wrong or taken
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

  /** Switches a group off or on. @throws SlackRefusal `no_such_subteam` */
  enable(id: string, isEnabled: boolean, userId: string): Usergroup {
    return this.#replace('usergroup_updated', this.get(id), { deleted: isEnabled ? 0 : this.#now() }, userId);
  }

  /** @throws SlackRefusal `no_such_subteam` */
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
    if (name === '') throw new SlackRefusal('missing_subteam_name');
    if (others.some(group => group.name === name)) throw new SlackRefusal('name_already_exists');
    if (!/^[\p{Ll}\p{N}._-]{1,21}$/u.test(handle)) throw new SlackRefusal('bad_handle');
    if (['channel', 'everyone', 'here'].includes(handle)) throw new SlackRefusal('forbidden_handle');
    if (others.some(group => group.handle === handle)) throw new SlackRefusal('handle_already_exists');
    if (description.length > MAX_DESCRIPTION) throw new SlackRefusal('description_too_long');
  }

  #now(): number {
    return Math.trunc(this.clock.now() / 1000);
  }
}
