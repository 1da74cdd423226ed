import { faultLine, nearest } from '../manifest/shape-faults.js';
import type { Channel } from '../workspace/channels/channels.js';
import type { User } from '../workspace/people/users.js';
import type { Workspace } from '../workspace/workspace.js';
import type { World } from '../world/world.js';

/** Where in a seed something stands: `people/1/workspace`. */
export type SeedPlace = readonly (string | number)[];

/** Finds what a seed names, among what was planted before; errors say where the name stands and what was there. */
export class SeedNames {
  constructor(private readonly world: World) {}

  /** The workspace of this name or id. Default: the first one. @throws Error when there is none */
  workspace(name: string | undefined, place: SeedPlace): Workspace {
    const { workspaces } = this.world;
    const found = name === undefined ? workspaces[0] : workspaces.find(({ team }) => isCalled(team, name));
    return (
      found ??
      missing(
        name ?? '',
        'workspace',
        workspaces.map(({ team }) => team.name),
        place,
      )
    );
  }

  /** The person or bot of this name or id in one of these workspaces. @throws Error when there is none, or several */
  user(name: string, workspaces: readonly Workspace[], place: SeedPlace): User {
    const [team, rest] = name.includes('/') ? name.split('/', 2) : [undefined, name];
    const homes = team === undefined ? workspaces : [this.workspace(team, place)];
    const all = homes.flatMap(({ users }) => users.all);
    const found = all.filter(user => isCalled(user, rest ?? ''));
    if (found.length > 1) {
      const choices = homes
        .filter(({ users }) => users.find(name))
        .map(({ team: { name: home } }) => `"${home}/${name}"`);
      refuse(place, `is "${name}", and there are several: say ${choices.join(' or ')}`);
    }
    return (
      found[0] ??
      missing(
        name,
        'person or app',
        all.map(each => each.name),
        place,
      )
    );
  }

  /** The channel of this name or id, and a workspace that has it. @throws Error when there is none, or several */
  channel(name: string, place: SeedPlace): { readonly channel: Channel; readonly workspace: Workspace } {
    const [team, rest] = name.includes('/') ? name.split('/', 2) : [undefined, name];
    const homes = team === undefined ? this.world.workspaces : [this.workspace(team, place)];
    const found = homes.flatMap(workspace =>
      workspace.channels.all.filter(each => isCalled(each, rest ?? '')).map(channel => ({ channel, workspace })),
    );
    if (new Set(found.map(({ channel }) => channel)).size > 1) {
      const choices = found.map(({ workspace }) => `"${workspace.team.name}/${name}"`);
      refuse(place, `is "${name}", and there are several: say ${choices.join(' or ')}`);
    }
    const known = homes.flatMap(({ channels }) => channels.all.map(each => each.name));
    return found[0] ?? missing(name, 'channel', known, place);
  }
}

/** @throws Error that says what is wrong, and where */
export function refuse(place: SeedPlace, text: string): never {
  throw new Error(`Can't begin with the seed: ${faultLine({ place, text })}`);
}

function missing(name: string, what: string, known: readonly string[], place: SeedPlace): never {
  const near = nearest(name, known);
  const hint =
    near === undefined ? `there are ${known.filter(Boolean).join(', ') || 'none'}` : `did you mean "${near}"?`;
  refuse(place, `is "${name}", and there is no such ${what}: ${hint}`);
}

const isCalled = ({ id, name }: { readonly id: string; readonly name: string }, wanted: string): boolean =>
  id === wanted || name === wanted.replace(/^[@#]/, '');
