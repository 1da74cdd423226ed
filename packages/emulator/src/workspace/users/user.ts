import type { JsonObject } from '../../json.js';
import type { AppInstall } from '../apps/app-install.js';

/** What a user may do in the workspace. The first owner is its primary one; a guest is in some channels only. */
export type Role = 'primary_owner' | 'owner' | 'admin' | 'member' | 'guest';

/** A user in the workspace: a person, or the bot user of an app. Never changes: a change makes a new one. */
export interface User {
  readonly id: string;
  /** The workspace that they are of. */
  readonly teamId: string;
  /** The handle, as in `@ann`. */
  readonly name: string;
  readonly realName: string;
  readonly displayName: string;
  readonly role: Role;
  /** The language they have chosen, such as `en-US`. */
  readonly locale: string;
  /** By its name in the time zone database, such as `Europe/Berlin`. */
  readonly timeZone: string;
  /** Bots have none. */
  readonly email: string | undefined;
  readonly presence: 'active' | 'away';
  /** What they say of themselves besides their names, as Slack names it: `title`, `status_text`, … */
  readonly profile: JsonObject;
  /** The app behind a bot user. */
  readonly app: AppInstall | undefined;
  /** Whether they have left. */
  readonly isDeleted: boolean;
  /** When they were last changed. Seconds since the epoch; 0 as long as they weren't. */
  readonly updatedAt: number;
}

/** A user to add. What isn't said has its default. */
export interface NewPerson {
  readonly name: string;
  readonly realName?: string | undefined;
  /** Default `NAME@DOMAIN.test`, with the workspace's domain. */
  readonly email?: string | undefined;
  /** Default `member`. */
  readonly role?: Role | undefined;
  /** Default `en-US`. */
  readonly locale?: string | undefined;
  /** Default `Etc/UTC`. */
  readonly timeZone?: string | undefined;
  /** Default: the name. */
  readonly displayName?: string | undefined;
  /** More of their profile, as Slack names it: `title`, `status_text`, …. */
  readonly profile?: JsonObject | undefined;
  /** When they were last changed. Seconds since the epoch. Default: never. */
  readonly updatedAt?: number | undefined;
  /** Whether they have left. Default false. */
  readonly isDeleted?: boolean | undefined;
  /** Default `active`. */
  readonly presence?: User['presence'] | undefined;
  /** Default: a new one. */
  readonly id?: string | undefined;
}

/** What a user has saved: a message, or a file. */
export type Starred = { readonly channel: string; readonly ts: string } | { readonly file: string };

/** Something that a user has saved, and when. */
export interface Star {
  readonly item: Starred;
  /** Seconds since the epoch. */
  readonly created: number;
}

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

/** Everybody of every workspace, found by id, by name and by workspace. */
export class UserIndex {
  readonly #byId = new Map<string, User>();
  /** Ids, by names: the same name may stand for somebody else in each workspace. */
  readonly #byName = new Map<string, Set<string>>();

  find(id: string): User | undefined {
    return this.#byId.get(id);
  }

  /** Those of this handle, in whatever workspace. */
  named(name: string): User[] {
    return Array.from(this.#byName.get(name) ?? [], id => this.#byId.get(id)).filter(user => user !== undefined);
  }

  /** In the order in which they came. */
  get all(): MapIterator<User> {
    return this.#byId.values();
  }

  /** Puts somebody in, or who they are now in their place. */
  put(user: User): void {
    const { id, name } = user;
    const before = this.#byId.get(id);
    if (before && before.name !== name) this.#byName.get(before.name)?.delete(id);
    this.#byId.set(id, user);
    this.#byName.set(name, (this.#byName.get(name) ?? new Set()).add(id));
  }

  remove(id: string): void {
    const user = this.#byId.get(id);
    if (!user) return;
    this.#byId.delete(id);
    this.#byName.get(user.name)?.delete(id);
  }
}

/** Whether a user may manage the workspace. */
export const isAdmin = ({ role }: User): boolean => role !== 'member' && role !== 'guest';
