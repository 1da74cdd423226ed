import type { SeedEntry, SeedPerson, SeedWorkspace } from '../schema/seed.schema.js';
import type { SeedApplication } from './seed-application.js';

/** Makes the workspaces of a seed, with their emoji. */
export function createSeedWorkspaces(planting: SeedApplication, workspaces: readonly SeedWorkspace[]): void {
  const { world } = planting;
  for (const [index, { name, domain = toDomain(name), enterprise, id, emoji = {} }] of workspaces.entries()) {
    const place = ['workspaces', index];
    const others = world.workspaces.map(({ team }) => team);
    if (others.some(team => team.name === name)) isNameTaken(planting, [...place, 'name'], name);
    if (others.some(team => team.domain === domain)) isNameTaken(planting, [...place, 'domain'], domain);
    if (others.some(team => team.id === id)) isNameTaken(planting, [...place, 'id'], id);
    const known = others.find(team => team.enterprise?.name === enterprise?.name)?.enterprise;
    if (known && enterprise?.id !== undefined && enterprise.id !== known.id) {
      planting.refuse(
        [...place, 'enterprise', 'id'],
        `is "${enterprise.id}", and "${known.name}" is ${known.id} before`,
      );
    }
    const workspace = world.addWorkspace({ name, domain, enterprise, id });
    for (const [each, value] of Object.entries(emoji)) {
      planting.attempt([...place, 'emoji', each], () => workspace.emoji.restore(each, value));
    }
  }
}

/** Makes the people of a seed. */
export function createSeedPeople(planting: SeedApplication, people: readonly SeedPerson[]): void {
  const { shared } = planting.world;
  for (const [index, { workspace, snoozedUntil, ...person }] of people.entries()) {
    const place = ['people', index];
    const home = planting.workspace(workspace, [...place, 'workspace']);
    if (!home) continue;
    const { id, name } = person;
    if (home.users.find(name)) isNameTaken(planting, [...place, 'name'], name);
    else if (id !== undefined && shared.people.find(id)) isNameTaken(planting, [...place, 'id'], id);
    else {
      const user = home.users.addPerson(person);
      if (snoozedUntil !== undefined) shared.dnd.restore(user.id, snoozedUntil);
    }
  }
}

/** Makes the groups of people of a seed. */
export function createSeedUsergroups(planting: SeedApplication, usergroups: readonly SeedEntry<'usergroups'>[]): void {
  for (const [index, seed] of usergroups.entries()) {
    const place = ['usergroups', index];
    const { name, handle, description = '', channels = [], users = [], disabledAt: deleted = 0 } = seed;
    const { createdBy, updatedBy = createdBy, created, updated = created, id } = seed;
    const home = planting.workspace(seed.workspace, [...place, 'workspace']);
    const creator = createdBy === undefined ? undefined : planting.user(createdBy, [...place, 'createdBy']);
    const editor = updatedBy === undefined ? undefined : planting.user(updatedBy, [...place, 'updatedBy']);
    const content = {
      name,
      handle,
      description,
      channels: channels.flatMap((each, at) => planting.channel(each, [...place, 'channels', at])?.channel.id ?? []),
      users: planting.users(users, [...place, 'users']).map(user => user.id),
      deleted,
      createdBy: creator?.id ?? '',
      updatedBy: editor?.id ?? '',
      ...(created === undefined ? {} : { created }),
      ...(updated === undefined ? {} : { updated }),
      ...(id === undefined ? {} : { id }),
    };
    if (home) planting.attempt(place, () => home.usergroups.restore(content));
  }
}

function isNameTaken(planting: SeedApplication, place: readonly (string | number)[], name = ''): void {
  planting.refuse(place, `is "${name}", as another one is called`);
}

const toDomain = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '') || 'workspace';
