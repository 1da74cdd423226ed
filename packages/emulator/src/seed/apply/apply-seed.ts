import type { WorkspaceRegistry } from '../../workspace/workspace-registry.js';
import type { CompleteSeed } from '../initial-seed.js';
import {
  createAgentSessions,
  createAssistantThreads,
  createCalls,
  createSeedHomes,
  createSeedReminders,
  createSeedStars,
} from './seed-app-and-user-state.js';
import { createSeedApps, createBots } from './seed-apps.js';
import { createSeedChannels } from './seed-channels.js';
import { createSeedFiles, createSeedMessages, readScheduled } from './seed-messages.js';
import { createSeedPeople, createSeedUsergroups, createSeedWorkspaces } from './seed-people.js';
import { SeedApplication } from './seed-application.js';

/**
 * Makes of an empty world what a seed says. Nobody is told of it. What is named must be there before, hence the order.
 * @throws SeedError that names each place where the seed names something that isn't there, or is there twice. The
 * world is then of no use.
 */
export function applySeed(world: WorkspaceRegistry, seed: CompleteSeed): void {
  const planting = new SeedApplication(world);
  for (const id of seed.gone ?? []) world.shared.removedUserIds.add(id);
  createSeedWorkspaces(planting, seed.workspaces);
  createSeedPeople(planting, seed.people);
  createSeedApps(planting, seed.apps);
  createSeedChannels(planting, seed.channels);
  createBots(planting, seed.apps);
  createSeedUsergroups(planting, seed.usergroups ?? []);
  createSeedFiles(planting, seed.files ?? []);
  createSeedMessages(planting, seed.messages);
  const scheduled = readScheduled(planting, seed.scheduled ?? []);
  createSeedReminders(planting, seed.reminders ?? []);
  createSeedStars(planting, seed.stars ?? []);
  createSeedHomes(planting, seed.homes ?? []);
  createAssistantThreads(planting, seed.assistantThreads ?? []);
  createAgentSessions(planting, seed.agentSessions ?? []);
  createCalls(planting, seed.calls ?? []);
  planting.finish();
  // Their timers run from then on: nothing of a seed that is none may be left behind.
  for (const each of scheduled) world.shared.scheduled.restore(each);
}
