import type { Workspace } from '../workspace/workspace.js';
import type { World } from './world.js';

const PEOPLE = [
  ['ann', 'Ann Archer'],
  ['bob', 'Bob Baker'],
  ['carol', 'Carol Carter'],
] as const;

/** The channels that bots start in. */
export const BOT_CHANNELS = ['general', 'support'] as const;

/** Makes a workspace with three people and three channels; `random` is where no bot is. */
export function seedWorld(world: World): Workspace {
  const workspace = world.addWorkspace({ name: 'Local', domain: 'local' });
  const people = PEOPLE.map(([name, realName]) => workspace.users.addPerson({ name, realName }));
  const creatorId = people[0]?.id ?? '';
  for (const name of ['general', 'random', 'support']) {
    const channel = workspace.channels.create(name, creatorId, { isGeneral: name === 'general' });
    for (const person of people) channel.members.add(person.id);
  }
  return workspace;
}
