import { suggestName, type SchemaIssue } from '../../manifest/schema-issues.js';
import type { Channel } from '../../workspace/channels/channel.js';
import type { User } from '../../workspace/users/user.js';
import { SlackApiError } from '../../workspace/api-error.js';
import type { Workspace } from '../../workspace/workspace.js';
import type { WorkspaceRegistry } from '../../workspace/workspace-registry.js';
import { SeedError } from '../read-seed.js';

/** Where in a seed something stands: `people/1/workspace`. */
export type SeedLocation = SchemaIssue['place'];

/** Somebody that a seed names: a person, a bot, or one that is there no more. */
export type NamedUser = Pick<User, 'id'> & Partial<Pick<User, 'app'>>;

/** A channel that a seed names, and a workspace that has it. */
export interface NamedChannel {
  readonly channel: Channel;
  readonly workspace: Workspace;
}

/**
 * A seed on its way into a world: finds what it names among what was planted before, and collects what is wrong, so
 * that all of it is told at once. What gives nothing has noted why.
 */
export class SeedApplication {
  readonly #faults: SchemaIssue[] = [];

  constructor(readonly world: WorkspaceRegistry) {}

  /** Notes something that is wrong. @param text the rest of a sentence about the place */
  refuse(place: SeedLocation, text: string): undefined {
    this.#faults.push({ place, text });
    return undefined;
  }

  /** Does what Slack may refuse, which is then wrong with the seed. */
  attempt<Result>(place: SeedLocation, action: () => Result): Result | undefined {
    try {
      return action();
    } catch (error) {
      if (!(error instanceof SlackApiError)) throw error;
      return this.refuse(place, `is refused: ${[error.code, ...(error.details.messages ?? [])].join('; ')}`);
    }
  }

  /** The workspace of this name or id. Default: the first one. */
  workspace(name: string | undefined, place: SeedLocation): Workspace | undefined {
    const { workspaces } = this.world;
    if (name === undefined) return workspaces[0];
    const found = workspaces.find(({ team }) => team.id === name || team.name === name);
    if (found) return found;
    const known = workspaces.map(({ team }) => team.name);
    return this.#missing(name, 'workspace', known, place);
  }

  workspaces(names: readonly string[], place: SeedLocation): Workspace[] {
    return names.flatMap((name, at) => this.workspace(name, [...place, at]) ?? []);
  }

  /** The person or bot of this name or id in one of these workspaces. Default: in any. */
  user(
    name: string,
    place: SeedLocation,
    workspaces: readonly Workspace[] = this.world.workspaces,
  ): NamedUser | undefined {
    if (this.world.shared.removedUserIds.has(name)) return { id: name };
    const [home, bare] = this.#split(name, place);
    const homes = home ? [home] : workspaces;
    const found = homes.flatMap(each => each.users.find(bare) ?? []);
    return this.#only(name, 'person or app', found, homes, place, ({ users }) => users.all);
  }

  users(names: readonly string[], place: SeedLocation, workspaces?: readonly Workspace[]): NamedUser[] {
    return names.flatMap((name, at) => this.user(name, [...place, at], workspaces) ?? []);
  }

  /** The channel of this name or id. */
  channel(name: string, place: SeedLocation): NamedChannel | undefined {
    const [home, bare] = this.#split(name, place);
    const homes = home ? [home] : this.world.workspaces;
    const found = homes.flatMap(({ channels }) => channels.find(bare) ?? []);
    const channel = this.#only(name, 'channel', found, homes, place, ({ channels }) => channels.all);
    const workspace = channel && homes.find(({ channels }) => channels.has(channel));
    return workspace && { channel, workspace };
  }

  /** The id of the app of this name or id, or of one that is there no more. */
  app(name: string, place: SeedLocation): string | undefined {
    const { apps } = this.world;
    const found = apps.find(name);
    if (found) return found.appId;
    if (this.world.shared.removedUserIds.has(name)) return name;
    const known = apps.all.map(each => each.name);
    return this.#missing(name, 'app', known, place);
  }

  /** @throws SeedError when anything was wrong */
  finish(): void {
    if (this.#faults.length > 0) throw new SeedError(this.#faults);
  }

  /** What stands before and after the slash of `workspace/name`. */
  #split(name: string, place: SeedLocation): readonly [Workspace | undefined, string] {
    const slash = name.indexOf('/');
    if (slash < 0) return [undefined, name];
    const home = this.workspace(name.slice(0, slash), place);
    return [home, name.slice(slash + 1)];
  }

  #only<Named extends { readonly id: string; readonly name: string }>(
    name: string,
    what: string,
    found: readonly Named[],
    homes: readonly Workspace[],
    place: SeedLocation,
    listed: (home: Workspace) => readonly Named[],
  ): Named | undefined {
    const [first] = found;
    if (!first) {
      const known = homes.flatMap(home => listed(home).map(each => each.name));
      return this.#missing(name, what, known, place);
    }
    if (found.every(({ id }) => id === first.id)) return first;
    const choices = homes
      .filter(home => listed(home).some(each => found.includes(each)))
      .map(({ team }) => `"${team.name}/${name}"`);
    return this.refuse(place, `is "${name}", and there are several: say ${choices.join(' or ')}`);
  }

  #missing(name: string, what: string, known: readonly string[], place: SeedLocation): undefined {
    return this.refuse(place, `is "${name}", and there is no such ${what}${suggestName(name, known.filter(Boolean))}`);
  }
}
