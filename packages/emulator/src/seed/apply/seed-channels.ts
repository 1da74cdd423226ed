import { findChannelNameError } from '../../workspace/channels/channel-names.js';
import type { Channel } from '../../workspace/channels/channel.js';
import type { User } from '../../workspace/users/user.js';
import type { Workspace } from '../../workspace/workspace.js';
import type { SeedChannel } from '../schema/seed.schema.js';
import type { NamedUser, SeedApplication, SeedLocation } from './seed-application.js';

/** Makes the channels of a seed, with what stands at their tops and how far each has read. */
export function createSeedChannels(planting: SeedApplication, channels: readonly SeedChannel[]): void {
  for (const [index, seed] of channels.entries()) {
    const place = ['channels', index];
    const channel = createSeedChannel(planting, seed, place);
    if (!channel) continue;
    createBookmarks(planting, channel, seed, place);
    restoreReadMarks(planting, channel, seed, place);
  }
}

function createSeedChannel(planting: SeedApplication, seed: SeedChannel, place: SeedLocation): Channel | undefined {
  const {
    kind = 'public',
    name = '',
    workspace,
    sharedWith = [],
    id,
    isGeneral,
    isArchived,
    posting,
    createdAt,
  } = seed;
  const home = planting.workspace(workspace, [...place, 'workspace']);
  if (!home) return undefined;
  const others = planting.workspaces(sharedWith, [...place, 'sharedWith']);
  const homes = [home, ...others];
  if (name === '' && kind !== 'direct') return planting.refuse([...place, 'name'], 'is missing');
  // Slack itself names direct messages of several, by all who are in them: that may be longer than people's names.
  const fault = kind === 'direct' ? undefined : findChannelNameError(name);
  if (fault !== undefined) {
    return planting.refuse([...place, 'name'], `is "${name}" (${fault}): small letters, digits, - and _ can be in it`);
  }
  if (name !== '' && homes.some(({ channels }) => channels.find(name))) {
    return planting.refuse([...place, 'name'], `is "${name}", as another one is called`);
  }
  if (id !== undefined && planting.world.workspaces.some(({ channels }) => channels.find(id))) {
    return planting.refuse([...place, 'id'], `is "${id}", which another one has`);
  }
  const members = resolveMembers(planting, seed, homes, place);
  const creator = resolveCreator(planting, seed, members, place);
  const channel = planting.attempt(place, () =>
    home.channels.add({
      name,
      kind: toChannelKind(kind, members),
      members: members.map(user => user.id),
      creatorId: creator?.id ?? '',
      topic: toChannelText(seed.topic, creator),
      purpose: toChannelText(seed.purpose, creator),
      previousNames: [...(seed.previousNames ?? [])],
      ...(id === undefined ? {} : { id }),
      ...(isGeneral === undefined ? {} : { isGeneral }),
      ...(isArchived === undefined ? {} : { isArchived }),
      posting,
      ...(createdAt === undefined ? {} : { createdAt }),
    }),
  );
  if (channel) for (const other of others) other.channels.adopt(channel);
  return channel;
}

function resolveMembers(
  planting: SeedApplication,
  seed: SeedChannel,
  homes: readonly Workspace[],
  place: SeedLocation,
): NamedUser[] {
  const { kind = 'public', members } = seed;
  if (members) {
    // A direct message may be with somebody of another workspace.
    const isAbroad = (name: string): boolean => kind === 'direct' && !homes.some(({ users }) => users.find(name));
    return members.flatMap((name, at) => {
      const found = planting.user(name, [...place, 'members', at], isAbroad(name) ? undefined : homes);
      return found ?? [];
    });
  }
  if (kind === 'public') return homes.flatMap(getWorkspaceMembers);
  planting.refuse([...place, 'members'], 'is missing: only a public channel has everybody in it');
  return [];
}

function resolveCreator(
  planting: SeedApplication,
  { creator }: SeedChannel,
  [first]: readonly NamedUser[],
  place: SeedLocation,
): NamedUser | undefined {
  if (creator === undefined) return first;
  return creator === '' ? undefined : planting.user(creator, [...place, 'creator']);
}

/** The people of a workspace who are in every public channel: guests are in those only that name them. */
const getWorkspaceMembers = ({ users }: Workspace): User[] =>
  users.all.filter(({ app, role, isDeleted }) => !app && role !== 'guest' && !isDeleted);

function toChannelKind(kind: NonNullable<SeedChannel['kind']>, members: readonly NamedUser[]): Channel['kind'] {
  if (kind === 'direct') return members.length > 2 ? 'mpim' : 'im';
  return kind === 'private' ? 'group' : 'channel';
}

function toChannelText(seed: SeedChannel['topic'], creator: NamedUser | undefined): Channel['topic'] {
  if (seed === undefined) return { value: '', creator: '', lastSet: 0 };
  return typeof seed === 'string' ? { value: seed, creator: creator?.id ?? '', lastSet: 0 } : seed;
}

function createBookmarks(
  planting: SeedApplication,
  channel: Channel,
  { bookmarks = [] }: SeedChannel,
  place: SeedLocation,
): void {
  const { bookmarks: kept } = planting.world.shared;
  for (const [at, { title, link, emoji = '', created, updated = 0, updatedBy, id }] of bookmarks.entries()) {
    const here = [...place, 'bookmarks', at];
    const editor =
      updatedBy === undefined ? { id: channel.creatorId } : planting.user(updatedBy, [...here, 'updatedBy']);
    planting.attempt(here, () =>
      kept.restore({
        channel: channel.id,
        title,
        link,
        emoji,
        created: created ?? channel.createdAt,
        updated,
        updatedBy: editor?.id ?? '',
        ...(id === undefined ? {} : { id }),
      }),
    );
  }
}

function restoreReadMarks(planting: SeedApplication, channel: Channel, seed: SeedChannel, place: SeedLocation): void {
  const { reading } = planting.world.shared;
  for (const [name, ts] of Object.entries(seed.lastRead ?? {})) {
    const reader = planting.user(name, [...place, 'lastRead', name]);
    if (reader) reading.setLastRead(channel, reader.id, ts);
  }
  for (const { id } of planting.users(seed.closedFor ?? [], [...place, 'closedFor']))
    reading.restoreClosed(channel, id);
}
