import type { User } from '../workspace/people/users.js';
import type { Workspace } from '../workspace/workspace.js';
import type { World } from '../world/world.js';
import type { CompleteSeed } from './complete-seed.js';
import { plantApps } from './plant-apps.js';
import { plantMessages } from './plant-messages.js';
import { refuse, SeedNames } from './seed-names.js';
import type { SeedChannel } from './seed.schema.js';

/**
 * Makes of an empty world what a seed says. Nobody is told of it.
 * @throws Error that names the place where the seed names something that isn't there, or is there twice
 */
export function plantSeed(world: World, seed: CompleteSeed): void {
  const names = new SeedNames(world);
  for (const [index, { name, domain, enterprise, id }] of seed.workspaces.entries()) {
    if (world.workspaces.some(({ team }) => team.name === name)) taken('workspaces', index, name);
    world.addWorkspace({ name, domain: domain ?? domainOf(name), enterprise, id });
  }
  for (const [index, { workspace, ...person }] of seed.people.entries()) {
    const { users } = names.workspace(workspace, ['people', index, 'workspace']);
    if (users.find(person.name)) taken('people', index, person.name);
    users.addPerson(person);
  }
  plantApps(world, names, seed.apps);
  for (const [index, channel] of seed.channels.entries()) plantChannel(names, channel, index);
  for (const [index, { name, channels = [] }] of seed.apps.entries()) {
    for (const [at, wanted] of channels.entries()) {
      const { channel, workspace } = names.channel(wanted, ['apps', index, 'channels', at]);
      const bot = workspace.apps.find(name);
      if (!bot)
        refuse(['apps', index, 'channels', at], `is "${wanted}", in a workspace where "${name}" isn't installed`);
      channel.members.add(bot.botUserId);
    }
  }
  plantMessages(world, names, seed.messages);
}

function plantChannel(names: SeedNames, seed: SeedChannel, index: number): void {
  const { kind = 'public', name = '', workspace, sharedWith = [], id, isGeneral, isArchived, createdAt } = seed;
  const home = names.workspace(workspace, ['channels', index, 'workspace']);
  const others = sharedWith.map((each, at) => names.workspace(each, ['channels', index, 'sharedWith', at]));
  const homes = [home, ...others];
  if (name === '' && kind !== 'direct') refuse(['channels', index, 'name'], 'is missing');
  if (name !== '' && homes.some(({ channels }) => channels.find(name))) taken('channels', index, name);
  const members = seed.members
    ? seed.members.map((each, at) => names.user(each, homes, ['channels', index, 'members', at]))
    : kind === 'public'
      ? homes.flatMap(everybody)
      : refuse(['channels', index, 'members'], 'is missing: only a public channel has everybody in it');
  const creator =
    seed.creator === undefined ? members[0] : names.user(seed.creator, homes, ['channels', index, 'creator']);
  const channel = home.channels.add({
    name,
    kind: kindOf(kind, members),
    members: members.map(user => user.id),
    creatorId: creator?.id ?? '',
    topic: textOf(seed.topic, creator),
    purpose: textOf(seed.purpose, creator),
    previousNames: [...(seed.previousNames ?? [])],
    ...(id === undefined ? {} : { id }),
    ...(isGeneral === undefined ? {} : { isGeneral }),
    ...(isArchived === undefined ? {} : { isArchived }),
    ...(createdAt === undefined ? {} : { createdAt }),
  });
  for (const other of others) other.channels.adopt(channel);
}

/** The people of a workspace who are in every public channel: guests are in those only that name them. */
const everybody = ({ users }: Workspace): User[] =>
  users.all.filter(({ app, role, isDeleted }) => !app && role !== 'guest' && !isDeleted);

function kindOf(kind: NonNullable<SeedChannel['kind']>, members: readonly User[]): 'channel' | 'group' | 'im' | 'mpim' {
  if (kind === 'direct') return members.length > 2 ? 'mpim' : 'im';
  return kind === 'private' ? 'group' : 'channel';
}

function textOf(
  seed: SeedChannel['topic'],
  creator: User | undefined,
): { value: string; creator: string; lastSet: number } {
  if (seed === undefined) return { value: '', creator: '', lastSet: 0 };
  return typeof seed === 'string' ? { value: seed, creator: creator?.id ?? '', lastSet: 0 } : seed;
}

function taken(list: string, index: number, name: string): never {
  refuse([list, index, 'name'], `is "${name}", as another one is called`);
}

const domainOf = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '') || 'workspace';
