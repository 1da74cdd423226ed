import type { World } from '../../workspace/workspace-registry.js';
import type { CompleteSeed } from '../initial-seed.js';
import {
  plantAgentSessions,
  plantAssistantThreads,
  plantCalls,
  plantHomes,
  plantReminders,
  plantStars,
} from './seed-app-and-user-state.js';
import { plantApps, plantBots } from './seed-apps.js';
import { plantChannels } from './seed-channels.js';
import { plantFiles, plantMessages, readScheduled } from './seed-messages.js';
import { plantPeople, plantUsergroups, plantWorkspaces } from './seed-people.js';
import { Planting } from './seed-application.js';

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
