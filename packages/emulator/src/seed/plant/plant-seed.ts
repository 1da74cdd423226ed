import type { World } from '../../world/world.js';
import type { CompleteSeed } from '../complete-seed.js';
import { plantAgentSessions, plantAssistantThreads, plantCalls } from './plant-app-state.js';
import { plantApps, plantBots } from './plant-apps.js';
import { plantChannels } from './plant-channels.js';
import { plantFiles } from './plant-files.js';
import { plantMessages, readScheduled } from './plant-messages.js';
import { plantPeople, plantUsergroups, plantWorkspaces } from './plant-people.js';
import { plantHomes, plantReminders, plantStars } from './plant-personal.js';
import { Planting } from './planting.js';

/**
 * Makes of an empty world what a seed says. Nobody is told of it. What is named must be there before, hence the order.
 * @throws SeedError that names each place where the seed names something that isn't there, or is there twice. The
 * world is then of no use.
 */
export function plantSeed(world: World, seed: CompleteSeed): void {
  const planting = new Planting(world);
  for (const id of seed.gone ?? []) world.shared.gone.add(id);
  plantWorkspaces(planting, seed.workspaces);
  plantPeople(planting, seed.people);
  plantApps(planting, seed.apps);
  plantChannels(planting, seed.channels);
  plantBots(planting, seed.apps);
  plantUsergroups(planting, seed.usergroups ?? []);
  plantFiles(planting, seed.files ?? []);
  plantMessages(planting, seed.messages);
  const scheduled = readScheduled(planting, seed.scheduled ?? []);
  plantReminders(planting, seed.reminders ?? []);
  plantStars(planting, seed.stars ?? []);
  plantHomes(planting, seed.homes ?? []);
  plantAssistantThreads(planting, seed.assistantThreads ?? []);
  plantAgentSessions(planting, seed.agentSessions ?? []);
  plantCalls(planting, seed.calls ?? []);
  planting.finish();
  // Their timers run from then on: nothing of a seed that is none may be left behind.
  for (const each of scheduled) world.shared.scheduled.restore(each);
}
